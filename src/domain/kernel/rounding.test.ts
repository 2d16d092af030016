import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divide, type Rounding } from './rounding.ts';

describe('divide', () => {
  it.each<[Rounding, bigint[]]>([
    ['floor', [-3n, -3n, -2n, 1n, 2n, 2n]],
    ['ceil', [-2n, -2n, -1n, 2n, 3n, 3n]],
    ['toward-zero', [-2n, -2n, -1n, 1n, 2n, 2n]],
    ['half-up', [-3n, -3n, -2n, 2n, 3n, 3n]],
    ['half-even', [-3n, -2n, -2n, 2n, 2n, 3n]],
  ])('rounds −2.75, −2.5, −1.5, 1.5, 2.5 and 2.75 by %s', (mode, expected) => {
    expect([-11n, -10n, -6n, 6n, 10n, 11n].map((n) => divide(n, 4n, mode))).toEqual(expected);
    expect([-11n, -10n, -6n, 6n, 10n, 11n].map((n) => divide(-n, -4n, mode))).toEqual(expected);
  });

  it('is exact where the division is, and within one otherwise', () => {
    const modes = fc.constantFrom<Rounding>('floor', 'ceil', 'half-up', 'half-even', 'toward-zero');
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), modes, (n, d, mode) => {
        fc.pre(d !== 0n);
        const error = divide(n, d, mode) * d - n;
        const size = error < 0n ? -error : error;
        const unit = d < 0n ? -d : d;
        expect(n % d === 0n ? size === 0n : size < unit).toBe(true);
        if (mode.startsWith('half')) expect(size * 2n <= unit).toBe(true);
      }),
    );
  });

  it('refuses to divide by zero', () => {
    expect(() => divide(1n, 0n, 'floor')).toThrow(RangeError);
  });
});
