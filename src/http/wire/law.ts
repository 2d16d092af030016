import type { Language } from '#contract/errors.ts';
import type * as contract from '#contract/law-book.ts';
import {
  type CompiledVersion,
  type Instrument,
  isVerified,
  type LegalParameter,
  type ParameterStep,
  type RulePack,
} from '#domain/compliance/index.ts';
import { formatInstant, type Instant } from '#domain/kernel/index.ts';
import type { Wire } from './wire.ts';

type History = Wire<typeof contract.showParameterHistory>;
type ShownRule = Wire<typeof contract.showRule>;

export function wireParameterHead(parameter: LegalParameter) {
  return {
    parameter: parameter.id,
    unit: parameter.unit,
    zh: parameter.zh,
    en: parameter.en,
    governedBy: [...parameter.governedBy],
    actors: [...parameter.appliesTo.actors],
    provinces: Object.keys(parameter.provinces ?? {}).sort(),
  };
}

export function wireStep({ on, reading, confidence, note, multiple }: ParameterStep): History['steps'][number] {
  const { value, citation } = reading;
  return {
    on,
    value: typeof value === 'object' && value !== null ? [...value] : value,
    citation: citation ?? '',
    verified: isVerified(confidence),
    confidence,
    ...(note === null ? {} : { note }),
    ...(multiple ? { multiple: { ...multiple } } : {}),
  };
}

export function wireInstrument(
  item: Instrument,
  { rules, parameters }: RulePack,
): Wire<typeof contract.listInstruments>['instruments'][number] {
  const { code, number, promulgated, effectiveFrom, effectiveTo, note, confidence } = item;
  const cites = (versions: readonly CompiledVersion[]) => versions.some(({ version }) => version.instrument === code);
  const valued = ({ values, provinces }: LegalParameter) =>
    [values, ...Object.values(provinces ?? {})].flat().some(({ citation }) => citation.instrument === code);
  return {
    instrument: code,
    name: item.name,
    ...(number === null ? {} : { number }),
    issuer: item.issuer,
    ...(promulgated === null ? {} : { promulgated }),
    ...(effectiveFrom === null ? {} : { from: effectiveFrom }),
    ...(effectiveTo === null ? {} : { to: effectiveTo }),
    status: item.status,
    verified: isVerified(confidence),
    confidence,
    ...(note === undefined ? {} : { note }),
    rules: [...rules.values()].filter(cites).length,
    parameters: [...parameters.values()].filter(valued).length,
  };
}

export function wireVersion(
  { version, citation, verified, digest, parameters, asks }: CompiledVersion,
  language: Language,
  word: { readonly confirmedBy: string; readonly confirmedAt: Instant } | undefined,
): ShownRule['versions'][number] {
  const { from, to, status, instrument, article, confidence, actors, provinces, when, transition, note } = version;
  return {
    from,
    ...(to === null ? {} : { to }),
    status,
    citation,
    instrument,
    article,
    confidence,
    verified,
    digest,
    actors: [...actors],
    ...(provinces ? { provinces: [...provinces] } : {}),
    ...(when === undefined ? {} : { when }),
    requirements: version.requirements.map((requirement) => ({ ...requirement })),
    ...(transition ? { transition: { ...transition } } : {}),
    ...(note ? { note: note[language] } : {}),
    parameters: [...parameters],
    asks: [...asks],
    ...(word ? { confirmedBy: word.confirmedBy, confirmedAt: formatInstant(word.confirmedAt) } : {}),
  };
}
