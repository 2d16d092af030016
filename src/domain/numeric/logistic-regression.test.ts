import { describe, expect, it } from 'vitest';
import { fitLogistic } from './logistic-regression.ts';
import { createPrng } from './prng.ts';

describe('logistic regression', () => {
  // scikit-learn 1.9, LogisticRegression(C=1, tol=1e-12, solver='newton-cholesky') on the same eight rows.
  it('is that of scikit-learn at C = 1', () => {
    const x = Float64Array.of(0.2, 1.1, -0.5, 0.3, 1.5, -1.2, 0.7, 0.4, -1.1, 0.9, 0.1, -0.3, 2.0, 1.0, -0.4, -0.8);
    const y = Uint8Array.of(0, 1, 1, 0, 0, 1, 1, 0);
    const fit = fitLogistic({ rows: 8, columns: 2, x, y }, 1);
    const expected = [-0.13148752692861945, 0.655458898095294, -0.3804952948891303];
    for (const [j, b] of [fit.intercept, ...fit.coefficients].entries()) expect(b).toBeCloseTo(expected[j]!, 9);
    expect(fit.gradientNorm).toBeLessThan(1e-9);
  });

  it('recovers the coefficients that made the data, within their covariance', () => {
    const prng = createPrng(11);
    const rows = 40_000;
    const truth = [-1.5, 0.8, -0.4];
    const x = new Float64Array(rows * 2);
    const y = new Uint8Array(rows);
    for (let i = 0; i < rows; i++) {
      x[2 * i] = prng.normal();
      x[2 * i + 1] = prng.normal() + 0.5 * x[2 * i]!;
      const eta = truth[0]! + truth[1]! * x[2 * i]! + truth[2]! * x[2 * i + 1]!;
      y[i] = prng.uniform() < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
    }
    const fit = fitLogistic({ rows, columns: 2, x, y }, 0);
    [fit.intercept, ...fit.coefficients].forEach((b, j) => {
      const sd = Math.sqrt(fit.covariance[j * 4]!);
      expect(sd).toBeLessThan(0.03);
      expect(Math.abs(b - truth[j]!)).toBeLessThan(4 * sd);
    });
  });

  it('stays finite where the outcomes are parted perfectly', () => {
    const x = Float64Array.from({ length: 20 }, (_, i) => (i < 10 ? -1 : 1));
    const y = Uint8Array.from({ length: 20 }, (_, i) => (i < 10 ? 0 : 1));
    const fit = fitLogistic({ rows: 20, columns: 1, x, y }, 1);
    expect(Number.isFinite(fit.coefficients[0]!)).toBe(true);
    expect(fit.gradientNorm).toBeLessThan(1e-9);
  });

  it('throws on one outcome only', () => {
    expect(() => fitLogistic({ rows: 2, columns: 1, x: Float64Array.of(1, 2), y: Uint8Array.of(0, 0) }, 1)).toThrow();
  });
});
