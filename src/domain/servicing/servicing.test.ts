import { describe, expect, it } from 'vitest';
import { calendarDate, fen } from '#domain/kernel/index.ts';
import { arrearsBucket, daysPastDue } from './delinquency.ts';
import { bestRiskClass } from './risk-class.ts';

const instalment = (dueOn: string, paidOn: string | null) => ({
  dueOn: calendarDate(dueOn),
  principalFen: fen(100n),
  interestFen: fen(1n),
  paidOn: paidOn === null ? null : calendarDate(paidOn),
});

describe('days past due', () => {
  it('count from the earliest instalment that is owed, on the day as it was known then', () => {
    const loan = [
      instalment('2026-01-10', '2026-01-10'),
      instalment('2026-02-10', '2026-03-01'),
      instalment('2026-03-10', null),
    ];
    expect(daysPastDue(loan, calendarDate('2026-02-10'))).toBe(0);
    expect(daysPastDue(loan, calendarDate('2026-02-28'))).toBe(18);
    expect(daysPastDue(loan, calendarDate('2026-03-01'))).toBe(0);
    expect(daysPastDue(loan, calendarDate('2026-05-10'))).toBe(61);
  });

  it('fall into buckets whose upper ends belong to them', () => {
    expect([0, 1, 30, 31, 90, 91, 360, 361].map(arrearsBucket)).toEqual([0, 1, 1, 2, 3, 4, 5, 6]);
  });
});

describe('the five classes', () => {
  it('follow the days past due: technical arrears stay normal, 90, 270 and 360 days are the last of their class', () => {
    const limits = { technical: 7, substandard: 90, doubtful: 270, loss: 360 };
    const classes = [0, 7, 8, 90, 91, 270, 271, 360, 361].map((days) => bestRiskClass(days, limits));
    expect(classes).toEqual([
      'normal',
      'normal',
      'special-mention',
      'special-mention',
      'substandard',
      'substandard',
      'doubtful',
      'doubtful',
      'loss',
    ]);
  });
});
