import { MOST_BINS, NO_VALUE } from './tree.ts';

/**
 * Inner edges that cut numbers into at most `bins` bins of about equal count; bin i holds [edges[i−1], edges[i]). Each
 * distinct number has a bin of its own where there are no more of them than bins. Edges lie halfway between the two
 * values that they part. NaN is left out.
 */
export function binEdges(numbers: Float64Array, bins: number = MOST_BINS): Float64Array {
  const sorted = numbers.filter((number) => !Number.isNaN(number)).sort();
  const ends: number[] = [];
  for (let i = 1; i <= sorted.length; i++) if (i === sorted.length || sorted[i] !== sorted[i - 1]) ends.push(i);
  const cuts = ends.length <= bins ? ends.slice(0, -1) : equalCuts(ends, sorted.length, bins);
  return Float64Array.from(cuts, (end) => halfway(sorted[end - 1]!, sorted[end]!));
}

/** Of the places where the value changes, those nearest to each equal share of the rows. */
function equalCuts(ends: readonly number[], rows: number, bins: number): number[] {
  const cuts: number[] = [];
  let at = 0;
  for (let k = 1; k < bins; k++) {
    const wanted = (k * rows) / bins;
    while (at < ends.length - 1 && ends[at]! < wanted) at++;
    const end = ends[at]!;
    if (end < rows && end !== cuts.at(-1)) cuts.push(end);
  }
  return cuts;
}

/** A number above `low` and at most `high`, so that `low` falls below the edge and `high` does not. */
function halfway(low: number, high: number): number {
  const middle = low + (high - low) / 2;
  return middle > low && middle <= high ? middle : high;
}

/** The bin of a number; NaN has none. */
export function binOf(edges: Float64Array | readonly number[], number: number): number {
  if (Number.isNaN(number)) return NO_VALUE;
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (number < edges[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}
