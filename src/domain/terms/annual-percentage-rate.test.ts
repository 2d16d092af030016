import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, calendarDate, fen, ratePpb, unwrap } from '#domain/kernel/index.ts';
import { annualPercentageRate, type LoanFlow } from './annual-percentage-rate.ts';
import { loanFlows, NO_FEES } from './loan-flows.ts';
import { monthlyDueDates, REPAYMENT_METHODS, type ScheduleInput, schedule } from './schedule.ts';

const startOn = calendarDate('2026-01-15');
const instalments: ScheduleInput = {
  method: 'equal-instalment',
  principalFen: fen(10_000_000n),
  ratePpb: ratePpb('0.12'),
  startOn,
  dueOn: monthlyDueDates(startOn, 12),
  accrual: 'monthly',
  gracePeriods: 0,
};
const code = (flows: readonly LoanFlow[]) => {
  const rate = annualPercentageRate(flows);
  return rate.ok ? 'ok' : rate.error.code;
};

// Vectors of 中国人民银行公告〔2021〕第3号's method, computed independently; percent with four decimals.
describe('annual percentage rate', () => {
  it('sees through a monthly fee on the original principal (A)', () => {
    const flows: LoanFlow[] = [
      { on: startOn, amountFen: fen(1_200_000n) },
      ...monthlyDueDates(startOn, 12).map((on) => ({ on, amountFen: fen(-107_200n), principalFen: fen(100_000n) })),
    ];
    const rate = unwrap(annualPercentageRate(flows));
    expect(100 * rate.periodic).toBeCloseTo(1.086185, 6);
    expect(100 * rate.nominal).toBeCloseTo(13.0342, 4);
    expect(100 * rate.effective).toBeCloseTo(13.8418, 4);
    expect(100 * rate.simple!).toBeCloseTo(13.2923, 4);
  });

  it('counts a fee taken at payout against the money received (B)', () => {
    const flows: LoanFlow[] = [
      { on: startOn, amountFen: fen(9_700_000n) },
      ...monthlyDueDates(startOn, 12).map((on) => ({ on, amountFen: fen(-888_488n) })),
    ];
    const rate = unwrap(annualPercentageRate(flows));
    // 1.485410 and 19.3557 belong to the instalment before it is rounded to the fen; in whole fen they are 1.485412 and 19.3558.
    expect(100 * rate.periodic).toBeCloseTo(1.485412, 6);
    expect(100 * rate.nominal).toBeCloseTo(17.8249, 4);
    expect(100 * rate.effective).toBeCloseTo(19.3558, 4);
    expect(rate.simple).toBeNull();
  });

  it('leaves the simple method out where less was paid out than is to be repaid', () => {
    const plan = unwrap(schedule(instalments));
    expect(unwrap(annualPercentageRate(loanFlows(plan, { ...NO_FEES, atPayoutFen: fen(300_000n) }))).simple).toBeNull();
    expect(unwrap(annualPercentageRate(loanFlows(plan))).simple).toBeCloseTo(0.12, 6);
  });

  it('annualises a bullet of ninety days with a fee at its end (C)', () => {
    const plan = unwrap(
      schedule({
        ...instalments,
        method: 'bullet',
        ratePpb: ratePpb('0.1'),
        dueOn: [addDays(startOn, 90)],
        accrual: 'act/365',
      }),
    );
    const rate = unwrap(annualPercentageRate(loanFlows(plan, { ...NO_FEES, atMaturityFen: fen(200_000n) })));
    expect(rate.timing).toBe('days');
    expect(100 * rate.nominal).toBeCloseTo(18.1111, 4);
    expect(100 * rate.simple!).toBeCloseTo(18.1111, 4);
    expect(100 * rate.effective).toBeCloseTo(19.385, 4);
  });

  it('adds a guarantee fee with each instalment (D)', () => {
    const plan = unwrap(schedule(instalments));
    const flows: LoanFlow[] = [
      { on: startOn, amountFen: fen(10_000_000n) },
      ...plan.instalments.map(({ dueOn, principalFen }) => ({ on: dueOn, amountFen: fen(-988_488n), principalFen })),
    ];
    const rate = unwrap(annualPercentageRate(flows));
    expect(100 * rate.nominal).toBeCloseTo(32.7581, 4);
    expect(100 * rate.effective).toBeCloseTo(38.1527, 4);
    expect(100 * rate.simple!).toBeCloseTo(33.757, 3);
    // The schedule's own last instalment is 14 fen less than the vector's, which takes twelve equal ones.
    const own = unwrap(annualPercentageRate(loanFlows(plan, { ...NO_FEES, perInstalmentFen: fen(100_000n) })));
    expect(100 * own.nominal).toBeCloseTo(32.758, 3);
  });

  it('discounts irregular dates by days of a year of 365', () => {
    // 10,000 paid back as 6,000 after 50 days and 5,000 after 400 days: the root satisfies its own equation.
    const flows = [
      { on: startOn, amountFen: fen(1_000_000n) },
      { on: addDays(startOn, 400), amountFen: fen(-500_000n) },
      { on: addDays(startOn, 50), amountFen: fen(-600_000n) },
    ];
    const { effective, nominal, timing } = unwrap(annualPercentageRate(flows));
    expect(timing).toBe('days');
    const value = 1_000_000 - 600_000 * (1 + effective) ** (-50 / 365) - 500_000 * (1 + effective) ** (-400 / 365);
    expect(Math.abs(value)).toBeLessThan(1e-6);
    expect((1 + nominal / 12) ** 12 - 1).toBeCloseTo(effective, 12);
  });

  it('counts months from the end of a month', () => {
    const from = calendarDate('2025-08-31');
    const flows: LoanFlow[] = [
      { on: from, amountFen: fen(1_000_000n) },
      ...monthlyDueDates(from, 6).map((on) => ({ on, amountFen: fen(-170_000n) })),
    ];
    expect(unwrap(annualPercentageRate(flows)).timing).toBe('months');
  });

  it('is zero for a loan without cost and negative where less comes back', () => {
    const flows = (back: bigint) => [
      { on: startOn, amountFen: fen(1_000n) },
      { on: addDays(startOn, 100), amountFen: fen(-back) },
    ];
    expect(unwrap(annualPercentageRate(flows(1_000n))).nominal).toBeCloseTo(0, 12);
    expect(unwrap(annualPercentageRate(flows(900n))).nominal).toBeLessThan(0);
  });

  it('refuses flows without a payout, without a repayment, without a rate or with several', () => {
    expect(code([{ on: startOn, amountFen: fen(100n) }])).toBe('APR_TOO_FEW_FLOWS');
    expect(
      code([
        { on: startOn, amountFen: fen(-100n) },
        { on: addDays(startOn, 9), amountFen: fen(110n) },
      ]),
    ).toBe('APR_NO_PAYOUT_FIRST');
    expect(
      code([
        { on: startOn, amountFen: fen(100n) },
        { on: addDays(startOn, 9), amountFen: fen(110n) },
      ]),
    ).toBe('APR_NO_RATE');
    // 100 out, 230 back after a year, 132 out after two: both 10 % and 20 % balance.
    expect(
      code([
        { on: startOn, amountFen: fen(100n) },
        { on: calendarDate('2027-01-15'), amountFen: fen(-230n) },
        { on: calendarDate('2028-01-15'), amountFen: fen(132n) },
      ]),
    ).toBe('APR_AMBIGUOUS');
  });

  it('gives back the contract rate of a schedule without fees, by months, quarters or half-years, and of a bullet', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 16 }),
        fc.constantFrom(...REPAYMENT_METHODS),
        fc.constantFrom(1, 3, 6),
        (thousandths, periods, method, monthsApart) => {
          const plan = unwrap(
            schedule({
              ...instalments,
              method,
              principalFen: fen(10n ** 12n),
              ratePpb: ratePpb(thousandths / 1000),
              dueOn: Array.from({ length: periods }, (_, i) => addMonths(startOn, (i + 1) * monthsApart)),
            }),
          );
          const rate = unwrap(annualPercentageRate(loanFlows(plan), 'months'));
          expect(rate.nominal).toBeCloseTo(thousandths / 1000, 8);
          expect(rate.simple!).toBeCloseTo(thousandths / 1000, 8);
        },
      ),
    );
  });
});
