import { describe, expect, it } from 'vitest';
import { createPrng } from '#domain/numeric/index.ts';
import { type BandCase, estimateWrongRefusals } from './wrong-refusals.ts';

/** Refusals of which more would have repaid where fewer are lent to, so that a plain mean of those lent to is wrong. */
function band(seed: number): { cases: BandCase[]; goodShare: number } {
  const prng = createPrng(seed);
  let good = 0;
  const cases = Array.from({ length: 4_000 }, (): BandCase => {
    const north = prng.uniform() < 0.5;
    const propensity = north ? 0.1 : 0.02;
    const bad = prng.uniform() < (north ? 0.5 : 0.2);
    if (!bad) good++;
    const accepted = prng.uniform() < propensity;
    const resultFen = accepted ? (bad ? -600_000 : 80_000) : 0;
    return { segment: north ? 'north' : 'south', propensity, accepted, bad: accepted ? bad : null, resultFen };
  });
  return { cases, goodShare: good / cases.length };
}

describe('the monitor of wrong refusals', () => {
  it('holds the share of the refused that would have repaid in its 90 % interval about nine times in ten', () => {
    let held = 0;
    const rounds = 300;
    for (let seed = 1; seed <= rounds; seed++) {
      const { cases, goodShare } = band(seed);
      const whole = estimateWrongRefusals(cases)[0]!;
      if (goodShare >= whole.low! && goodShare <= whole.high!) held++;
    }
    expect(held / rounds).toBeGreaterThan(0.85);
    expect(held / rounds).toBeLessThan(0.96);
  });

  it('is not misled by lending more where more is lost', () => {
    let [weighed, plain, truth] = [0, 0, 0];
    for (let seed = 1; seed <= 50; seed++) {
      const { cases, goodShare } = band(seed);
      const known = cases.filter(({ bad }) => bad !== null);
      weighed += estimateWrongRefusals(cases)[0]!.goodShare! / 50;
      plain += known.filter(({ bad }) => bad === false).length / known.length / 50;
      truth += goodShare / 50;
    }
    expect(Math.abs(weighed - truth)).toBeLessThan(0.01);
    expect(Math.abs(plain - truth)).toBeGreaterThan(0.05);
  });

  it('adds up money and firms by segment, and says nothing where no outcome is known', () => {
    const cases: BandCase[] = [
      { segment: 'a', propensity: 0.05, accepted: true, bad: false, resultFen: 80_000 },
      { segment: 'a', propensity: 0.05, accepted: true, bad: true, resultFen: -600_000 },
      { segment: 'b', propensity: 0.05, accepted: true, bad: null, resultFen: 0 },
      { segment: 'b', propensity: 0.05, accepted: false, bad: null, resultFen: 0 },
    ];
    const [whole, a, b] = estimateWrongRefusals(cases);
    expect(whole).toMatchObject({ refused: 4, lent: 3, known: 2, saved: 1, costFen: 520_000, goodShare: 0.5 });
    expect(a).toMatchObject({ segment: 'a', wronglyRefused: 1 });
    expect(b).toMatchObject({ segment: 'b', goodShare: null, wronglyRefused: null });
  });
});
