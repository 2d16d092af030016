import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addFen, allocateFen, fen, fenFromEstimate, formatYuan, parseAmount } from './money.ts';

const anyFen = fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n }).map((value) => fen(value));
const codeOf = (text: string, unit?: bigint) => {
  const parsed = parseAmount(text, unit);
  return parsed.ok ? parsed.value : parsed.error.code;
};

describe('an amount', () => {
  it('fits 64 bits and is whole', () => {
    expect(fen(2n ** 63n - 1n)).toBe(2n ** 63n - 1n);
    expect(() => fen(2n ** 63n)).toThrow(RangeError);
    expect(() => fen(-(2n ** 63n))).toThrow(RangeError);
    expect(() => fen(1.5)).toThrow(RangeError);
    expect(() => addFen(fen(2n ** 63n - 1n), fen(1))).toThrow(RangeError);
  });
});

describe('an estimate', () => {
  it.each([
    [2.5, 3n],
    [-2.5, -3n],
    [-0.4, 0n],
    [0.49999999999999994, 0n],
    [1e15 + 0.5, 10n ** 15n + 1n],
  ])('of %d becomes %d fen, ties away from zero as in a division', (estimate, expected) => {
    expect(fenFromEstimate(estimate, 'half-up')).toBe(expected);
  });

  it('is floored where the caller says so', () => {
    expect(fenFromEstimate(-0.5, 'floor')).toBe(-1n);
    expect(fenFromEstimate(7.9, 'floor')).toBe(7n);
  });

  it.each([Number.NaN, Infinity, 1e30])('of %d is refused', (estimate) => {
    expect(() => fenFromEstimate(estimate, 'half-up')).toThrow(RangeError);
  });
});

describe('allocateFen', () => {
  const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 12 });

  it('loses nothing, gives nothing to a weight of zero, and is never a fen away from the exact share', () => {
    fc.assert(
      fc.property(anyFen, weights, (total, shares) => {
        const sum = shares.reduce((a, b) => a + b, 0n);
        fc.pre(sum > 0n);
        const parts = allocateFen(total, shares);
        expect(parts.reduce((a, b) => a + b, 0n as bigint)).toBe(total);
        parts.forEach((part, i) => {
          const gap = part * sum - total * shares[i]!;
          expect(gap < sum && gap > -sum).toBe(true);
        });
      }),
    );
  });

  it('gives the odd fen to the largest remainder, the earlier among equals', () => {
    expect(allocateFen(fen(100), [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(allocateFen(fen(10), [1n, 2n, 3n])).toEqual([2n, 3n, 5n]);
    expect(allocateFen(fen(-100), [1n, 1n, 1n])).toEqual([-33n, -33n, -34n]);
  });

  it('lets a part be negative where the whole is not', () => {
    expect(allocateFen(fen(100), [3n, -1n])).toEqual([150n, -50n]);
  });

  it('refuses weights that divide nothing', () => {
    expect(() => allocateFen(fen(1), [])).toThrow(RangeError);
    expect(() => allocateFen(fen(1), [0n])).toThrow(RangeError);
    expect(() => allocateFen(fen(1), [1n, -1n])).toThrow(RangeError);
  });
});

describe('parseAmount', () => {
  it('reads back what formatYuan writes', () => {
    fc.assert(
      fc.property(anyFen, (amount) => {
        expect(codeOf(formatYuan(amount))).toBe(amount);
      }),
    );
    expect(formatYuan(fen(-5))).toBe('-0.05');
    expect(formatYuan(fen(0))).toBe('0.00');
  });

  it.each([
    ['1,234.50', 123450n],
    ['¥12', 1200n],
    ['￥ 12.3', 1230n],
    ['-¥3.4', -340n],
    ['¥-3.4', -340n],
    ['+5', 500n],
    ['.5', 50n],
    ['  7  ', 700n],
    ['0.10000', 10n],
    ['92233720368547758.07', 2n ** 63n - 1n],
  ])('reads %j', (text, expected) => {
    expect(codeOf(text)).toBe(expected);
  });

  it('reads units of ten thousand', () => {
    expect(codeOf('1.234567', 1_000_000n)).toBe(1_234_567n);
    expect(codeOf('1.2345678', 1_000_000n)).toBe('AMOUNT_TOO_PRECISE');
  });

  it.each([
    '',
    '-',
    '.',
    '1.',
    '1,23',
    '1,2345',
    '12,34,567',
    '1.2.3',
    '1e5',
    '0x10',
    'NaN',
    '１２',
    '1 2',
    '--1',
    '(5)',
  ])('refuses %j', (text) => {
    expect(codeOf(text)).toBe('NOT_AN_AMOUNT');
  });

  it('says what is wrong with a number that cannot be kept', () => {
    expect(codeOf('0.001')).toBe('AMOUNT_TOO_PRECISE');
    expect(codeOf('1'.padEnd(21, '0'))).toBe('AMOUNT_OUT_OF_RANGE');
    expect(codeOf('92233720368547758.08')).toBe('AMOUNT_OUT_OF_RANGE');
    expect(codeOf('9'.repeat(100_000))).toBe('AMOUNT_OUT_OF_RANGE');
  });

  it('never quotes more than a little of what it refuses', () => {
    const parsed = parseAmount(`${' '.repeat(100_000)}x`);
    expect(parsed).toMatchObject({ ok: false, error: { params: { value: 'x' } } });
  });
});
