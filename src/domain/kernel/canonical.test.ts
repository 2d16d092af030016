import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from './bytes.ts';
import { type Canonical, canonicalBytes, rememberEncoding } from './canonical.ts';
import { digestOf } from './digest.ts';

const hexOf = (value: Canonical) => toHex(canonicalBytes(value));

const leaf = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double({ noNaN: true }),
  fc.bigInt(),
  fc.string({ unit: 'grapheme' }),
  fc.uint8Array({ maxLength: 5 }),
);
const { canonical } = fc.letrec<{ canonical: Canonical }>((tie) => ({
  canonical: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('canonical'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('canonical'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

/** Reads an encoding back: that this is possible at all proves that no two values share one. */
function decode(bytes: Uint8Array): Canonical {
  let at = 0;
  const length = () => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes[at++]!;
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  };
  const take = (count: number) => {
    at += count;
    return bytes.subarray(at - count, at);
  };
  const text = () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(take(length()));
  const value = (): Canonical => {
    const tag = bytes[at++]!;
    if (tag === 0) return null;
    if (tag === 1 || tag === 2) return tag === 2;
    if (tag === 3) return new DataView(take(8).slice().buffer).getFloat64(0);
    if (tag === 4) return BigInt(text());
    if (tag === 5) return text();
    if (tag === 6) return take(length()).slice();
    const count = length();
    if (tag === 7) return Array.from({ length: count }, value);
    const entries = Array.from({ length: count }, () => [at++ >= 0 ? text() : '', value()] as const);
    return Object.fromEntries(entries);
  };
  const decoded = value();
  expect(at).toBe(bytes.length);
  return decoded;
}

/** −0 and 0 are one value here, and an object has no order. */
const plain = (value: Canonical): unknown =>
  JSON.stringify(value, (_, v: unknown) =>
    typeof v === 'bigint'
      ? `n${v}`
      : typeof v === 'number'
        ? `d${v === 0 ? 0 : v}`
        : v instanceof Uint8Array
          ? `b${toHex(v)}`
          : typeof v === 'string'
            ? `s${v}`
            : v !== null && typeof v === 'object' && !Array.isArray(v)
              ? Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))
              : v,
  );

describe('the canonical encoding', () => {
  it('can be read back, so that two values never share one', () => {
    fc.assert(
      fc.property(canonical, (value) => {
        expect(plain(decode(canonicalBytes(value)))).toBe(plain(value));
      }),
    );
  });

  it('does not depend on the order of a map or on absent entries', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), leaf, { noNullPrototype: true }), (map) => {
        const turned = Object.fromEntries(Object.entries(map).reverse());
        expect(hexOf({ ...turned, absent: undefined })).toBe(hexOf(map));
      }),
    );
  });

  it('is written as documented', () => {
    expect(hexOf(null)).toBe('00');
    expect(hexOf(false)).toBe('01');
    expect(hexOf(true)).toBe('02');
    expect(hexOf(1)).toBe('033ff0000000000000');
    expect(hexOf(-0)).toBe(hexOf(0));
    expect(hexOf(-12n)).toBe('04032d3132');
    expect(hexOf('堰')).toBe('0503e5a0b0');
    expect(hexOf(Uint8Array.of(9))).toBe('060109');
    expect(hexOf([1n, 'a'])).toBe('0702040131050161');
    expect(hexOf({ b: null, a: true })).toBe('08020501610205016200');
    expect(hexOf('x'.repeat(300)).slice(0, 6)).toBe('05ac02');
  });

  it.each([
    [1, 1n],
    ['1', 1n],
    [[], {}],
    [null, 'null'],
    [
      ['ab', 'c'],
      ['a', 'bc'],
    ],
    [[[]], [[], []]],
    ['', new Uint8Array(0)],
    [false, 0],
  ] as [Canonical, Canonical][])('tells %j from what looks like it (%#)', (a, b) => {
    expect(hexOf(a)).not.toBe(hexOf(b));
  });

  it('refuses what is not a number', () => {
    expect(() => canonicalBytes(Number.NaN)).toThrow(RangeError);
    expect(() => canonicalBytes({ rate: [Number.NaN] })).toThrow(RangeError);
  });
});

describe('a list whose encoding is remembered', () => {
  it('encodes as if it were made anew, wherever it stands, and cannot be changed', () => {
    const list = ['第十八条', { b: 1, a: [null] }];
    const plain = toHex(canonicalBytes({ gates: list, more: [list] }));
    const remembered = rememberEncoding(list);
    expect(toHex(canonicalBytes({ gates: remembered, more: [remembered] }))).toBe(plain);
    expect(() => list.push('more')).toThrow(TypeError);
  });
});

describe('a digest', () => {
  it('is SHA-256 of the encoding in hex', () => {
    expect(digestOf(null)).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  });
});
