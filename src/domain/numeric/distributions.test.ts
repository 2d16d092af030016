import { describe, expect, it } from 'vitest';
import { betaCdf, binomialUpperTail, chiSquareQuantile, chiSquareSf } from './distributions.ts';
import { gammaQ, logGamma } from './gamma.ts';

// Reference values by SciPy 1.17.
describe('gamma functions', () => {
  it.each([
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247001],
    [1, 0],
    [2.5, 0.2846828704729192],
    [14.9, 24.924132002217277],
    [15, 25.191221182738683],
    [171, 706.5730622457875],
    [1e5, 1051287.7089736569],
  ])('ln Γ(%f)', (x, want) => {
    expect(Math.abs(logGamma(x) - want)).toBeLessThan(1e-14 * Math.max(1, Math.abs(want)));
  });

  it.each([
    [0.5, 0.1, 0.6547208460185768],
    [0.5, 9, 2.2090496998585475e-5],
    [4.5, 16.919, 9.535396052214928e-5],
    [50, 60, 0.08440668109369177],
    [1000, 900, 0.9994500977342882],
    [2, 80, 1.4619296241547749e-33],
  ])('Q(%f, %f)', (a, x, want) => {
    expect(Math.abs(gammaQ(a, x) / want - 1)).toBeLessThan(1e-11);
  });
});

describe('distributions', () => {
  it.each([
    [0.015, 12.5, 488.5, 0.05720814427694496],
    [0.3, 0.5, 0.5, 0.36901011956554536],
    [0.9, 3, 2, 0.9477],
    [0.001, 1, 10000, 0.9999548266540229],
    [0.6, 300, 200, 0.49757138368006865],
  ])('beta at %f with %f and %f', (x, a, b, want) => {
    expect(Math.abs(betaCdf(x, a, b) - want)).toBeLessThan(1e-12);
  });

  it.each([
    [0.95, 9, 16.918977604620448],
    [0.5, 1, 0.454936423119572],
    [0.999, 40, 73.40195751899103],
  ])('chi-square quantile of %f with %i degrees of freedom', (p, df, want) => {
    expect(Math.abs(chiSquareQuantile(p, df) / want - 1)).toBeLessThan(1e-12);
    expect(chiSquareSf(want, df)).toBeCloseTo(1 - p, 12);
  });

  it('sums the upper tail of a binomial as its terms do', () => {
    // C(4, 3)·0.2³·0.8 + 0.2⁴
    expect(binomialUpperTail(3, 4, 0.2)).toBeCloseTo(4 * 0.008 * 0.8 + 0.0016, 14);
    expect(binomialUpperTail(0, 4, 0.2)).toBe(1);
  });
});
