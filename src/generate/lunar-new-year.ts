import { type CalendarDate, dayNumber } from '#domain/kernel/index.ts';

/** First days of the lunar year, 2015 to 2032 (public almanac). */
const FIRST_DAYS = [
  '2015-02-19',
  '2016-02-08',
  '2017-01-28',
  '2018-02-16',
  '2019-02-05',
  '2020-01-25',
  '2021-02-12',
  '2022-02-01',
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
  '2030-02-03',
  '2031-01-23',
  '2032-02-11',
].map((day) => dayNumber(day as CalendarDate));

/** How much trade goes on, 0 to 1: it thins out a week before the new year and is back a fortnight after. */
export function holidayActivity(day: number): number {
  for (const first of FIRST_DAYS) {
    const offset = day - first;
    if (offset >= -7 && offset < 0) return 0.55;
    if (offset >= 0 && offset < 8) return 0.04;
    if (offset >= 8 && offset < 16) return 0.5;
  }
  return 1;
}
