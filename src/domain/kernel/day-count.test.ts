import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, calendarDate, dayNumberOf, fromDayNumber } from './calendar-date.ts';
import { interestDays, monthsAndDays, yearBasis } from './day-count.ts';

describe('a day count', () => {
  // Cases of 30E/360 (ISDA 2006 §4.16(g)) and of the actual conventions.
  it.each([
    ['2024-01-31', '2024-02-29', 29, 29],
    ['2024-01-30', '2024-03-31', 61, 60],
    ['2023-12-31', '2024-12-31', 366, 360],
    ['2024-02-29', '2024-03-01', 1, 2],
    ['2024-05-01', '2024-05-01', 0, 0],
  ])('from %s to %s is %i actual days and %i of 30/360', (from, to, actual, thirty) => {
    const [a, b] = [calendarDate(from), calendarDate(to)];
    expect(interestDays(a, b, 'act/365')).toBe(actual);
    expect(interestDays(a, b, 'act/360')).toBe(actual);
    expect(interestDays(a, b, '30/360')).toBe(thirty);
  });

  it('has the basis that its name says', () => {
    expect([yearBasis('act/360'), yearBasis('act/365'), yearBasis('30/360')]).toEqual([360, 365, 360]);
  });
});

describe('months and days', () => {
  it('lead from the first day to the second', () => {
    const day = fc.integer({ min: dayNumberOf(1950, 1, 1), max: dayNumberOf(2100, 1, 1) });
    fc.assert(
      fc.property(day, fc.nat({ max: 10_000 }), (from, length) => {
        const [start, end] = [fromDayNumber(from), fromDayNumber(from + length)];
        const { months, days } = monthsAndDays(start, end);
        expect(addDays(addMonths(start, months), days)).toBe(end);
        expect(days).toBeGreaterThanOrEqual(0);
        expect(days).toBeLessThan(31);
      }),
    );
  });

  it('count a month that ends early as whole', () => {
    expect(monthsAndDays(calendarDate('2023-01-31'), calendarDate('2023-02-28'))).toEqual({ months: 1, days: 0 });
    expect(monthsAndDays(calendarDate('2023-01-31'), calendarDate('2023-03-30'))).toEqual({ months: 1, days: 30 });
  });
});
