import { quantileOfSorted } from '#domain/numeric/index.ts';

/** Statistics that a handful of odd months cannot move far. Inputs are plain number arrays of one firm; NaN where they say nothing. */

/** The p-quantile of values in any order, as spreadsheets define it; NaN of none. */
export function quantile(values: readonly number[], p: number): number {
  return values.length === 0 ? Number.NaN : quantileOfSorted(Float64Array.from(values).sort(), p);
}

function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? Number.NaN : sum / values.length;
}

/** Standard deviation over mean; NaN for fewer than two values or a mean that is not positive. */
export function variation(values: readonly number[]): number {
  const centre = mean(values);
  if (values.length < 2 || !(centre > 0)) return Number.NaN;
  let squares = 0;
  for (const value of values) squares += (value - centre) ** 2;
  return Math.sqrt(squares / (values.length - 1)) / centre;
}

/** The median of all pairwise slopes (Theil 1950, Sen 1968): a trend that 29 % of wild points cannot move. */
export function theilSenSlope(values: readonly number[]): number {
  const slopes: number[] = [];
  for (let i = 0; i < values.length; i++)
    for (let j = i + 1; j < values.length; j++) slopes.push((values[j]! - values[i]!) / (j - i));
  return quantile(slopes, 0.5);
}
