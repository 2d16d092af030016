import { createPrng, NO_VALUE, normalCdf, normalQuantile } from '#domain/numeric/index.ts';
import { driftVariance } from '../doubt.ts';
import type { BoostedColumn } from './boosted-model.ts';

/** How many answers are imagined for what is not known. */
export const DRAWS = 40;

const DAYS_A_MONTH = 30.4375;
// Beyond the spread of the population a walk says no more than a draw from it.
const WIDEST_WALK = 1;
const SEED = 20_260_805;

/**
 * What a column's cell may be where it is not known, or may have become since it was seen: `DRAWS` answers, the same for every
 * case, one from each fortieth of the population or of the walk (Latin hypercube). Each writes the bins of the column's features.
 */
export interface CellDraws {
  unknown(draw: number, into: Int32Array, at: number): void;
  /** From the bins that were seen, which stand at `at` in `seen`. */
  stale(draw: number, ageDays: number | null, seen: Int32Array, into: Int32Array, at: number): void;
}

export function cellDraws(column: BoostedColumn, place: number): CellDraws {
  const strata = shuffledStrata(place);
  const features = 1 + column.specials.length;
  const heads = [column.absentShare, ...column.specials.map(({ share }) => share)];
  const ends = runningSum([...heads, ...column.shares]);
  const unknown = (draw: number, into: Int32Array, at: number): void => {
    const found = ends.findIndex((end) => strata[draw]! * ends.at(-1)! < end);
    for (let f = 0; f < features; f++) into[at + f] = 0;
    into[at] = found < heads.length ? NO_VALUE : found - heads.length;
    if (found > 0 && found < heads.length) into[at + found] = 1;
  };
  const ranks = midRanks(column.shares);
  const binEnds = runningSum(column.shares);
  return {
    unknown,
    stale: (draw, ageDays, seen, into, at) => {
      const walk = ageDays === null ? WIDEST_WALK : driftVariance(column.drift, ageDays / DAYS_A_MONTH);
      const variance = Math.min(WIDEST_WALK, walk);
      for (let f = 0; f < features; f++) into[at + f] = seen[at + f]!;
      if (seen[at] === NO_VALUE) {
        // A thing that was not there, or had a special value, has no rank to walk from: it may be anything by now.
        if ((draw * 17) % DRAWS < variance * DRAWS) unknown(draw, into, at);
        return;
      }
      const moved = normalCdf(ranks[seen[at]!]! + Math.sqrt(variance) * normalQuantile(strata[draw]!));
      const bin = binEnds.findIndex((end) => moved * binEnds.at(-1)! < end);
      into[at] = bin < 0 ? binEnds.length - 1 : bin;
    },
  };
}

function shuffledStrata(place: number): Float64Array {
  const prng = createPrng(SEED, place);
  const strata = Float64Array.from({ length: DRAWS }, (_, i) => (i + 0.5) / DRAWS);
  for (let i = DRAWS - 1; i > 0; i--) {
    const other = prng.below(i + 1);
    [strata[i], strata[other]] = [strata[other]!, strata[i]!];
  }
  return strata;
}

function runningSum(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}

// A bin that holds nobody, or everybody, still has a finite place.
const LEAST_RANK = 1e-6;

function midRanks(shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let below = 0;
  return shares.map((share) => {
    const rank = total > 0 ? (below + share / 2) / total : 0.5;
    below += share;
    return normalQuantile(Math.min(1 - LEAST_RANK, Math.max(LEAST_RANK, rank)));
  });
}
