import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { utf8 } from '#domain/kernel/index.ts';
import { verifyByArithmetic, verifySignature } from './verify-signature.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const raw = Uint8Array.from(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'));
const message = utf8('weir/inst\n89\nroot\n');
const signature = Uint8Array.from(sign(null, message, privateKey));

describe.each([
  ['the browser', verifySignature],
  ['arithmetic', verifyByArithmetic],
] as const)('a signature verified by %s', (_, verify) => {
  it('holds for the message that was signed and for no other', async () => {
    expect(await verify(raw, message, signature)).toBe(true);
    expect(await verify(raw, utf8('weir/inst\n90\nroot\n'), signature)).toBe(false);
    const altered = Uint8Array.from(signature);
    altered[0]! ^= 1;
    expect(await verify(raw, message, altered)).toBe(false);
  });

  it('does not hold under bytes that are no key', async () => {
    expect(await verify(new Uint8Array(32).fill(255), message, signature)).toBe(false);
  });
});
