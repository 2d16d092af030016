import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isotonicFit } from './isotonic.ts';

describe('isotonic regression', () => {
  it('pools what falls', () => {
    const pooled = (3 + 2 * 3 + 4 + 0) / 6;
    expect(Array.from(isotonicFit([1, 3, 2, 4, 0], [1, 1, 3, 1, 1]))).toEqual([1, pooled, pooled, pooled, pooled]);
  });

  it('never falls, keeps the mean, and leaves a rising list alone', () => {
    const weighted = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(weighted, (pairs) => {
        const values = pairs.map((p) => p[0]);
        const weights = pairs.map((p) => p[1]);
        const fit = Array.from(isotonicFit(values, weights));
        expect(fit.every((v, i) => i === 0 || v >= fit[i - 1]!)).toBe(true);
        const total = (list: number[]) => list.reduce((sum, v, i) => sum + v * weights[i]!, 0);
        expect(total(fit)).toBeCloseTo(total(values), 6);
        expect(Array.from(isotonicFit(fit, weights))).toEqual(fit);
      }),
    );
  });
});
