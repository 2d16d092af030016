import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isId, makeId } from './id.ts';

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
const moment = fc.integer({ min: 0, max: 2 ** 48 - 1 });

describe('an id', () => {
  it('is its prefix and a ULID', () => {
    // The time part of the example in the ULID specification.
    expect(makeId('loan', 1_469_918_176_385, new Uint8Array(10))).toBe('loan_01ARYZ6S410000000000000000');
    expect(makeId('loan', 0, new Uint8Array(10).fill(255))).toBe('loan_0000000000ZZZZZZZZZZZZZZZZ');
  });

  it('is recognised under its own prefix only', () => {
    fc.assert(
      fc.property(moment, bytes, (at, random) => {
        const id = makeId('loan', at, random);
        expect(isId('loan', id)).toBe(true);
        expect(isId('lo', id)).toBe(false);
        expect(isId('claim', id)).toBe(false);
      }),
    );
    expect(isId('loan', 'loan_01ARYZ6S41000000000000000I')).toBe(false);
    expect(isId('loan', 'loan_01ARYZ6S41')).toBe(false);
  });

  it('sorts by its moment, and within a moment by its chance', () => {
    fc.assert(
      fc.property(moment, moment, bytes, bytes, (a, b, x, y) => {
        if (a !== b) expect(makeId('p', a, x) < makeId('p', b, y)).toBe(a < b);
        else expect(makeId('p', a, x) < makeId('p', a, y)).toBe(Buffer.compare(x, y) < 0);
      }),
    );
  });

  it('takes ten bytes and a moment', () => {
    expect(() => makeId('p', 0, new Uint8Array(9))).toThrow(RangeError);
    expect(() => makeId('p', -1, new Uint8Array(10))).toThrow(RangeError);
    expect(() => makeId('p', 1.5, new Uint8Array(10))).toThrow(RangeError);
  });
});
