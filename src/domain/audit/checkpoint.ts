import {
  concatBytes,
  type Failure,
  fail,
  type Instant,
  instant,
  ok,
  type Result,
  toHex,
  utf8,
} from '#domain/kernel/index.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { cosignatureKeyOf, keyId, type Signer, type VerifierKey, type VerifySignature } from './key.ts';
import { formatNote, parseNote, type SignedNote, signaturesBy } from './note.ts';

/** What a log says of itself at one moment: its name, how many entries it has, and the root over them (C2SP tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** A checkpoint as it was read, with the note that carries it. */
export interface SignedCheckpoint extends Checkpoint {
  readonly note: SignedNote;
}

export function checkpointText(checkpoint: Checkpoint): string {
  return `${checkpoint.origin}\n${checkpoint.size}\n${toBase64(checkpoint.root)}\n`;
}

/**
 * Reads a checkpoint. The format allows further lines under the root; this log never writes any, so one that is there
 * was put there by someone. Errors: LOG_NOTE_MALFORMED, LOG_CHECKPOINT_MALFORMED, LOG_CHECKPOINT_EXTENDED.
 */
export function parseCheckpoint(
  written: string,
): Result<SignedCheckpoint, Failure<'LOG_NOTE_MALFORMED' | 'LOG_CHECKPOINT_MALFORMED' | 'LOG_CHECKPOINT_EXTENDED'>> {
  const note = parseNote(written);
  if (!note.ok) return note;
  const [origin, size, root, ...rest] = note.value.text.split('\n');
  if (rest.length > 1) return fail('LOG_CHECKPOINT_EXTENDED', { value: rest[0]!.slice(0, 60) });
  const rootBytes = root === undefined ? undefined : fromBase64(root);
  const count = /^(0|[1-9]\d{0,15})$/.test(size ?? '') ? Number(size) : Number.NaN;
  if (!origin || !Number.isSafeInteger(count) || rootBytes?.length !== 32 || rest.length === 0)
    return fail('LOG_CHECKPOINT_MALFORMED');
  return ok({ origin, size: count, root: rootBytes, note: note.value });
}

/** Signs a checkpoint twice with the log's key: over the text, and over the text with the time, so that a stale one shows. */
export function signCheckpoint(checkpoint: Checkpoint, signer: Signer, at: Instant): string {
  const text = checkpointText(checkpoint);
  const { name } = signer.verifier;
  const signature = { name, keyId: toHex(keyId(signer.verifier)), signature: signer.sign(utf8(text)) };
  const timed = { verifier: cosignatureKeyOf(signer.verifier), sign: signer.sign };
  return formatNote({ text, signatures: [signature, cosign(text, timed, at)] });
}

/**
 * The same checkpoint with one more signed time: a log that stands still shows that this is its present state. The
 * latest time counts. Errors: LOG_NOTE_MALFORMED.
 */
export function restampCheckpoint(
  written: string,
  signer: Signer,
  at: Instant,
): Result<string, Failure<'LOG_NOTE_MALFORMED'>> {
  const note = parseNote(written);
  if (!note.ok) return note;
  const timed = { verifier: cosignatureKeyOf(signer.verifier), sign: signer.sign };
  const { text, signatures } = note.value;
  return ok(formatNote({ text, signatures: [...signatures, cosign(text, timed, at)] }));
}

/** A cosignature/v1 over a checkpoint's text: 8 bytes of whole seconds, big-endian, then the signature. */
export function cosign(text: string, signer: Signer, at: Instant): SignedNote['signatures'][number] {
  const seconds = Math.floor(at / 1000);
  const stamp = new Uint8Array(8);
  new DataView(stamp.buffer).setBigUint64(0, BigInt(seconds));
  const signature = signer.sign(cosignedMessage(text, seconds));
  return {
    name: signer.verifier.name,
    keyId: toHex(keyId(signer.verifier)),
    signature: concatBytes(stamp, signature),
  };
}

/** Whether the key signed the note: every signature that claims to be its must hold, and there must be one. */
export async function isSignedBy(note: SignedNote, key: VerifierKey, verify: VerifySignature): Promise<boolean> {
  const claimed = signaturesBy(note, key);
  for (const { signature } of claimed)
    if (signature.length !== 64 || !(await verify(key.publicKey, utf8(note.text), signature))) return false;
  return claimed.length > 0;
}

/** When the key cosigned the note, or undefined where it did not or where any cosignature in its name is false. */
export async function cosignedAt(
  note: SignedNote,
  key: VerifierKey,
  verify: VerifySignature,
): Promise<Instant | undefined> {
  let latest: Instant | undefined;
  for (const { signature } of signaturesBy(note, key)) {
    if (signature.length !== 72) return undefined;
    const seconds = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0));
    if (!Number.isSafeInteger(seconds * 1000)) return undefined;
    if (!(await verify(key.publicKey, cosignedMessage(note.text, seconds), signature.subarray(8)))) return undefined;
    if (latest === undefined || seconds * 1000 > latest) latest = instant(seconds * 1000);
  }
  return latest;
}

function cosignedMessage(text: string, seconds: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${seconds}\n${text}`);
}
