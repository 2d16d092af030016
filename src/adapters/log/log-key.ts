import { createHmac, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { join } from 'node:path';
import type { Signer } from '#domain/audit/index.ts';
import { readOrCreateSecret } from '../store/secret-file.ts';

/** The DER of an Ed25519 private key up to its seed (RFC 8410 §7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The name under which an institution's log signs. */
export function logOrigin(institutionId: string): string {
  return `weir/${institutionId}`;
}

/**
 * The signing keys of the logs of this installation: one secret file (0600, made on first use) from which each institution's
 * key is derived. It is apart from the master key, so that whoever can read the data cannot also rewrite the log.
 */
export function logSigners(dataDirectory: string): (institutionId: string) => Signer {
  const secret = readOrCreateSecret(join(dataDirectory, 'secrets', 'log-key'));
  const signers = new Map<string, Signer>();
  return (institutionId) => {
    const known = signers.get(institutionId);
    if (known) return known;
    const signer = signerOf(logOrigin(institutionId), createHmac('sha256', secret).update(institutionId).digest());
    signers.set(institutionId, signer);
    return signer;
  };
}

/** A signer from a seed of 32 bytes. */
export function signerOf(name: string, seed: Uint8Array, purpose: Signer['verifier']['purpose'] = 'log'): Signer {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return {
    verifier: { name, purpose, publicKey: Buffer.from(x!, 'base64url') },
    sign: (message) => sign(null, message, key),
  };
}
