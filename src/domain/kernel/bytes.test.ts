import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBytes, concatBytes, fromHex, toHex, utf8 } from './bytes.ts';

describe('utf8', () => {
  it('agrees with the platform on every text, lone surrogates included', () => {
    const encoder = new TextEncoder();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8(text)).toEqual(encoder.encode(text));
      }),
    );
    for (const text of ['', 'é', '堰', '𠮷', '\ud800', 'a\udc00b', '\ud800\ud800\udc00', '\ud83d'])
      expect(utf8(text)).toEqual(encoder.encode(text));
  });
});

describe('hex', () => {
  it('goes there and back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromHex(toHex(bytes))).toEqual(bytes);
      }),
    );
    expect(fromHex('')).toEqual(new Uint8Array(0));
    expect(fromHex('aBcD')).toEqual(Uint8Array.of(0xab, 0xcd));
  });

  it.each(['a', 'ag', '0x00', ' 00', '00 ', '--'])('is not "%s"', (text) => {
    expect(fromHex(text)).toBeUndefined();
  });
});

describe('byte strings', () => {
  it('are ordered as their hex is', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
        const order = toHex(a) < toHex(b) ? -1 : toHex(a) > toHex(b) ? 1 : 0;
        expect(Math.sign(compareBytes(a, b))).toBe(order);
      }),
    );
  });

  it('are joined in order', () => {
    expect(concatBytes(Uint8Array.of(1), new Uint8Array(0), Uint8Array.of(2, 3))).toEqual(Uint8Array.of(1, 2, 3));
    expect(concatBytes()).toEqual(new Uint8Array(0));
  });
});
