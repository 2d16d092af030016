import {
  ACTOR_TYPES,
  isActorType,
  isVerified,
  nearestName,
  type RulePack,
  readingOf,
  resolveParameter,
  widenedTypes,
} from '#domain/compliance/index.ts';
import { type Failure, fail, ok, parseCalendarDate, type Result } from '#domain/kernel/index.ts';
import { readProvince } from '#domain/reference/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';

interface ShowFlags {
  readonly on: string;
  readonly actor?: string;
  readonly province?: string;
}

/**
 * One parameter on one day. Before its first day there is no value and no default: LAW_PARAMETER_BEFORE_FIRST. A repealed
 * one has the value null; so has one that does not bind the actor, or whose provincial value is not on record.
 */
export function showParameter(
  pack: RulePack,
  id: string,
  flags: ShowFlags,
  { lang }: OutputOptions,
): Result<Rendered, Failure> {
  const on = parseCalendarDate(flags.on);
  if (!on.ok) return on;
  const parameter = pack.parameters.get(id);
  if (!parameter)
    return fail('LAW_PARAMETER_UNKNOWN', { parameter: id, nearest: nearestName(id, pack.parameters.keys()) });
  const { actor } = flags;
  const province = flags.province === undefined ? null : readProvince(flags.province);
  if (flags.province !== undefined && province === null)
    return fail('LAW_FACT_WRONG', { fact: 'province', value: flags.province, expected: '44' });
  if (actor !== undefined && !isActorType(actor))
    return fail('LAW_ACTOR_UNKNOWN', {
      type: actor,
      nearest: nearestName(actor, ACTOR_TYPES),
      known: ACTOR_TYPES.join(', '),
    });
  const resolved = resolveParameter(pack.parameters, id, { on: on.value, province });
  if (resolved.state === 'before-first')
    return fail('LAW_PARAMETER_BEFORE_FIRST', { parameter: id, on: on.value, first: resolved.first ?? '–' });
  const { actors } = parameter.appliesTo;
  const types = actor === undefined || !isActorType(actor) ? null : widenedTypes([actor]);
  const binds = types === null || actors.some((type) => type === 'any' || types.has(type));
  const reading = readingOf(id, resolved, pack);
  const confidence = 'entry' in resolved ? resolved.entry.confidence : null;
  const json = {
    parameter: id,
    value: binds ? reading.value : null,
    unit: parameter.unit,
    state: !binds ? 'not-applicable' : reading.state === 'no-provincial-value' ? 'unknown' : reading.state,
    from: reading.from,
    citation: reading.citation,
    confidence,
    verified: confidence !== null && isVerified(confidence),
    note: 'entry' in resolved ? (resolved.entry.note ?? null) : null,
    governedBy: parameter.governedBy,
    appliesTo: actors,
    on: on.value,
    description: parameter[lang],
    ...(parameter.observedTo ? { observedTo: parameter.observedTo } : {}),
  };
  return ok({
    json,
    text: () =>
      Object.entries(json)
        .map(([key, value]) => `${key.padEnd(12)}${Array.isArray(value) ? value.join(', ') : value}`)
        .join('\n'),
  });
}
