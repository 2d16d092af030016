import type { Failure, Result } from '#domain/kernel/index.ts';
import type { Artefacts } from './artefacts.ts';
import { readRecord } from './read-record.ts';
import type { DecisionRecord } from './record.ts';
import { type Case, type UnderwriteFailure, underwrite } from './underwrite.ts';

/**
 * Decides a recorded case again as of its own day, by other artefacts than it was decided by. `artefactsOf` is asked with the case, so that a
 * policy may differ from case to case. Errors: RECORD_FORMAT_UNKNOWN, those of underwriting.
 */
export function decideUnder(
  json: unknown,
  artefactsOf: (input: Case) => Artefacts,
): Result<
  { readonly input: Case; readonly record: DecisionRecord },
  Failure<'RECORD_FORMAT_UNKNOWN'> | UnderwriteFailure
> {
  const read = readRecord(json);
  if (!read.ok) return read;
  const { input, asOf } = read.value;
  const decided = underwrite(input, artefactsOf(input), asOf);
  return decided.ok ? { ok: true, value: { input, record: decided.value } } : decided;
}
