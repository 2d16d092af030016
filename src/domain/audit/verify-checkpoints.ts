import { compareBytes, type Failure, fail, type Instant, ok, type Result } from '#domain/kernel/index.ts';
import { cosignedAt, isSignedBy, parseCheckpoint, type SignedCheckpoint } from './checkpoint.ts';
import { cosignatureKeyOf, type VerifierKey, type VerifySignature } from './key.ts';

/** A checkpoint that the log signed, and the time that it put under it. */
export interface TimedCheckpoint extends SignedCheckpoint {
  readonly signedAt: Instant | undefined;
}

/** Reads one checkpoint and holds it against the log's name and key. */
export async function openCheckpoint(
  written: string,
  key: VerifierKey,
  verify: VerifySignature,
): Promise<Result<TimedCheckpoint, Failure>> {
  const parsed = parseCheckpoint(written);
  if (!parsed.ok) return parsed;
  const { origin, size, note } = parsed.value;
  if (origin !== key.name) return fail('LOG_ORIGIN_MISMATCH', { origin, key: key.name });
  if (!(await isSignedBy(note, key, verify))) return fail('LOG_CHECKPOINT_UNSIGNED', { size });
  const signedAt = await cosignedAt(note, cosignatureKeyOf(key), verify);
  return ok({ ...parsed.value, signedAt });
}

/** Sizes must ascend and times must not go back; one size with two roots is a fork. */
export function checkOrder(checkpoints: readonly TimedCheckpoint[]): Failure[] {
  const found: Failure[] = [];
  for (let i = 1; i < checkpoints.length; i++) {
    const [before, after] = [checkpoints[i - 1]!, checkpoints[i]!];
    const { size } = after;
    if (size === before.size && compareBytes(before.root, after.root) !== 0)
      found.push({ code: 'LOG_FORKED', params: { size } });
    else if (size <= before.size || (after.signedAt ?? Infinity) < (before.signedAt ?? -Infinity))
      found.push({ code: 'LOG_CHECKPOINTS_DISORDERED', params: { size } });
  }
  return found;
}
