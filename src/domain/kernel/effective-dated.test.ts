import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate } from './calendar-date.ts';
import { type DatedValue, effectiveOn } from './effective-dated.ts';

const series: readonly DatedValue<number>[] = [
  { from: calendarDate('2015-09-01'), value: 24 },
  { from: calendarDate('2020-08-20'), value: 15.4 },
  { from: calendarDate('2024-01-01'), value: null },
];

describe('a dated value', () => {
  it.each([
    ['2015-08-31', 'before-first', undefined],
    ['2015-09-01', 'in-force', 24],
    ['2020-08-19', 'in-force', 24],
    ['2020-08-20', 'in-force', 15.4],
    ['2023-12-31', 'in-force', 15.4],
    ['2024-01-01', 'repealed', null],
    ['2199-12-31', 'repealed', null],
  ])('on %s is %s', (on, state, value) => {
    const effective = effectiveOn(series, calendarDate(on));
    expect(effective.state).toBe(state);
    if (effective.state !== 'before-first') expect(effective.entry.value).toBe(value);
  });

  it('has no default where there is no entry', () => {
    expect(effectiveOn([], calendarDate('2024-01-01'))).toEqual({ state: 'before-first' });
  });

  it('is the last entry that is not later than the day', () => {
    const start = calendarDate('2000-01-01');
    const gaps = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(gaps, fc.nat({ max: 3000 }), (lengths, after) => {
        let from = start;
        const entries = lengths.map((length, value) => {
          const entry = { from, value };
          from = addDays(from, length);
          return entry;
        });
        const on = addDays(start, after);
        const expected = entries.filter((entry) => entry.from <= on).at(-1);
        expect(effectiveOn(entries, on)).toEqual({ state: 'in-force', entry: expected });
      }),
    );
  });
});
