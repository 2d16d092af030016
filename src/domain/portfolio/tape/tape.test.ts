import { describe, expect, it } from 'vitest';
import { addMonths, calendarDate, type Fen, fen } from '#domain/kernel/index.ts';
import { healthReport } from './health-report.ts';
import { monthEnds, stateOn, type TapeLoan } from './loan-tape.ts';

const day = calendarDate;
const yuan = (amount: number): Fen => fen(BigInt(amount * 100));
const classDays = { technical: 7, substandard: 90, doubtful: 270, loss: 360 };

/** Twelve equal parts of principal; the borrower stops paying after so many. */
function loan(id: string, disbursedOn: string, paid: number, more: Partial<TapeLoan> = {}): TapeLoan {
  const start = day(disbursedOn);
  return {
    id,
    borrower: `firm ${id}`,
    amountFen: yuan(12_000),
    rate: 0.1,
    disbursedOn: start,
    maturesOn: addMonths(start, 12),
    method: 'equal-instalment',
    funder: null,
    funderShare: 0,
    pd: 0.02,
    industry: null,
    region: null,
    stated: null,
    instalments: Array.from({ length: 12 }, (_, i) => {
      const dueOn = addMonths(start, i + 1);
      return { dueOn, principalFen: yuan(1000), interestFen: yuan(50), paidOn: i < paid ? dueOn : null };
    }),
    ...more,
  };
}

const report = (loans: readonly TapeLoan[], more: object = {}) =>
  healthReport({
    loans,
    funders: [],
    asOf: day('2026-08-05'),
    classDays,
    lgd: 0.45,
    opex: 0.02,
    ownFunds: 0.04,
    pd: null,
    equityFen: null,
    ...more,
  });

describe('the health of a book', () => {
  const good = loan('good', '2026-01-15', 6);
  const late = loan('late', '2026-01-15', 4);
  const lost = loan('lost', '2025-03-01', 3);

  it('knows what is owed and since when', () => {
    expect(stateOn(good, day('2026-08-05'))).toEqual({ outstandingFen: yuan(6000), daysPastDue: 0 });
    expect(stateOn(late, day('2026-08-05'))).toEqual({ outstandingFen: yuan(8000), daysPastDue: 51 });
    expect(stateOn(late, day('2026-01-01'))).toEqual({ outstandingFen: 0n, daysPastDue: 0 });
    expect(monthEnds(day('2026-01-15'), day('2026-03-31'))).toEqual(['2026-01-31', '2026-02-28', '2026-03-31']);
  });

  it('classes each loan, and all classes and all buckets hold what is outstanding, to the fen', () => {
    const { classification, arrears, outstandingFen, nonPerformingRatio } = report([good, late, lost]);
    expect(classification.normal.ids).toEqual(['good']);
    expect(classification['special-mention'].ids).toEqual(['late']);
    expect(classification.loss.ids).toEqual(['lost']);
    expect(nonPerformingRatio).toBeCloseTo(9 / 23, 12);
    for (const groups of [classification, arrears]) {
      const whole = Object.values(groups).reduce((sum, { outstandingFen: part }) => sum + part, 0n);
      expect(whole).toBe(outstandingFen);
    }
  });

  it('follows vintages only to ages that all of their loans have reached', () => {
    const { vintages } = report([loan('a', '2025-07-01', 0), loan('b', '2025-09-20', 11)]);
    expect(vintages).toHaveLength(1);
    expect(vintages[0]!.byAge.map(({ months }) => months)).toEqual([3, 6, 9]);
    expect(vintages[0]!.byAge.map(({ ever90 }) => ever90)).toEqual([0, 0.5, 0.5]);
  });

  it('rolls from bucket to bucket, and the shares of a row with those repaid add up to one', () => {
    const { rollRates } = report([good, late, lost, loan('done', '2025-06-01', 12)]);
    for (const [i, row] of rollRates.from.entries()) {
      if (row) expect(row.reduce((sum, share) => sum + share, 0) + rollRates.repaid[i]!).toBeCloseTo(1, 12);
    }
  });

  it('names loans below the floor and what they lack, and keeps those without a PD apart', () => {
    const cheap = loan('cheap', '2026-01-15', 6, { rate: 0.03 });
    const { floor } = report([good, cheap, loan('dark', '2026-01-15', 6, { pd: null })]);
    expect(floor.below.ids).toEqual(['cheap']);
    // ((1 + 6 %) − 2 % × 55 %) / 98 % − 1 = 7.040816 %, on 6,000 yuan.
    expect(Number(floor.shortfallFen)).toBe(Math.round((0.0704081632653 - 0.03) * 600_000));
    expect(floor.unknown).toBe(1);
  });

  it('sees the funder through the loan: shares, leverage, and the gap of maturities', () => {
    const joint = loan('joint', '2026-01-15', 6, { funder: 'bank', funderShare: 0.7 });
    const funders = [
      { id: 'bank', kind: 'partner-bank', rate: 0.04, committedFen: yuan(5000), maturesOn: day('2026-08-20') },
      { id: 'trust', kind: 'trust', rate: 0.06, committedFen: yuan(1), maturesOn: null },
    ];
    const { leverage, maturityGap, concentration } = report([joint, good], { funders, equityFen: yuan(3000) });
    expect(leverage).toMatchObject({ fundedFen: yuan(4200), ownFen: yuan(7800), bookOverEquity: 4 });
    expect(maturityGap.buckets[3]).toMatchObject({ bucket: '15-30d', comesFen: 0n, goesFen: yuan(5000) });
    expect(maturityGap.buckets[2]).toMatchObject({ comesFen: yuan(2000), gapFen: yuan(2000) });
    expect(maturityGap.fundersWithoutMaturity).toEqual(['trust']);
    expect(concentration.effectiveNumber).toBeCloseTo(2, 12);
  });

  it('takes the balance and arrears of the tape where no instalments are known', () => {
    const stated = { outstandingFen: yuan(500), daysPastDue: 100 };
    const { classification, vintages, maturityGap } = report([loan('s', '2026-01-15', 0, { stated, instalments: [] })]);
    expect(classification.substandard.outstandingFen).toBe(yuan(500));
    expect(vintages).toEqual([]);
    expect(maturityGap.buckets.reduce((sum, { comesFen }) => sum + comesFen, 0n)).toBe(yuan(500));
  });
});
