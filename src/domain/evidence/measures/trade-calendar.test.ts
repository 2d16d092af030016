import { describe, expect, it } from 'vitest';
import { calendarDate, dayNumber, monthIndex } from '#domain/kernel/index.ts';
import {
  firstFullPeriod,
  lastFullPeriod,
  monthsInPeriod,
  PERIODS_A_YEAR,
  periodOfDay,
  periodOfMonth,
  periodStart,
} from './trade-calendar.ts';

const day = (text: string) => dayNumber(calendarDate(text));

describe('trading periods', () => {
  it('pools January and February, so that the lunar new year falls in one period every year', () => {
    // Spring festivals: 2017-01-28, 2018-02-16, 2019-02-05, 2020-01-25.
    const festivals = ['2017-01-28', '2018-02-16', '2019-02-05', '2020-01-25'].map((d) => periodOfDay(day(d)));
    expect(festivals.map((p) => p - festivals[0]!)).toEqual([
      0,
      PERIODS_A_YEAR,
      2 * PERIODS_A_YEAR,
      3 * PERIODS_A_YEAR,
    ]);
    expect(festivals.map(monthsInPeriod)).toEqual([2, 2, 2, 2]);
  });

  it('has a period start that is the first day of its first month', () => {
    for (let month = monthIndex(day('1969-01-01')); month < monthIndex(day('2031-01-01')); month++) {
      const start = periodStart(periodOfMonth(month));
      expect(periodOfDay(start)).toBe(periodOfMonth(month));
      expect(periodOfDay(start - 1)).toBe(periodOfMonth(month) - 1);
    }
  });

  it('counts a month as observed when the records reach its last days, and not before', () => {
    expect(lastFullPeriod(day('2019-11-27'))).toBe(periodOfDay(day('2019-11-01')));
    expect(lastFullPeriod(day('2019-11-20'))).toBe(periodOfDay(day('2019-10-01')));
    // January alone is half of the pooled period.
    expect(lastFullPeriod(day('2020-01-31'))).toBe(periodOfDay(day('2019-12-01')));
    expect(firstFullPeriod(day('2017-08-03'))).toBe(periodOfDay(day('2017-08-01')));
    expect(firstFullPeriod(day('2017-08-20'))).toBe(periodOfDay(day('2017-09-01')));
  });
});
