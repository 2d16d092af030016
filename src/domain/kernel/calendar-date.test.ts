import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  calendarDate,
  dayNumber,
  dayNumberOf,
  daysBetween,
  daysInMonth,
  fromDayNumber,
  monthIndex,
  parseCalendarDate,
} from './calendar-date.ts';

const anyDay = fc.integer({ min: dayNumberOf(1900, 1, 1), max: dayNumberOf(2199, 12, 31) });

describe('a calendar date', () => {
  it('goes to its day number and back, and agrees with the platform on every day of three centuries', () => {
    const wrong: number[] = [];
    for (let day = dayNumberOf(1900, 1, 1); day <= dayNumberOf(2199, 12, 31); day++) {
      const date = fromDayNumber(day);
      if (date !== new Date(day * 86_400_000).toISOString().slice(0, 10) || dayNumber(date) !== day) wrong.push(day);
    }
    expect(wrong).toEqual([]);
  });

  it('sorts as text in the order of time', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(fromDayNumber(a) < fromDayNumber(b)).toBe(a < b);
        expect(daysBetween(fromDayNumber(a), fromDayNumber(b))).toBe(b - a);
        expect(addDays(fromDayNumber(a), b - a)).toBe(fromDayNumber(b));
      }),
    );
  });

  it('is read in every way that people write it', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = fromDayNumber(day);
        const [y, m, d] = date.split('-') as [string, string, string];
        const [month, dayOfMonth] = [Number(m), Number(d)];
        const spellings = [
          date,
          `${y}${m}${d}`,
          `${y}/${month}/${dayOfMonth}`,
          `${y}-${month}-${dayOfMonth}`,
          `${y}.${m}.${d}`,
          ` ${y}年${month}月${dayOfMonth}日 `,
        ];
        for (const text of spellings) expect(parseCalendarDate(text)).toEqual({ ok: true, value: date });
      }),
    );
  });

  it.each([
    ['2023-02-29', 'NOT_A_DATE'],
    ['1900-02-29', 'NOT_A_DATE'],
    ['2000-00-10', 'NOT_A_DATE'],
    ['2000-13-01', 'NOT_A_DATE'],
    ['2000-04-31', 'NOT_A_DATE'],
    ['2000-1', 'NOT_A_DATE'],
    ['2000-01/02', 'NOT_A_DATE'],
    ['17-07-18', 'NOT_A_DATE'],
    ['2017-07-18 00:00', 'NOT_A_DATE'],
    ['', 'NOT_A_DATE'],
    ['２０１７-07-18', 'NOT_A_DATE'],
    ['0000-01-01', 'DATE_OUT_OF_RANGE'],
    ['1899-12-31', 'DATE_OUT_OF_RANGE'],
    ['2200-01-01', 'DATE_OUT_OF_RANGE'],
    ['9999-12-31', 'DATE_OUT_OF_RANGE'],
  ])('is not "%s" (%s)', (text, code) => {
    expect(parseCalendarDate(text)).toMatchObject({ ok: false, error: { code } });
  });

  it('takes 29 February only in leap years', () => {
    expect([1900, 2000, 2023, 2024, 2100].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29, 28]);
    expect([1, 4, 6, 9, 11, 12].map((month) => daysInMonth(2023, month))).toEqual([31, 30, 30, 30, 30, 31]);
  });

  it('is written by an author exactly', () => {
    expect(calendarDate('2024-02-29')).toBe('2024-02-29');
    expect(() => calendarDate('2024-2-29')).toThrow(RangeError);
    expect(() => calendarDate('2023-02-29')).toThrow(RangeError);
  });

  it('never takes a year of five digits, which would not sort', () => {
    expect(() => addMonths(calendarDate('2199-12-31'), 12 * 8000)).toThrow(RangeError);
    expect(() => fromDayNumber(10_000_000)).toThrow(RangeError);
  });
});

describe('months', () => {
  it('end on the last day where the month is shorter', () => {
    expect(addMonths(calendarDate('2024-01-31'), 1)).toBe('2024-02-29');
    expect(addMonths(calendarDate('2023-01-31'), 1)).toBe('2023-02-28');
    expect(addMonths(calendarDate('2024-03-31'), -1)).toBe('2024-02-29');
    expect(addMonths(calendarDate('2024-12-15'), 1)).toBe('2025-01-15');
    expect(addMonths(calendarDate('1970-01-15'), -13)).toBe('1968-12-15');
  });

  it('add up, but for days that a short month cut', () => {
    const months = fc.integer({ min: -120, max: 120 });
    fc.assert(
      fc.property(anyDay, months, (day, by) => {
        const date = fromDayNumber(day);
        expect(monthIndex(dayNumber(addMonths(date, by))) - monthIndex(day)).toBe(by);
        if (date.slice(8) <= '28') expect(addMonths(addMonths(date, by), -by)).toBe(date);
      }),
    );
  });

  it('are counted from January 1970', () => {
    expect(monthIndex(0)).toBe(0);
    expect(monthIndex(-1)).toBe(-1);
    expect(monthIndex(dayNumberOf(2020, 2, 29))).toBe(601);
  });
});
