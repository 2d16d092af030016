import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { canonicalBytes, type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { systemChance } from '../chance.ts';

/** What a sealed value is bound to. Opened anywhere else, or after a change of one bit, it is refused. */
export interface SealedPlace {
  readonly institutionId: string;
  readonly table: string;
  readonly column: string;
  readonly row: string;
}

/** A key that is used many times is worth making an object of: the library looks at bytes anew each time. */
export type SealingKey = Uint8Array | KeyObject;

const FORMAT = 1;
const NONCE = 12;
const TAG = 16;

/** AES-256-GCM under a random nonce: format byte, nonce, ciphertext, tag. The place is authenticated and not kept. */
export function seal(key: SealingKey, place: SealedPlace, plain: Uint8Array): Uint8Array {
  const nonce = systemChance.bytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associated(place));
  return Buffer.concat([Uint8Array.of(FORMAT), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Errors: SEALED_VALUE_REFUSED where the value, its place or its key is not the one that it was sealed with. */
export function open(
  key: SealingKey,
  place: SealedPlace,
  sealed: Uint8Array,
): Result<Uint8Array, Failure<'SEALED_VALUE_REFUSED'>> {
  const refused = fail('SEALED_VALUE_REFUSED', { place: `${place.table}.${place.column}` });
  if (sealed.length < 1 + NONCE + TAG || sealed[0] !== FORMAT) return refused;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE), { authTagLength: TAG })
    .setAAD(associated(place))
    .setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    const body = decipher.update(sealed.subarray(1 + NONCE, sealed.length - TAG));
    return ok(Buffer.concat([body, decipher.final()]));
  } catch {
    return refused;
  }
}

function associated(place: SealedPlace): Uint8Array {
  return canonicalBytes(['weir-seal/1', place.institutionId, place.table, place.column, place.row]);
}
