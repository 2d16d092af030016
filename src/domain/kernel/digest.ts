import { toHex } from './bytes.ts';
import { type Canonical, canonicalBytes } from './canonical.ts';
import { sha256 } from './sha256.ts';

declare const digestBrand: unique symbol;
/** SHA-256 of a canonical encoding, 64 characters of lower-case hex. */
export type Digest = string & { readonly [digestBrand]: true };

export function digestOf(value: Canonical): Digest {
  return toHex(sha256(canonicalBytes(value))) as Digest;
}
