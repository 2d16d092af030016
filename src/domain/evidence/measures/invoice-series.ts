import { ABSENT_DAY } from '../table.ts';
import type { InvoiceSide } from './invoice-side.ts';
import { theilSenSlope, variation } from './robust.ts';
import { firstFullPeriod, lastFullPeriod, monthsInPeriod, PERIODS_A_YEAR } from './trade-calendar.ts';

/** Two years of periods: the longest look back that a trend takes. */
const LONGEST = 2 * PERIODS_A_YEAR;
/** Fewer full periods than this say nothing about a trend or about steadiness. */
export const FEWEST_PERIODS = 6;

/** The full periods that a firm's valid invoices observe: [from, to], empty where to < from. */
export function fullPeriods(side: InvoiceSide, firm: number, longest = LONGEST): { from: number; to: number } {
  const first = side.firstDay[firm]!;
  if (first === ABSENT_DAY) return { from: 0, to: -1 };
  const to = lastFullPeriod(side.lastDay[firm]!);
  return { from: Math.max(firstFullPeriod(first), to - longest + 1), to };
}

/** Monthly averages by period over [from, to], from the named matrix. */
export function monthlySeries(
  side: InvoiceSide,
  matrix: 'periodNet' | 'periodTotal',
  firm: number,
  from: number,
  to: number,
): number[] {
  const series: number[] = [];
  for (let period = from; period <= to; period++) {
    const place = period - side.basePeriod;
    const sum = place < 0 || place >= side.periods ? 0 : side[matrix][firm * side.periods + place]!;
    series.push(sum / monthsInPeriod(period));
  }
  return series;
}

/** Trend a year relative to the mean, coefficient of variation, and share of periods with sales; NaN where too short. */
export function describeSeries(series: readonly number[]): { trend: number; variation: number; activeShare: number } {
  const none = { trend: Number.NaN, variation: Number.NaN, activeShare: Number.NaN };
  if (series.length < FEWEST_PERIODS) return none;
  const active = series.filter((value) => value > 0).length;
  const centre = series.reduce((a, b) => a + b, 0) / series.length;
  if (!(centre > 0)) return { ...none, activeShare: active / series.length };
  return {
    trend: (theilSenSlope(series) * PERIODS_A_YEAR) / centre,
    variation: variation(series),
    activeShare: active / series.length,
  };
}

/** Monthly surplus of `gains` over `costs` in every run of three periods: lots and late bills even out within one. */
export function runningSurplus(gains: readonly number[], costs: readonly number[] | null, from: number): number[] {
  const runs: number[] = [];
  for (let i = 0; i + RUN <= gains.length; i++) {
    let surplus = 0;
    let months = 0;
    for (let k = i; k < i + RUN; k++) {
      const span = monthsInPeriod(from + k);
      surplus += (gains[k]! - (costs === null ? 0 : costs[k]!)) * span;
      months += span;
    }
    runs.push(surplus / months);
  }
  return runs;
}

const RUN = 3;

/** The sum over the whole series, each monthly average taken for as many months as its period has. */
export function seriesTotal(series: readonly number[], from: number): number {
  return series.reduce((sum, value, i) => sum + value * monthsInPeriod(from + i), 0);
}

export function monthsOfSeries(series: readonly number[], from: number): number {
  return series.reduce((sum, _, i) => sum + monthsInPeriod(from + i), 0);
}
