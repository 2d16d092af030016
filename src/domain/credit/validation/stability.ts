import { chiSquareQuantile } from '#domain/numeric/index.ts';

/** Population stability index Σ (a − e) · ln(a/e) over shares. */
export function stabilityIndex(expected: readonly number[], actual: readonly number[]): number {
  return expected.reduce((sum, e, i) => sum + (actual[i]! - e) * Math.log(actual[i]! / e), 0);
}

/**
 * What the index exceeds with probability 5 % when nothing has changed: (1/N + 1/M) · χ²(bins − 1)
 * (B. Yurdakul, 2018), N and M the cases behind the two sides.
 */
export function criticalStabilityIndex(bins: number, expectedRows: number, actualRows: number): number {
  if (bins < 2) return 0;
  return (1 / expectedRows + 1 / actualRows) * chiSquareQuantile(0.95, bins - 1);
}

/** Shares of counts; an empty bin would make the index infinite, so half a case is then added to each. */
export function sharesOfCounts(counts: readonly number[]): number[] {
  const added = counts.includes(0) ? 0.5 : 0;
  const rows = counts.reduce((sum, count) => sum + count + added, 0);
  return counts.map((count) => (count + added) / rows);
}
