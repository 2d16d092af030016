import { expectedHits, isNear } from './coincidence.ts';
import type { Delays } from './delays.ts';
import { type OpenItems, WINDOW_DAYS } from './open-items.ts';

/** The longest run that is looked for. */
const LONGEST_RUN = 6;
/** The items of a run lie within so many days, the last of them within the window of its counterpart. */
const RUN_DAYS = 120;

/** Neighbours in order of date whose amounts add up to a target. */
export interface Run {
  /** Place of the first item among the open ones, and how many. */
  readonly from: number;
  readonly length: number;
}

export interface RunsFound {
  readonly runs: readonly Run[];
  /** How many runs would have hit the target by chance. */
  readonly byChance: number;
}

/**
 * Runs of two to six items in [from, to) that add up to the target, or to a little more where the bank may have kept a share of it. The
 * newest item of a run is of `newestFrom` or later.
 */
export function findRuns(
  items: OpenItems,
  from: number,
  to: number,
  target: number,
  step: number,
  { newestFrom = Number.NEGATIVE_INFINITY, fee = 0, longest = LONGEST_RUN } = {},
): RunsFound {
  const runs: Run[] = [];
  const room = Math.floor(Math.abs(target) * fee);
  let near = 0;
  for (let start = from; start < to - 1; start++) {
    let sum = items.amounts[start]!;
    const until = items.days[start]! + RUN_DAYS;
    for (let next = start + 1; next < to && next < start + longest && items.days[next]! <= until; next++) {
      sum += items.amounts[next]!;
      if (items.days[next]! < newestFrom) continue;
      const over = sum - target;
      if (fee === 0 ? over === 0 : over > 0 && over <= room) runs.push({ from: start, length: next - start + 1 });
      else if (isNear(sum, target)) near += 1;
    }
  }
  return { runs, byChance: expectedHits(near, target, Math.max(step, room)) };
}

/** The likeliest run and its share among those that were found. */
export function chooseRun(runs: readonly Run[], delayOf: (run: Run) => number, delays: Delays): [Run, number] {
  let best = runs[0]!;
  let bestDensity = -1;
  let total = 0;
  for (const run of runs) {
    const density = delays.density(delayOf(run));
    total += density;
    if (density > bestDensity) [best, bestDensity] = [run, density];
  }
  return [best, bestDensity / total];
}

/** The places of invoices that a payment of the day could settle together: the newest of them lies in the window, the oldest may be older. */
export function payableRange(invoices: OpenItems, day: number): [from: number, to: number] {
  return [invoices.placeOf(day - WINDOW_DAYS - RUN_DAYS), invoices.placeOf(day + 1)];
}

/** Days from the newest item of a run to the day. */
export function ageOf(items: OpenItems, { from, length }: Run, day: number): number {
  return day - items.days[from + length - 1]!;
}

export function rowsOf(items: OpenItems, { from, length }: Run): number[] {
  return Array.from(items.rows.subarray(from, from + length));
}
