import { type Failure, fail, type Instant, isObject, ok, type Result, toHex } from '#domain/kernel/index.ts';
import { cosign, isSignedBy, parseCheckpoint } from './checkpoint.ts';
import { type ConsistencyStep, DocumentReader } from './document-reader.ts';
import type { Signer, VerifierKey, VerifySignature } from './key.ts';
import { formatNote } from './note.ts';
import { type SizedRoot, verifyConsistency } from './proof.ts';
import type { TreeHash } from './tree-hash.ts';

export type WitnessRefusal =
  | 'LOG_NOTE_MALFORMED'
  | 'LOG_CHECKPOINT_MALFORMED'
  | 'LOG_CHECKPOINT_EXTENDED'
  | 'LOG_ORIGIN_MISMATCH'
  | 'LOG_CHECKPOINT_UNSIGNED'
  | 'LOG_ROLLED_BACK'
  | 'LOG_FORKED'
  | 'LOG_CONSISTENCY_FORGED';

/** What a witness keeps of one log: the largest tree that it ever cosigned, and nothing else. */
export type WitnessMemory = SizedRoot;

/**
 * A witness's whole duty: cosign a checkpoint only where it extends what the witness cosigned before. Two auditors who
 * trust one witness can then not be shown two histories. `memory` is undefined for a log seen for the first time.
 * Errors, in order: unreadable, another origin, not signed by the log, smaller than before, same size with another
 * root, consistency proof does not hold.
 */
export async function witnessCheckpoint(
  request: {
    readonly checkpoint: string;
    readonly consistency: readonly Uint8Array[];
    readonly memory: WitnessMemory | undefined;
    readonly logKey: VerifierKey;
    readonly at: Instant;
  },
  signer: Signer,
  verify: VerifySignature,
  tree: TreeHash,
): Promise<Result<{ readonly note: string; readonly memory: WitnessMemory }, Failure<WitnessRefusal>>> {
  const parsed = parseCheckpoint(request.checkpoint);
  if (!parsed.ok) return parsed;
  const { origin, size, root, note } = parsed.value;
  if (origin !== request.logKey.name) return fail('LOG_ORIGIN_MISMATCH', { origin, key: request.logKey.name });
  if (!(await isSignedBy(note, request.logKey, verify))) return fail('LOG_CHECKPOINT_UNSIGNED', { size });
  const before = request.memory;
  if (before && size < before.size) return fail('LOG_ROLLED_BACK', { size, seen: before.size });
  if (before && size === before.size && toHex(root) !== toHex(before.root)) return fail('LOG_FORKED', { size });
  if (before && !verifyConsistency(before, { size, root }, request.consistency, tree))
    return fail('LOG_CONSISTENCY_FORGED', { from: before.size, to: size });
  const cosigned = { ...note, signatures: [...note.signatures, cosign(note.text, signer, request.at)] };
  return ok({ note: formatNote(cosigned), memory: { size, root } });
}

/**
 * What a log sends to its witness: its checkpoint, and the proof that the tree of `consistency.from` leaves is a prefix of it.
 * Other keys are for people. Errors: LOG_BUNDLE_MALFORMED with `column` naming the place.
 */
export function parseWitnessRequest(
  document: unknown,
): Result<
  { readonly checkpoint: string; readonly consistency: ConsistencyStep | undefined },
  Failure<'LOG_BUNDLE_MALFORMED'>
> {
  const read = new DocumentReader();
  if (!isObject(document)) return fail('LOG_BUNDLE_MALFORMED', {}, { column: 'document' });
  const { checkpoint, consistency } = document;
  const request = {
    checkpoint: read.text(checkpoint, 'checkpoint'),
    consistency: consistency === undefined ? undefined : read.step(consistency, 'consistency'),
  };
  return read.refused === undefined ? ok(request) : fail('LOG_BUNDLE_MALFORMED', {}, { column: read.refused });
}
