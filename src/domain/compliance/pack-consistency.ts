import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { nearestName } from './expression/nearest-name.ts';
import type { RulePackSource } from './pack.ts';
import { isMultiple, type ParameterValue } from './parameter.ts';

export type PackInconsistency = Failure<
  | 'LAW_ID_REPEATED'
  | 'LAW_INSTRUMENT_UNKNOWN'
  | 'LAW_OUT_OF_ORDER'
  | 'LAW_PARAMETER_UNDECLARED'
  | 'LAW_ANCHOR_NOT_GOVERNING'
>;

/** What must hold across the files of a pack before any rule is compiled: ids once, dates ascending, citations that lead somewhere. */
export function checkPackConsistency(source: RulePackSource): Result<null, PackInconsistency> {
  const repeated = firstRepeated([
    ...source.instruments.map(({ code }) => code),
    ...source.parameters.map(({ id }) => id),
    ...source.facts.flatMap(({ name, aliases = [] }) => [name, ...aliases]),
    ...source.rules.map(({ id }) => id),
  ]);
  if (repeated !== null) return fail('LAW_ID_REPEATED', { id: repeated });
  const instruments = new Set(source.instruments.map(({ code }) => code));
  const parameters = new Set(source.parameters.map(({ id }) => id));
  for (const parameter of source.parameters) {
    for (const values of [parameter.values, ...Object.values(parameter.provinces ?? {})]) {
      const problem = problemOfValues(parameter.id, values, instruments, parameters);
      if (problem) return problem;
    }
  }
  for (const { id, versions } of source.rules) {
    if (!ascends(versions)) return fail('LAW_OUT_OF_ORDER', { id });
    for (const { instrument } of versions)
      if (!instruments.has(instrument)) return unknownInstrument(id, instrument, instruments);
  }
  return ok(null);
}

function problemOfValues(
  id: string,
  values: readonly ParameterValue[],
  instruments: ReadonlySet<string>,
  parameters: ReadonlySet<string>,
): ReturnType<typeof fail<PackInconsistency['code']>> | null {
  if (!ascends(values)) return fail('LAW_OUT_OF_ORDER', { id });
  for (const { citation, value } of values) {
    if (!instruments.has(citation.instrument)) return unknownInstrument(id, citation.instrument, instruments);
    if (value !== null && isMultiple(value) && !parameters.has(value.of))
      return fail('LAW_PARAMETER_UNDECLARED', { parameter: value.of, nearest: nearestName(value.of, parameters) });
  }
  return null;
}

function unknownInstrument(
  id: string,
  instrument: string,
  known: ReadonlySet<string>,
): ReturnType<typeof fail<'LAW_INSTRUMENT_UNKNOWN'>> {
  return fail('LAW_INSTRUMENT_UNKNOWN', { id, instrument, nearest: nearestName(instrument, known) });
}

function ascends(entries: readonly { readonly from: string }[]): boolean {
  return entries.every((entry, i) => i === 0 || (entries[i - 1] as { from: string }).from < entry.from);
}

function firstRepeated(ids: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) return id;
    seen.add(id);
  }
  return null;
}
