import type { VerifySignature } from '#domain/audit/index.ts';

/** Whether this page can check signatures: browsers keep their cryptography from pages that came over an open network. */
export function canVerifySignatures(): boolean {
  return typeof crypto !== 'undefined' && crypto.subtle !== undefined;
}

/** Ed25519 (RFC 8032) by the browser; a public key that is no point of the curve verifies nothing. */
export const verifySignature: VerifySignature = async (publicKey, message, signature) => {
  const key = await crypto.subtle
    .importKey('raw', Uint8Array.from(publicKey), { name: 'Ed25519' }, false, ['verify'])
    .catch(() => undefined);
  if (!key) return false;
  return crypto.subtle.verify({ name: 'Ed25519' }, key, Uint8Array.from(signature), Uint8Array.from(message));
};
