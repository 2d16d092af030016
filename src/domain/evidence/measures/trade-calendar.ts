import { dayNumberOf, monthIndex } from '#domain/kernel/index.ts';

/**
 * Trading periods: the calendar months, but January and February as one. The lunar new year moves between the two, so
 * that a year-on-year comparison of either alone is a comparison of holidays. Eleven periods make a year.
 */
export const PERIODS_A_YEAR = 11;

/** The period of a month (months since 1970-01). */
export function periodOfMonth(month: number): number {
  const year = Math.floor(month / 12);
  return year * PERIODS_A_YEAR + Math.max(0, month - year * 12 - 1);
}

/** Months that a period spans: two for the pooled one. */
export function monthsInPeriod(period: number): number {
  return period % PERIODS_A_YEAR === 0 ? 2 : 1;
}

/** The first day of a period as a day number. */
export function periodStart(period: number): number {
  const year = Math.floor(period / PERIODS_A_YEAR);
  const ordinal = period - year * PERIODS_A_YEAR;
  return dayNumberOf(1970 + year, ordinal === 0 ? 1 : ordinal + 2, 1);
}

export function periodOfDay(day: number): number {
  return periodOfMonth(monthIndex(day));
}

/** Days that a month may lack at its end and still count as observed: the last bills are not always written on the last day. */
const TAIL_DAYS = 6;

/** The last period that records up to `lastDay` observe in full. */
export function lastFullPeriod(lastDay: number): number {
  const period = periodOfDay(lastDay);
  return lastDay + TAIL_DAYS >= periodStart(period + 1) - 1 ? period : period - 1;
}

/** The first period that records from `firstDay` observe in full. */
export function firstFullPeriod(firstDay: number): number {
  const period = periodOfDay(firstDay);
  return firstDay - TAIL_DAYS <= periodStart(period) ? period : period + 1;
}
