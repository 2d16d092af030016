import { addMonths, type CalendarDate, daysBetween } from './calendar-date.ts';

export type DayCount = 'act/360' | 'act/365' | '30/360';

/** The denominator in days of one year under the convention. */
export function yearBasis(convention: DayCount): 360 | 365 {
  return convention === 'act/365' ? 365 : 360;
}

/** Days that bear interest in [from, to). */
export function interestDays(from: CalendarDate, to: CalendarDate, convention: DayCount): number {
  if (convention !== '30/360') return daysBetween(from, to);
  const [y1, m1, d1] = parts(from);
  const [y2, m2, d2] = parts(to);
  return (y2 - y1) * 360 + (m2 - m1) * 30 + Math.min(d2, 30) - Math.min(d1, 30);
}

function parts(date: CalendarDate): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

/** Whole months and the days left over from `from` to `to` (from ≤ to). */
export function monthsAndDays(from: CalendarDate, to: CalendarDate): { months: number; days: number } {
  const [y1, m1] = parts(from);
  const [y2, m2] = parts(to);
  let months = (y2 - y1) * 12 + m2 - m1;
  if (addMonths(from, months) > to) months -= 1;
  return { months, days: daysBetween(addMonths(from, months), to) };
}
