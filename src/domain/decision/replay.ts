import { type Failure, isObject, ok, type Result } from '#domain/kernel/index.ts';
import type { Artefacts } from './artefacts.ts';
import { presentRecord } from './present-record.ts';
import { readRecord } from './read-record.ts';
import { type UnderwriteFailure, underwrite } from './underwrite.ts';

/** What a replay found: the same record to the last bit, or the first place where they part. */
export type Replay =
  | { readonly identical: true }
  | { readonly identical: false; readonly path: string; readonly recorded: unknown; readonly replayed: unknown };

/**
 * Decides again from the inputs that a presented record carries, and compares every value. The engine's version comes first and
 * digests next, so that another engine, model, policy or law is named as the cause rather than its effects.
 * Errors: RECORD_FORMAT_UNKNOWN, and whatever the decision itself may refuse.
 */
export function replay(
  json: unknown,
  artefacts: Artefacts,
): Result<Replay, Failure<'RECORD_FORMAT_UNKNOWN'> | UnderwriteFailure> {
  const read = readRecord(json);
  if (!read.ok) return read;
  const { input, asOf, language } = read.value;
  const record = underwrite(input, artefacts, asOf);
  if (!record.ok) return record;
  const again = presentRecord(record.value, input, language);
  const recorded = json as Record<string, unknown>;
  const version = isObject(recorded.engine) ? recorded.engine.version : undefined;
  const first =
    firstDifference(version, record.value.engine.version, 'engine.version') ??
    firstDifference(recorded.digests, again.digests, 'digests') ??
    firstDifference(recorded.engine, again.engine, 'engine') ??
    firstDifference(recorded, again, '');
  return ok(first ?? { identical: true });
}

/** The first place, in the order of the recorded keys, where two values of JSON differ. */
function firstDifference(
  recorded: unknown,
  replayed: unknown,
  path: string,
): Extract<Replay, { identical: false }> | null {
  if (isObject(recorded) && isObject(replayed)) {
    for (const key of new Set([...Object.keys(recorded), ...Object.keys(replayed)])) {
      const found = firstDifference(recorded[key], replayed[key], path === '' ? key : `${path}.${key}`);
      if (found) return found;
    }
    return null;
  }
  if (Array.isArray(recorded) && Array.isArray(replayed)) {
    for (let i = 0; i < Math.max(recorded.length, replayed.length); i++) {
      const found = firstDifference(recorded[i], replayed[i], `${path}[${i}]`);
      if (found) return found;
    }
    return null;
  }
  const same = Object.is(recorded, replayed) || (recorded === 0 && replayed === 0);
  return same ? null : { identical: false, path, recorded: recorded ?? null, replayed: replayed ?? null };
}
