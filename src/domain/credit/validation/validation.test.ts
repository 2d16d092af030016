import { describe, expect, it } from 'vitest';
import { createPrng } from '#domain/numeric/index.ts';
import { aucOf, compareAucs } from './auc.ts';
import {
  binomialTest,
  brierSplit,
  expectedCalibrationError,
  groupsByPd,
  hosmerLemeshow,
  jeffreysTest,
  type PdGroup,
} from './calibration.ts';
import { compareProfits } from './profit.ts';
import { kolmogorovSmirnov } from './separation.ts';
import { criticalStabilityIndex, sharesOfCounts, stabilityIndex } from './stability.ts';

describe('population stability', () => {
  it('is that of the published shares', () => {
    const before = new Array(10).fill(0.1);
    const after = [0.08, 0.09, 0.1, 0.11, 0.12, 0.1, 0.1, 0.1, 0.1, 0.1];
    expect(stabilityIndex(before, after)).toBeCloseTo(0.010116, 6);
  });

  // 95 % points by simulation, to the digits given with them.
  it.each([
    [1000, 200, 0.1015],
    [500, 100, 0.203],
    [1000, 1000, 0.0338],
    [10_000, 1000, 0.0186],
    [10_000, 10_000, 0.0034],
  ])('has its critical value with %i and %i cases in ten bins', (n, m, want) => {
    expect(criticalStabilityIndex(10, n, m)).toBeCloseTo(want, 4);
  });

  it('stays finite with an empty bin', () => {
    const shares = sharesOfCounts([10, 0, 10]);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(stabilityIndex([0.4, 0.2, 0.4], shares)).toBeGreaterThan(0);
    expect(sharesOfCounts([1, 3])).toEqual([0.25, 0.75]);
  });
});

describe('calibration', () => {
  const pds = [0.012, 0.022, 0.035, 0.06, 0.09];
  const groups: PdGroup[] = [2, 4, 7, 11, 20].map((bads, i) => ({ rows: 200, bads, meanPd: pds[i]! }));

  it('tests 12 defaults among 500 at a PD of 1.5 %', () => {
    expect(binomialTest(12, 500, 0.015)).toBeCloseTo(0.077695, 6);
    expect(jeffreysTest(12, 500, 0.015)).toBeCloseTo(0.057208, 6);
  });

  it('is the Hosmer–Lemeshow statistic of five groups, in and out of sample', () => {
    expect(hosmerLemeshow(groups, false).statistic).toBeCloseTo(0.437511, 6);
    expect(hosmerLemeshow(groups, false)).toMatchObject({ df: 5, p: expect.closeTo(0.994233, 6) });
    expect(hosmerLemeshow(groups, true)).toMatchObject({ df: 3, p: expect.closeTo(0.932389, 6) });
  });

  it('splits the Brier score', () => {
    const { reliability, resolution, uncertainty } = brierSplit(groups);
    expect(reliability).toBeCloseTo(2.66e-5, 7);
    expect(resolution).toBeCloseTo(0.001014, 6);
    expect(uncertainty).toBeCloseTo(0.042064, 6);
    expect(reliability - resolution + uncertainty).toBeCloseTo(0.0410766, 7);
  });

  it('groups by PD without parting ties', () => {
    const pd = Float64Array.of(0.1, 0.1, 0.1, 0.1, 0.3, 0.5);
    const bad = Uint8Array.of(0, 0, 1, 0, 0, 1);
    expect(groupsByPd(pd, bad, 3).map((g) => g.rows)).toEqual([4, 2]);
    expect(expectedCalibrationError([{ rows: 10, bads: 2, meanPd: 0.1 }])).toBeCloseTo(0.1, 12);
  });
});

describe('discrimination', () => {
  const risk = Float64Array.of(0.1, 0.4, 0.35, 0.8, 0.7, 0.2, 0.9, 0.35);
  const bad = Uint8Array.of(0, 0, 1, 1, 0, 0, 1, 1);

  it('counts pairs with ties half', () => {
    expect(aucOf(risk, bad).auc).toBe(0.75);
    expect(kolmogorovSmirnov(risk, bad)).toBe(0.5);
  });

  it('compares a model with itself as equal and finds a better one', () => {
    expect(compareAucs(risk, risk, bad)).toMatchObject({ difference: 0, z: 0, p: 1 });
    const prng = createPrng(3);
    const n = 2000;
    const outcome = Uint8Array.from({ length: n }, () => (prng.uniform() < 0.3 ? 1 : 0));
    const noisy = (sd: number) => Float64Array.from(outcome, (y) => y + sd * prng.normal());
    const compared = compareAucs(noisy(1), noisy(3), outcome);
    expect(compared.low).toBeGreaterThan(0);
    expect(compared.p).toBeLessThan(1e-6);
  });

  it('covers the true area in about 95 of 100 samples', () => {
    const prng = createPrng(17);
    // Normal risks one standard deviation apart: the area is Φ(1/√2).
    const truth = 0.7602499389065233;
    let covered = 0;
    for (let sample = 0; sample < 400; sample++) {
      const outcome = Uint8Array.from({ length: 200 }, (_, i) => (i < 40 ? 1 : 0));
      const { low, high } = aucOf(
        Float64Array.from(outcome, (y) => y + prng.normal()),
        outcome,
      );
      if (low <= truth && truth <= high) covered++;
    }
    expect(covered / 400).toBeGreaterThan(0.92);
    expect(covered / 400).toBeLessThan(0.98);
  });
});

describe('paired profit', () => {
  it('is positive for the model that tells bads apart, by the same seed the same', () => {
    const prng = createPrng(4);
    const bad = Uint8Array.from({ length: 1000 }, () => (prng.uniform() < 0.1 ? 1 : 0));
    const sharp = Float64Array.from(bad, (y) => (y === 1 ? 0.5 : 0.02));
    const blunt = new Float64Array(1000).fill(0.1);
    const compared = compareProfits(sharp, blunt, bad, { margin: 0.06, lgd: 0.5 }, 1);
    expect(compared.low).toBeGreaterThan(0);
    expect(compareProfits(sharp, blunt, bad, { margin: 0.06, lgd: 0.5 }, 1)).toEqual(compared);
  });
});
