import {
  concatBytes,
  type Failure,
  fail,
  fromHex,
  ok,
  type Result,
  sha256,
  toHex,
  utf8,
} from '#domain/kernel/index.ts';
import { fromBase64, toBase64 } from './base64.ts';

/** What a key signs: checkpoints of its own log (0x01), or cosignatures with a time (0x04). C2SP signed-note, tlog-cosignature. */
export type KeyPurpose = 'log' | 'cosignature';

const TYPE: Readonly<Record<KeyPurpose, number>> = { log: 0x01, cosignature: 0x04 };

/** A public Ed25519 key under a name. */
export interface VerifierKey {
  readonly name: string;
  readonly purpose: KeyPurpose;
  readonly publicKey: Uint8Array;
}

/** Checks an Ed25519 signature; the edge supplies it, since the core has no cryptography but SHA-256. */
export type VerifySignature = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>;

/** Makes an Ed25519 signature of 64 bytes with the key that `verifier` names. */
export interface Signer {
  readonly verifier: VerifierKey;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ public key). */
export function keyId(key: VerifierKey): Uint8Array {
  return sha256(concatBytes(utf8(`${key.name}\n`), Uint8Array.of(TYPE[key.purpose]), key.publicKey)).subarray(0, 4);
}

/** The key as people hand it on: `name+keyid+base64(type ‖ public key)`. */
export function formatVerifierKey(key: VerifierKey): string {
  return `${key.name}+${toHex(keyId(key))}+${toBase64(concatBytes(Uint8Array.of(TYPE[key.purpose]), key.publicKey))}`;
}

/** Reads what `formatVerifierKey` wrote; a key whose id does not fit its bytes is refused. Errors: LOG_KEY_MALFORMED. */
export function parseVerifierKey(text: string): Result<VerifierKey, Failure<'LOG_KEY_MALFORMED'>> {
  const malformed = fail('LOG_KEY_MALFORMED', { value: text.slice(0, 80) });
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim());
  if (!match) return malformed;
  const bytes = fromBase64(match[3]!);
  if (bytes?.length !== 33) return malformed;
  const purpose = bytes[0] === TYPE.log ? 'log' : bytes[0] === TYPE.cosignature ? 'cosignature' : undefined;
  if (!purpose) return malformed;
  const key: VerifierKey = { name: match[1]!, purpose, publicKey: bytes.subarray(1) };
  return toHex(keyId(key)) === toHex(fromHex(match[2]!)!) ? ok(key) : malformed;
}

/** The key that puts a log's own time under its checkpoints: the same bytes as its log key, with the other purpose. */
export function cosignatureKeyOf(key: VerifierKey): VerifierKey {
  return { ...key, purpose: 'cosignature' };
}
