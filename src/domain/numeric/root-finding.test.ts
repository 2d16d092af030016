import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussLegendre } from './quadrature.ts';
import { findRoot } from './root-finding.ts';

describe('root finding', () => {
  it('finds the roots that are known in closed form', () => {
    expect(findRoot((x) => x * x - 2, { low: 0, high: 2 })).toBeCloseTo(Math.SQRT2, 15);
    expect(findRoot((x) => Math.cos(x) - x, { low: 0, high: 1 })).toBeCloseTo(0.7390851332151607, 15);
    expect(findRoot((x) => x ** 9, { low: -1, high: 2 }, 1e-12)).toBeCloseTo(0, 5);
    expect(findRoot((x) => x - 1, { low: 1, high: 2 })).toBe(1);
  });

  it('finds a step as closely as doubles allow', () => {
    expect(findRoot((x) => (x < 0.3 ? -1 : 1e-9), { low: 0, high: 1 })).toBeCloseTo(0.3, 14);
  });

  it('throws where the ends do not bracket a root', () => {
    expect(() => findRoot((x) => x * x + 1, { low: -1, high: 1 })).toThrow(RangeError);
  });

  it('returns a point where a rising cubic changes its sign', () => {
    const n = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(n, fc.double({ min: 0.01, max: 10, noNaN: true }), (shift, slope) => {
        const f = (x: number) => (x - shift) ** 3 + slope * (x - shift);
        expect(Math.abs(findRoot(f, { low: -60, high: 70 }) - shift)).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('Gauss–Legendre rule', () => {
  it('integrates polynomials of degree 2n − 1 exactly', () => {
    const { nodes, weights } = gaussLegendre(6);
    const integral = (power: number) => nodes.reduce((sum, x, i) => sum + weights[i]! * x ** power, 0);
    expect(integral(0)).toBeCloseTo(2, 14);
    expect(integral(10)).toBeCloseTo(2 / 11, 14);
    expect(integral(11)).toBeCloseTo(0, 14);
  });
});
