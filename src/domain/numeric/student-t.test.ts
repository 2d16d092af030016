import { describe, expect, it } from 'vitest';
import { studentCdf, studentQuantile } from './student-t.ts';

describe("Student's t", () => {
  it('has the quantiles of the printed tables (NIST/SEMATECH e-Handbook 1.3.6.7.2)', () => {
    expect(studentQuantile(0.975, 4)).toBeCloseTo(2.776, 3);
    expect(studentQuantile(0.999, 10)).toBeCloseTo(4.144, 3);
    expect(studentQuantile(0.95, 1)).toBeCloseTo(6.314, 3);
  });

  it('is the closed form where there is one: df 1 is Cauchy, df 2 is ½ + x / (2√(2 + x²))', () => {
    for (const x of [-40, -3, -0.2, 0, 0.7, 5]) {
      expect(studentCdf(x, 1)).toBeCloseTo(0.5 + Math.atan(x) / Math.PI, 13);
      expect(studentCdf(x, 2)).toBeCloseTo(0.5 + x / (2 * Math.sqrt(2 + x * x)), 13);
    }
  });

  it('gives back the probability that its quantile was asked for', () => {
    for (const df of [0.7, 2, 4, 30, 400])
      for (const p of [1e-12, 1e-4, 0.02, 0.5, 0.77, 0.9999])
        expect(studentCdf(studentQuantile(p, df), df) / p).toBeCloseTo(1, 11);
  });
});
