import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex, utf8 } from './bytes.ts';
import { hashLongMessagesBy, hmacSha256, sha256 } from './sha256.ts';

describe('sha256', () => {
  // NIST example vectors of FIPS 180-4.
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    [
      'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
      'cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('has the published digest (%#)', (text, digest) => {
    expect(toHex(sha256(utf8(text)))).toBe(digest);
  });

  it('agrees with the platform at every length around the block borders', () => {
    for (let length = 0; length <= 200; length++) {
      const message = Uint8Array.from({ length }, (_, i) => (i * 31 + length) & 255);
      expect(toHex(sha256(message))).toBe(createHash('sha256').update(message).digest('hex'));
    }
  });
});

describe('another implementation for long messages', () => {
  it('is refused where it is not SHA-256', () => {
    expect(() =>
      hashLongMessagesBy((message) => createHash('sha512').update(message).digest().subarray(0, 32)),
    ).toThrow('this is not SHA-256');
  });

  it('gives what was given without it', () => {
    const long = new Uint8Array(5000).fill(7);
    const before = toHex(sha256(long));
    hashLongMessagesBy((message) => createHash('sha256').update(message).digest());
    expect(toHex(sha256(long))).toBe(before);
  });
});

describe('hmacSha256', () => {
  // RFC 4231 test cases 1 to 4, 6 and 7 (5 is a truncated output).
  it.each([
    ['0b'.repeat(20), toHex(utf8('Hi There')), 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
    [
      toHex(utf8('Jefe')),
      toHex(utf8('what do ya want for nothing?')),
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
    ['aa'.repeat(20), 'dd'.repeat(50), '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe'],
    [
      '0102030405060708090a0b0c0d0e0f10111213141516171819',
      'cd'.repeat(50),
      '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
    ],
    [
      'aa'.repeat(131),
      toHex(utf8('Test Using Larger Than Block-Size Key - Hash Key First')),
      '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    ],
    [
      'aa'.repeat(131),
      toHex(
        utf8(
          'This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.',
        ),
      ),
      '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
    ],
  ])('has the published code (%#)', (key, message, code) => {
    expect(toHex(hmacSha256(fromHex(key)!)(fromHex(message)!))).toBe(code);
  });

  it('agrees with the platform, and one key serves many messages', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 150 }), fc.array(fc.uint8Array({ maxLength: 150 })), (key, messages) => {
        const mac = hmacSha256(key);
        for (const message of messages)
          expect(toHex(mac(message))).toBe(createHmac('sha256', key).update(message).digest('hex'));
      }),
    );
  });
});
