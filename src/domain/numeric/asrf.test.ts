import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jointDefault, vasicekES, vasicekVaR, vasicekVariance } from './asrf.ts';
import { bivariateNormalCdf } from './bivariate-normal.ts';
import { normalCdf } from './normal.ts';

// 30-digit quadrature of the closed forms (Vasicek 2002; Gordy 2003), twelve digits kept.
const GOLDENS = [
  {
    pool: { pd: 0.01, rho: 0.2 },
    var: [0.037660132845, 0.075250789435, 0.145525266131],
    es: [0.061623835015, 0.105129371245, 0.181435531433],
    joint: 0.000338917179,
  },
  {
    pool: { pd: 0.02, rho: 0.15 },
    var: [0.062192372141, 0.105587343272, 0.176328939146],
    es: [0.089442410158, 0.135970697981, 0.209404430211],
    joint: 0.000876896377,
  },
];

describe('asymptotic single-factor model', () => {
  it.each(GOLDENS)('reproduces the twelve-digit values of pool $pool', ({ pool, var: vars, es, joint }) => {
    [0.95, 0.99, 0.999].forEach((alpha, i) => {
      expect(Math.abs(vasicekVaR(pool, alpha) - vars[i]!)).toBeLessThan(6e-13);
      expect(Math.abs(vasicekES(pool, alpha) - es[i]!)).toBeLessThan(6e-13);
    });
    expect(Math.abs(jointDefault(pool) - joint)).toBeLessThan(6e-13);
  });

  it('has the limits of independence, comonotonicity and certainty', () => {
    expect(vasicekVaR({ pd: 0.02, rho: 0 }, 0.999)).toBe(0.02);
    expect(vasicekES({ pd: 0.02, rho: 0 }, 0.999)).toBe(0.02);
    expect(vasicekVaR({ pd: 0.02, rho: 1 }, 0.97)).toBe(0);
    expect(vasicekVaR({ pd: 0.02, rho: 1 }, 0.99)).toBe(1);
    expect(vasicekES({ pd: 0.02, rho: 1 }, 0.9)).toBeCloseTo(0.2, 12);
    expect(vasicekES({ pd: 0.02, rho: 1 }, 0.999)).toBeLessThanOrEqual(1);
    expect(vasicekVariance({ pd: 0.02, rho: 0 })).toBe(0);
    expect(vasicekVaR({ pd: 0, rho: 0.2 }, 0.999)).toBe(0);
    expect(jointDefault({ pd: 1, rho: 0.2 })).toBe(1);
  });

  it('never lets the shortfall fall below the value at risk nor below the mean', () => {
    const share = fc.double({ min: 0.0001, max: 0.6, noNaN: true });
    fc.assert(
      fc.property(
        share,
        fc.double({ min: 0, max: 0.95, noNaN: true }),
        fc.double({ min: 0.5, max: 0.9999, noNaN: true }),
        (pd, rho, alpha) => {
          const es = vasicekES({ pd, rho }, alpha);
          expect(es).toBeGreaterThanOrEqual(vasicekVaR({ pd, rho }, alpha) - 1e-10);
          expect(es).toBeGreaterThanOrEqual(pd - 1e-10);
        },
      ),
    );
  });

  it('throws on shares outside [0, 1]', () => {
    expect(() => vasicekVaR({ pd: 1.2, rho: 0.1 }, 0.9)).toThrow(RangeError);
    expect(() => vasicekES({ pd: 0.1, rho: 0.1 }, 1)).toThrow(RangeError);
  });
});

describe('bivariate normal distribution', () => {
  it('has the orthant probability 1/4 + asin(ρ)/2π at the origin, for every correlation', () => {
    for (let rho = -1; rho <= 1; rho += 0.0625)
      expect(bivariateNormalCdf(0, 0, rho)).toBeCloseTo(0.25 + Math.asin(rho) / (2 * Math.PI), 14);
  });

  it('sums to the margin: Φ₂(x, y; ρ) + Φ₂(x, −y; −ρ) = Φ(x)', () => {
    const z = fc.double({ min: -6, max: 6, noNaN: true });
    fc.assert(
      fc.property(z, z, fc.double({ min: -1, max: 1, noNaN: true }), (x, y, rho) => {
        const sum = bivariateNormalCdf(x, y, rho) + bivariateNormalCdf(x, -y, -rho);
        expect(Math.abs(sum - normalCdf(x))).toBeLessThan(1e-13);
      }),
      { numRuns: 500 },
    );
  });
});
