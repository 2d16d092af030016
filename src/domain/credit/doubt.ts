import { normalCdf, normalQuantile, normalSf } from '#domain/numeric/index.ts';

/**
 * How far a value may have moved since it was seen, as a random walk in rank space (the value's rank in the population
 * as a normal quantile): variance = initialSd² + monthlySd² · months.
 */
export type Drift = {
  readonly initialSd: number;
  readonly monthlySd: number;
};

const DAYS_A_MONTH = 30.4375;

/** The variance in rank space of a value that is `months` old. */
export function driftVariance(drift: Drift, months: number): number {
  return drift.initialSd * drift.initialSd + drift.monthlySd * drift.monthlySd * months;
}

/**
 * The doubt of one variable whose bins contribute `contributions[i]` log-odds and hold `shares[i]` of the population.
 * Bins are ranked by contribution, so that the contribution never falls as the rank rises. That one order makes doubt
 * monotone: a wider walk only moves the contribution further from where it was seen.
 */
export interface VariableDoubt {
  /** The mean contribution over the population: the centre of an unknown value. */
  readonly mean: number;
  /** The spread of the contribution over the population: the doubt of an unknown value. */
  readonly populationVariance: number;
  /** The lowest and the highest contribution that occur. */
  readonly best: number;
  readonly worst: number;
  /**
   * The doubt of bin `bin` seen `ageDays` ago; null = age unknown, taken as unlimited. It never exceeds the spread of the
   * population: an old value says no less than no value.
   */
  readonly agedVariance: (bin: number, ageDays: number | null) => number;
}

// Beyond the variance of rank space itself a walk says no more than a draw from the population around the value.
const WIDEST_WALK = 1;

export function variableDoubt(
  contributions: readonly number[],
  shares: readonly number[],
  drift: Drift,
): VariableDoubt {
  const ranked = rankBins(contributions, shares);
  const { mean, variance } = moments(contributions, shares);
  const doubt = (bin: number, walk: number) => Math.min(variance, movedVariance(ranked, bin, walk));
  const widest = contributions.map((_, bin) => doubt(bin, WIDEST_WALK));
  const fresh = contributions.map((_, bin) => doubt(bin, cappedVariance(drift, 0)));
  const occurring = contributions.filter((_, bin) => shares[bin]! > 0);
  return {
    mean,
    populationVariance: variance,
    best: Math.min(...occurring),
    worst: Math.max(...occurring),
    agedVariance: (bin, ageDays) => {
      if (ageDays === null) return widest[bin]!;
      if (ageDays <= 0) return fresh[bin]!;
      return doubt(bin, cappedVariance(drift, ageDays));
    },
  };
}

function cappedVariance(drift: Drift, ageDays: number): number {
  return Math.min(WIDEST_WALK, driftVariance(drift, ageDays / DAYS_A_MONTH));
}

function moments(values: readonly number[], weights: readonly number[]): { mean: number; variance: number } {
  const total = weights.reduce((sum, w) => sum + w, 0);
  const mean = values.reduce((sum, v, i) => sum + v * weights[i]!, 0) / total;
  const variance = values.reduce((sum, v, i) => sum + (v - mean) ** 2 * weights[i]!, 0) / total;
  return { mean, variance };
}

interface RankedBins {
  /** Contributions in rank order. */
  readonly contributions: Float64Array;
  /** `edges[i]` parts ranks i and i + 1, in rank space. */
  readonly edges: Float64Array;
  /** The place in rank space of each rank: its mid-rank. */
  readonly places: Float64Array;
  /** The rank of each bin. */
  readonly ranks: Int32Array;
}

// A bin that holds nobody, or everybody, still has a finite place.
const LEAST_RANK = 1e-6;

function rankBins(contributions: readonly number[], shares: readonly number[]): RankedBins {
  const order = contributions.map((_, i) => i).sort((a, b) => contributions[a]! - contributions[b]! || a - b);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const ranks = new Int32Array(order.length);
  const edges = new Float64Array(order.length);
  const places = new Float64Array(order.length);
  let below = 0;
  order.forEach((bin, rank) => {
    const share = shares[bin]! / total;
    ranks[bin] = rank;
    places[rank] = normalQuantile(clampRank(below + share / 2));
    below += share;
    edges[rank] = normalQuantile(clampRank(below));
  });
  return { contributions: Float64Array.from(order, (bin) => contributions[bin]!), edges, places, ranks };
}

function clampRank(rank: number): number {
  return Math.min(1 - LEAST_RANK, Math.max(LEAST_RANK, rank));
}

/**
 * E[(c(u + √v·Z) − c(u))²], exactly: summed over the edges as (probability of passing the edge) × (what passing it adds
 * to the square), each factor non-negative and the probability rising with v, so that the sum cannot fall with v.
 */
function movedVariance(ranked: RankedBins, bin: number, variance: number): number {
  if (variance <= 0) return 0;
  const { contributions, edges, places, ranks } = ranked;
  const sd = Math.sqrt(variance);
  const at = ranks[bin]!;
  const seen = contributions[at]!;
  let sum = 0;
  for (let rank = at; rank < contributions.length - 1; rank++) {
    const gain = (contributions[rank + 1]! - seen) ** 2 - (contributions[rank]! - seen) ** 2;
    if (gain > 0) sum += gain * normalSf((edges[rank]! - places[at]!) / sd);
  }
  for (let rank = at - 1; rank >= 0; rank--) {
    const gain = (contributions[rank]! - seen) ** 2 - (contributions[rank + 1]! - seen) ** 2;
    if (gain > 0) sum += gain * normalCdf((edges[rank]! - places[at]!) / sd);
  }
  return sum;
}
