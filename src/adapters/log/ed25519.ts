import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { VerifySignature } from '#domain/audit/index.ts';

const keys = new Map<string, KeyObject | undefined>();

/** Ed25519 (RFC 8032) by the platform; a public key that is no point of the curve verifies nothing. */
export const verifyEd25519: VerifySignature = (publicKey, message, signature) => {
  const key = keyObject(publicKey);
  return key !== undefined && verify(null, message, key, signature);
};

function keyObject(publicKey: Uint8Array): KeyObject | undefined {
  const x = Buffer.from(publicKey).toString('base64url');
  if (!keys.has(x)) keys.set(x, importKey(x));
  return keys.get(x);
}

function importKey(x: string): KeyObject | undefined {
  try {
    return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } });
  } catch {
    return undefined;
  }
}
