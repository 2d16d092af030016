import { type Canonical, canonicalBytes, hmacSha256, toHex } from '#domain/kernel/index.ts';

/**
 * A stand-in for a value that only the holder of the key can make again: HMAC-SHA-256 under the subject's key, bound to
 * its use so that stand-ins of different uses cannot be joined. A plain digest of a small space (phone numbers, credit
 * codes) is the data itself; this one is not, and destroying the key erases it. 64 characters of hex.
 */
export function pseudonym(subjectKey: Uint8Array, use: string, value: Canonical): string {
  if (subjectKey.length !== 32) throw new RangeError('a subject key has 32 bytes');
  return toHex(hmacSha256(subjectKey)(canonicalBytes(['weir-pseudonym/1', use, value])));
}
