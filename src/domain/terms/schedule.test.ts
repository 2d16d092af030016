import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate, fen, type RatePpb, ratePpb, unwrap } from '#domain/kernel/index.ts';
import { monthlyDueDates, REPAYMENT_METHODS, type ScheduleInput, schedule } from './schedule.ts';

const startOn = calendarDate('2025-01-31');
const year: ScheduleInput = {
  method: 'equal-instalment',
  principalFen: fen(10_000_000n),
  ratePpb: ratePpb('0.08'),
  startOn,
  dueOn: monthlyDueDates(startOn, 12),
  accrual: 'monthly',
  gracePeriods: 0,
};

describe('schedule', () => {
  it('has the known instalment: 8,698.84 a month on 100,000 at 8 % over a year', () => {
    const { instalments, absorbedFen } = unwrap(schedule(year));
    expect(instalments.slice(0, -1).every(({ totalFen }) => totalFen === 869_884n)).toBe(true);
    expect(instalments.at(-1)!.totalFen).toBe(869_884n + absorbedFen);
    expect(Math.abs(Number(absorbedFen))).toBeLessThanOrEqual(12);
  });

  it('splits equal principal with a falling interest, the last payment absorbing the remainder', () => {
    const { instalments, absorbedFen } = unwrap(schedule({ ...year, method: 'equal-principal' }));
    expect(instalments[0]).toMatchObject({ principalFen: 833_333n, interestFen: 66_667n });
    expect(instalments[11]).toMatchObject({ principalFen: 833_337n, closingFen: 0n });
    expect(absorbedFen).toBe(4n);
  });

  it('pays interest alone until the end, or everything at the end', () => {
    const interestOnly = unwrap(schedule({ ...year, method: 'interest-only' }));
    expect(interestOnly.instalments[3]).toMatchObject({ principalFen: 0n, interestFen: 66_667n });
    expect(interestOnly.instalments[11]).toMatchObject({ principalFen: 10_000_000n });
    const bullet = unwrap(schedule({ ...year, method: 'bullet' }));
    expect(bullet.instalments).toHaveLength(1);
    expect(bullet.instalments[0]).toMatchObject({ interestFen: 800_000n, dueOn: '2026-01-31', number: 1 });
  });

  it('returns to the 31st after shorter months', () => {
    expect(monthlyDueDates(startOn, 3)).toEqual(['2025-02-28', '2025-03-31', '2025-04-30']);
  });

  it('counts days where the contract does', () => {
    const dueOn = [addDays(startOn, 90)];
    const interest = (accrual: ScheduleInput['accrual']) =>
      unwrap(schedule({ ...year, method: 'bullet', ratePpb: ratePpb('0.1'), dueOn, accrual })).interestFen;
    expect(interest('act/365')).toBe(246_575n);
    expect(interest('act/360')).toBe(250_000n);
  });

  it('asks for interest alone during grace, then amortises over what is left', () => {
    const { instalments } = unwrap(schedule({ ...year, gracePeriods: 3 }));
    expect(instalments.slice(0, 3).map(({ principalFen }) => principalFen)).toEqual([0n, 0n, 0n]);
    expect(instalments.at(-1)!.closingFen).toBe(0n);
    expect(instalments[3]!.totalFen).toBe(instalments[10]!.totalFen);
  });

  it('refuses an empty loan, a wild rate, missing or falling dates and a grace without end', () => {
    const code = (change: Partial<ScheduleInput>) => {
      const result = schedule({ ...year, ...change });
      return result.ok ? 'ok' : result.error.code;
    };
    expect(code({ principalFen: fen(0n) })).toBe('SCHEDULE_PRINCIPAL_NOT_POSITIVE');
    expect(code({ ratePpb: ratePpb('-0.01') })).toBe('SCHEDULE_RATE_OUT_OF_RANGE');
    expect(code({ ratePpb: ratePpb('12') })).toBe('SCHEDULE_RATE_OUT_OF_RANGE');
    expect(code({ dueOn: [] })).toBe('SCHEDULE_NO_DUE_DATES');
    expect(code({ dueOn: [startOn] })).toBe('SCHEDULE_DATES_NOT_ASCENDING');
    expect(code({ gracePeriods: 12 })).toBe('SCHEDULE_GRACE_TOO_LONG');
  });

  const inputs: fc.Arbitrary<ScheduleInput> = fc
    .record({
      method: fc.constantFrom(...REPAYMENT_METHODS),
      principal: fc.bigInt({ min: 1n, max: 10n ** 14n }),
      rate: fc.bigInt({ min: 0n, max: 3_000_000_000n }),
      offset: fc.integer({ min: 0, max: 3000 }),
      months: fc.integer({ min: 1, max: 60 }),
      accrual: fc.constantFrom('monthly' as const, 'act/365' as const, 'act/360' as const, '30/360' as const),
      grace: fc.integer({ min: 0, max: 5 }),
    })
    .map(({ method, principal, rate, offset, months, accrual, grace }) => {
      const from = addDays(calendarDate('2020-01-01'), offset);
      return {
        method,
        principalFen: fen(principal),
        ratePpb: rate as RatePpb,
        startOn: from,
        dueOn: monthlyDueDates(from, months),
        accrual,
        gracePeriods: Math.min(grace, months - 1),
      };
    });

  it('repays exactly the principal, never asks for a negative part, and ends at zero', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { instalments, interestFen } = unwrap(schedule(input));
        let balance: bigint = input.principalFen;
        let interest = 0n;
        for (const row of instalments) {
          expect(row.openingFen).toBe(balance);
          expect(row.principalFen >= 0n && row.interestFen >= 0n).toBe(true);
          expect(row.totalFen).toBe(row.principalFen + row.interestFen);
          balance -= row.principalFen;
          interest += row.interestFen;
          expect(row.closingFen).toBe(balance);
        }
        expect(balance).toBe(0n);
        expect(interestFen).toBe(interest);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps equal instalments equal but for the last, which differs by rounding alone', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        // Above a usurious rate the interest of a long month alone can exceed the level instalment.
        const input = {
          ...given,
          ratePpb: (given.ratePpb % 360_000_000n) as RatePpb,
          method: 'equal-instalment' as const,
          principalFen: fen(given.principalFen + 10n ** 7n),
        };
        const { instalments, absorbedFen } = unwrap(schedule(input));
        const repaying = instalments.slice(input.gracePeriods);
        const level = repaying[0]!.totalFen;
        for (const row of repaying.slice(0, -1)) expect(row.totalFen).toBe(level);
        // Each period's rounding grows with interest until the end: half a fen for the level and half for the interest.
        const growth = (1 + Number(input.ratePpb) / 1e9 / 11) ** repaying.length;
        expect(Math.abs(Number(absorbedFen))).toBeLessThanOrEqual(repaying.length * growth + 1);
      }),
    );
  });
});
