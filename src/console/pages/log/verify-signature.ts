import type { VerifySignature } from '#domain/audit/index.ts';

/**
 * Ed25519 (RFC 8032) by the browser; where it keeps its cryptography from a page that came over an open network, by arithmetic that
 * is fetched then. A public key that is no point of the curve verifies nothing.
 */
export const verifySignature: VerifySignature = async (publicKey, message, signature) => {
  if (crypto.subtle === undefined) return verifyByArithmetic(publicKey, message, signature);
  const key = await crypto.subtle
    .importKey('raw', Uint8Array.from(publicKey), { name: 'Ed25519' }, false, ['verify'])
    .catch(() => undefined);
  if (!key) return false;
  return crypto.subtle.verify({ name: 'Ed25519' }, key, Uint8Array.from(signature), Uint8Array.from(message));
};

export const verifyByArithmetic: VerifySignature = async (publicKey, message, signature) => {
  const { ed25519 } = await import('@noble/curves/ed25519.js');
  try {
    // Strict: what the platforms' own verifiers refuse is refused here.
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
};
