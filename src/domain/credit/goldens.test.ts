import { describe, expect, it } from 'vitest';
import { conformalRank, conformalThreshold, outcomeSet } from './conformal.ts';
import { pointInTimePd, systematicFactor } from './point-in-time.ts';
import { logistic, logit, logOddsOfScore, scaleFactor, scaleOffset, scoreOfPd } from './scale.ts';
import { pooledPd, poolingStrength } from './segment.ts';
import { valueOfDocument } from './value-of-information.ts';

describe('the scale', () => {
  const scale = { pdo: 20, baseScore: 600, baseOdds: 50 };

  it('has its published factor, offset and scores', () => {
    expect(scaleFactor(scale)).toBeCloseTo(28.853901, 6);
    expect(scaleOffset(scale)).toBeCloseTo(487.122876, 6);
    expect(scoreOfPd(0.02, scale)).toBeCloseTo(599.417073, 6);
    expect(scoreOfPd(0.1, scale)).toBeCloseTo(550.521376, 6);
    // Printed as 481.89 where it was published, from a rounded factor.
    expect(scaleOffset({ ...scale, baseOdds: 60 })).toBeCloseTo(481.89, 1);
  });

  it('gives the PD back from the score', () => {
    for (const pd of [1e-6, 0.02, 0.5, 0.999]) {
      expect(logistic(logOddsOfScore(scoreOfPd(pd, scale), scale))).toBeCloseTo(pd, 12);
      expect(logistic(logit(pd))).toBeCloseTo(pd, 14);
    }
  });
});

describe('the value of a document', () => {
  it('is that of the published example', () => {
    const answers = [
      { probability: 0.8, pd: 0.04 },
      { probability: 0.2, pd: 0.34 },
    ];
    expect(valueOfDocument(answers, { margin: 0.06, lgd: 0.5 })).toBeCloseTo(0.02608, 10);
  });

  it('is nothing when no answer would change the decision', () => {
    const answers = [
      { probability: 0.5, pd: 0.01 },
      { probability: 0.5, pd: 0.03 },
    ];
    expect(valueOfDocument(answers, { margin: 0.06, lgd: 0.5 })).toBeCloseTo(0, 12);
  });
});

describe('conformal sets by class', () => {
  it('take the published ranks', () => {
    expect([100, 27, 26, 9].map((n) => conformalRank(n, 0.1))).toEqual([91, 26, 25, 9]);
    expect(conformalThreshold(new Float64Array(8).fill(0.4), 0.1)).toBe(1);
    expect(conformalThreshold(Float64Array.of(0.9, 0.1, 0.5, 0.3, 0.2, 0.7, 0.8, 0.4, 0.6), 0.1)).toBe(0.9);
  });

  it('name what a PD leaves possible', () => {
    const thresholds = { good: 0.3, bad: 0.8 };
    expect([0.1, 0.25, 0.5].map((pd) => outcomeSet(pd, thresholds))).toEqual(['good', 'both', 'bad']);
    expect(outcomeSet(0.5, { good: 0.3, bad: 0.4 })).toBe('neither');
  });
});

describe('segments and cycles', () => {
  it('pull a small group towards the whole', () => {
    expect(pooledPd(3, 20, 0.05, 40)).toBeCloseTo(0.083333, 6);
  });

  it('pool groups that differ by chance alone with the weight of the whole', () => {
    const alike = [5, 6, 4, 5].map((bads) => ({ rows: 100, bads }));
    const unlike = [1, 30, 60, 90].map((bads) => ({ rows: 100, bads }));
    expect(poolingStrength(alike)).toBe(400);
    expect(poolingStrength(unlike)).toBeLessThan(10);
  });

  it('move a PD to a point in the cycle', () => {
    expect(pointInTimePd(0.03, 0.12, -1.5)).toBeCloseTo(0.073387, 6);
    expect(pointInTimePd(0.03, 0.12, 0)).toBeCloseTo(0.022485, 6);
    expect(pointInTimePd(0.01, 0.15, -2)).toBeCloseTo(0.046177, 6);
    expect(systematicFactor(0.03, 0.073387, 0.12)).toBeCloseTo(-1.5, 4);
  });
});
