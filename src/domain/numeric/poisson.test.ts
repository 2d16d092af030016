import { describe, expect, it } from 'vitest';
import { logPoissonTail } from './poisson.ts';

describe('the upper tail of a Poisson variable', () => {
  // Sums of e^−λ λ^k ÷ k!, worked out by hand for small means: P(X ≥ 1) = 1 − e^−λ, P(X ≥ 2) = 1 − e^−λ (1 + λ).
  it.each([
    [0, 3, 0],
    [1, 0.5, Math.log(1 - Math.exp(-0.5))],
    [2, 0.5, Math.log(1 - Math.exp(-0.5) * 1.5)],
    [2, 7, Math.log(1 - Math.exp(-7) * 8)],
    [1, 40, Math.log1p(-Math.exp(-40))],
  ])('is known at %d with mean %d', (count, mean, expected) => {
    expect(logPoissonTail(count, mean)).toBeCloseTo(expected, 12);
  });

  it('does not vanish far out', () => {
    // The first term bounds the tail: −λ + k ln λ − ln k!, here 100 ln 0.01 − 0.01 − ln 100! (= 363.739375555563).
    expect(logPoissonTail(100, 0.01)).toBeCloseTo(100 * Math.log(0.01) - 0.01 - 363.739375555563, 3);
  });

  it('falls with the count and rises with the mean', () => {
    for (let count = 1; count < 60; count++) {
      expect(logPoissonTail(count + 1, 20)).toBeLessThan(logPoissonTail(count, 20));
      expect(logPoissonTail(count, 21)).toBeGreaterThanOrEqual(logPoissonTail(count, 20));
    }
  });
});
