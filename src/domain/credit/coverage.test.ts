import { describe, expect, it } from 'vitest';
import { createPrng, normalQuantile } from '#domain/numeric/index.ts';
import { driftVariance } from './doubt.ts';
import { prepareScorecard, type ScorecardVariable, scoreCard } from './index.ts';
import { logistic, scaleFactor } from './scale.ts';
import { scorecardOf, variableOf } from './scorecard-fixtures.ts';

const prng = createPrng(20_260_801);

/** Where a value of this bin lies after a walk of this variance: the points of the bin that it then falls into. */
function movedPoints(variable: ScorecardVariable, bin: number, variance: number): number {
  const order = variable.bins.map((_, i) => i).sort((a, b) => variable.bins[b]!.points - variable.bins[a]!.points);
  let below = 0;
  let place = 0;
  const edges = order.map((i) => {
    const { share } = variable.bins[i]!;
    if (i === bin) place = normalQuantile(below + share / 2);
    below += share;
    return normalQuantile(Math.min(1, below));
  });
  const at = place + Math.sqrt(variance) * prng.normal();
  const found = edges.findIndex((edge) => at < edge);
  return variable.bins[order[found < 0 ? order.length - 1 : found]!]!.points;
}

function drawnPoints(variable: ScorecardVariable): number {
  let left = prng.uniform();
  for (const bin of variable.bins) {
    left -= bin.share;
    if (left < 0) return bin.points;
  }
  return variable.bins.at(-1)!.points;
}

function randomCard(variables: number, modelSd: number) {
  return scorecardOf(
    Array.from({ length: variables }, (_, i) => {
      const bins = 3 + prng.below(4);
      const points = Array.from({ length: bins }, () => Math.round(25 * prng.normal()));
      const weights = points.map(() => 1 + prng.below(9));
      return variableOf(`v${i}`, points, weights);
    }),
    { modelSd },
  );
}

/** The share of draws of what the evidence may have become that fall within the interval. */
function coverage(hiddenShare: number, ageDays: number, cards: number, draws: number): number {
  let covered = 0;
  for (let c = 0; c < cards; c++) {
    const card = randomCard(12, 0.3);
    const prepared = prepareScorecard(card);
    const factor = scaleFactor(card.scale);
    const bins = card.variables.map((v) => (prng.uniform() < hiddenShare ? null : prng.below(v.bins.length)));
    const values = Object.fromEntries(card.variables.map((v, i) => [v.name, bins[i]]));
    const ages = Object.fromEntries(card.variables.map((v) => [v.name, ageDays]));
    const { pdLow, pdHigh, score, logOdds } = scoreCard(values, ages, prepared);
    for (let d = 0; d < draws; d++) {
      let drawn = card.basePoints;
      card.variables.forEach((v, i) => {
        const bin = bins[i]!;
        drawn += bin === null ? drawnPoints(v) : movedPoints(v, bin, driftVariance(v.drift, ageDays / 30.4375));
      });
      const pd = logistic(logOdds + (score - drawn) / factor + card.modelSd * prng.normal());
      if (pd >= pdLow && pd <= pdHigh) covered++;
    }
  }
  return covered / (cards * draws);
}

// Twenty thousand draws each, over a hundred made-up cards. The centre stays at the last value, so that drift back
// towards the population makes old extremes miss a little more often; unknown values are given the widest doubt.
describe('the 90 % interval', () => {
  it('covers about 90 % of what fresh evidence may mean', () => {
    expect(coverage(0, 0, 100, 200)).toBeCloseTo(0.9, 1);
  });

  it('covers about 90 % of what half-year-old evidence may have become', () => {
    const share = coverage(0, 183, 100, 200);
    expect(share).toBeGreaterThan(0.86);
    expect(share).toBeLessThan(0.95);
  });

  it('covers at least 90 % when half the evidence is unknown', () => {
    const share = coverage(0.5, 90, 100, 200);
    expect(share).toBeGreaterThan(0.89);
    expect(share).toBeLessThan(0.99);
  });
});
