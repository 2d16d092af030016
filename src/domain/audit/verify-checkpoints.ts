import {
  compareBytes,
  type Failure,
  fail,
  formatInstant,
  type Instant,
  ok,
  type Result,
} from '#domain/kernel/index.ts';
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

/** Which witnesses cosigned the head, and the latest time that one of them gave. Errors: LOG_NOT_WITNESSED for each that did not. */
export async function checkWitnesses(
  head: TimedCheckpoint,
  witnesses: readonly VerifierKey[],
  verify: VerifySignature,
): Promise<{ readonly names: string[]; readonly at: Instant | undefined; readonly findings: Failure[] }> {
  const names: string[] = [];
  const findings: Failure[] = [];
  let latest: Instant | undefined;
  for (const witness of witnesses) {
    const at = await cosignedAt(head.note, witness, verify);
    if (at === undefined) findings.push({ code: 'LOG_NOT_WITNESSED', params: { witness: witness.name } });
    else {
      names.push(witness.name);
      if (latest === undefined || at > latest) latest = at;
    }
  }
  return { names, at: latest, findings };
}

/** Whether the head is young enough for the auditor, who may set no bound. */
export function checkAge(signedAt: Instant | null, bound: Instant | undefined): Failure[] {
  if (bound === undefined) return [];
  if (signedAt === null) return [{ code: 'LOG_CHECKPOINT_UNTIMED' }];
  // Signed times are whole seconds, so the bound is held to the second too.
  if (signedAt >= Math.floor(bound / 1000) * 1000) return [];
  return [{ code: 'LOG_CHECKPOINT_STALE', params: { signedAt: formatInstant(signedAt), bound: formatInstant(bound) } }];
}
