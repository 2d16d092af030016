import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { informationValue, optimalBins, weightOfEvidence } from './optimal-binning.ts';

describe('weight of evidence', () => {
  // German credit, status of the checking account: goods and bads of A11 … A14.
  const counts = [
    [139, 135, -0.818099],
    [164, 105, -0.401392],
    [49, 14, 0.405465],
    [348, 46, 1.176263],
  ] as const;

  it('is that of the German checking account', () => {
    for (const [goods, bads, woe] of counts) expect(weightOfEvidence(goods, bads, 700, 300, 0)).toBeCloseTo(woe, 6);
    const iv = counts.reduce((sum, [goods, bads]) => sum + informationValue(goods, bads, 700, 300), 0);
    expect(iv).toBeCloseTo(0.666012, 6);
  });
});

const PRE_BINS = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { minLength: 1, maxLength: 9 });

describe('optimal bins', () => {
  it('are the best of all cut sets', () => {
    const limits = { leastCount: 12, mostBins: 4, direction: 'either' } as const;
    fc.assert(
      fc.property(PRE_BINS, (counts) => {
        const goods = Float64Array.from(counts, (c) => c[0] + 1);
        const bads = Float64Array.from(counts, (c) => c[1] + 1);
        const totals = { goods: sum(goods), bads: sum(bads) };
        const found = optimalBins({ goods, bads }, totals, limits);
        expect(found.iv).toBeCloseTo(bestByBruteForce(goods, bads, limits.leastCount, limits.mostBins), 10);
        const parts = found.starts.map((start, i) => [start, found.starts[i + 1] ?? counts.length] as const);
        expect(parts.reduce((total, [a, b]) => total + segmentIv(goods, bads, a, b), 0)).toBeCloseTo(found.iv, 10);
      }),
      { numRuns: 300 },
    );
  });

  it('follow a forced direction even where the other says more', () => {
    const goods = Float64Array.of(50, 40, 30);
    const bads = Float64Array.of(5, 10, 20);
    const limits = { leastCount: 1, mostBins: 3 } as const;
    const totals = { goods: 120, bads: 35 };
    expect(optimalBins({ goods, bads }, totals, { ...limits, direction: 'either' }).starts).toEqual([0, 1, 2]);
    expect(optimalBins({ goods, bads }, totals, { ...limits, direction: 'falling' }).starts).toEqual([0]);
  });
});

function sum(list: Float64Array): number {
  return list.reduce((total, v) => total + v, 0);
}

function segmentIv(goods: Float64Array, bads: Float64Array, from: number, to: number): number {
  return informationValue(sum(goods.subarray(from, to)), sum(bads.subarray(from, to)), sum(goods), sum(bads));
}

function bestByBruteForce(goods: Float64Array, bads: Float64Array, leastCount: number, mostBins: number): number {
  const n = goods.length;
  let best = segmentIv(goods, bads, 0, n);
  for (let mask = 1; mask < 2 ** (n - 1); mask++) {
    const starts = [0, ...Array.from({ length: n - 1 }, (_, i) => i + 1).filter((i) => mask & (1 << (i - 1)))];
    if (starts.length > mostBins) continue;
    const parts = starts.map((start, i) => [start, starts[i + 1] ?? n] as const);
    const counts = parts.map(([a, b]) => [sum(goods.subarray(a, b)), sum(bads.subarray(a, b))] as const);
    if (counts.some(([g, b]) => g + b < leastCount)) continue;
    const rates = counts.map(([g, b]) => b / (g + b));
    const monotone = (sign: number) => rates.every((rate, i) => i === 0 || sign * (rate - rates[i - 1]!) > 0);
    if (!monotone(1) && !monotone(-1)) continue;
    best = Math.max(
      best,
      parts.reduce((total, [a, b]) => total + segmentIv(goods, bads, a, b), 0),
    );
  }
  return best;
}
