import type { Chance } from '#app/ports/chance.ts';
import { hmacSha256, type Id, isId, sha256, toHex, utf8 } from '#domain/kernel/index.ts';

/**
 * A secret that a caller carries: `<institution>.<id>.<43 characters of chance>`. It names its institution and its
 * row, so that the row is found inside the institution's own rows; the store keeps only the SHA-256 of the secret part,
 * which has 256 bits of chance and therefore needs no slow hash.
 */
export interface Token<K extends 'sess' | 'key'> {
  readonly kind: K;
  readonly institution: Id<'inst'>;
  readonly id: Id<K>;
  readonly secretHash: string;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export function mintToken<K extends 'sess' | 'key'>(
  institution: Id<'inst'>,
  id: Id<K>,
  chance: Chance,
): { readonly text: string; readonly secretHash: string } {
  const secret = base64url(chance.bytes(32));
  return { text: `${institution.slice(5)}.${id}.${secret}`, secretHash: hashSecret(secret) };
}

/** The parts of a token, or undefined where the text is none. */
export function readToken(text: string): Token<'sess'> | Token<'key'> | undefined {
  const [tail, id, secret, rest] = text.split('.', 4);
  const institution = `inst_${tail}`;
  if (!tail || !id || !secret || rest !== undefined || !isId('inst', institution)) return undefined;
  if (!/^[A-Za-z0-9_-]{43}$/.test(secret)) return undefined;
  if (isId('sess', id)) return { kind: 'sess', institution, id, secretHash: hashSecret(secret) };
  if (isId('key', id)) return { kind: 'key', institution, id, secretHash: hashSecret(secret) };
  return undefined;
}

/** The anti-forgery token of a session: derived from its secret's hash, so that nothing more is stored or leaked by a read. */
export function csrfOf(secretHash: string): string {
  return toHex(hmacSha256(utf8(secretHash))(utf8('weir anti-forgery'))).slice(0, 32);
}

function hashSecret(secret: string): string {
  return toHex(sha256(utf8(secret)));
}

/** 32 bytes as 43 characters (RFC 4648 §5 without padding). */
function base64url(bytes: Uint8Array): string {
  let out = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      out += ALPHABET[(held >> bits) & 63];
    }
  }
  return bits > 0 ? out + ALPHABET[(held << (6 - bits)) & 63] : out;
}

/** Compares two texts in a time that depends on their length alone. */
export function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ (b.charCodeAt(i % Math.max(1, b.length)) || 0);
  return difference === 0;
}
