import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fen, fen, unwrap } from '#domain/kernel/index.ts';
import { annuityFactor, cautiousMonthFen, repaymentCapacity } from './capacity.ts';
import { limitFrom } from './limit.ts';
import { workingCapitalNeed } from './need.ts';
import { operatingCycle } from './operating-cycle.ts';

/** 万元 with two decimals, as the published sheet is written. */
const wan = (amount: number): Fen => fen(BigInt(Math.round(amount * 100)) * 10_000n);
const inWan = (amount: Fen) => Number(amount) / 1_000_000;

describe('working-capital need', () => {
  const cycle = unwrap(
    operatingCycle({
      salesFen: wan(20_315.74),
      costOfSalesFen: wan(19_178.09),
      inventoryFen: wan(1_029.66),
      receivablesFen: wan(1_222.43),
      payablesFen: wan(1),
      prepaymentsFen: wan(1_845.39),
      advancesFen: wan(79.55),
    }),
  );
  const sheet = {
    salesFen: wan(20_315.74),
    profitFen: wan(903.12),
    growth: 36_500 / 20_315.74 - 1,
    cycleDays: cycle.netDays,
    ownFundsFen: wan(4_187.6),
    existingLoansFen: fen(0n),
    otherSourcesFen: fen(0n),
  };

  it('reproduces a published sheet of the measure (777doc 4791024)', () => {
    expect(cycle.receivableDays).toBeCloseTo(21.6618, 4);
    expect(cycle.advanceDays).toBeCloseTo(1.4096, 4);
    expect(cycle.inventoryDays).toBeCloseTo(19.3282, 4);
    expect(cycle.prepaymentDays).toBeCloseTo(34.6406, 4);
    expect(cycle.payableDays).toBeCloseTo(0.0188, 4);
    expect(cycle.netDays).toBeCloseTo(74.2021, 4);
    const need = unwrap(workingCapitalNeed(sheet));
    expect(need.turnsPerYear).toBeCloseTo(4.85161, 5);
    expect(inWan(need.workingCapitalFen)).toBeCloseTo(7_188.83, 2);
    expect(inWan(need.needFen)).toBeCloseTo(3_001.23, 2);
  });

  it('is nothing where suppliers and customers finance the cycle, or other money covers it', () => {
    expect(unwrap(workingCapitalNeed({ ...sheet, cycleDays: -3 })).needFen).toBe(0n);
    expect(unwrap(workingCapitalNeed({ ...sheet, ownFundsFen: wan(9_000) })).needFen).toBe(0n);
  });

  it('refuses a firm without sales and a growth that is no number', () => {
    expect(workingCapitalNeed({ ...sheet, salesFen: fen(0n) })).toMatchObject({ error: { code: 'TERMS_NO_SALES' } });
    expect(workingCapitalNeed({ ...sheet, growth: Number.NaN })).toMatchObject({
      error: { code: 'OUTSIDE_RANGE', params: { name: 'growth' } },
    });
  });
});

describe('repayment capacity', () => {
  const input = {
    cashFlowFen: fen(5_000_000n),
    existingServiceFen: fen(1_200_000n),
    minimumCover: 1.25,
    yearlyRate: 0.08,
    months: 12,
  };

  it('is the present value of what cash flow bears beyond its cover and running debts', () => {
    // 50,000 a month, service 12,000, cover 1.25, 8 %, 12 months: 321,881.89.
    const capacity = unwrap(repaymentCapacity(input));
    expect(capacity.paymentFen).toBe(2_800_000n);
    expect(Math.abs(Number(capacity.capacityFen) - 32_188_189)).toBeLessThanOrEqual(1);
  });

  it('is nothing where running debts already take the cash, and the plain sum at a rate of zero', () => {
    expect(unwrap(repaymentCapacity({ ...input, existingServiceFen: fen(4_000_000n) })).capacityFen).toBe(0n);
    expect(unwrap(repaymentCapacity({ ...input, yearlyRate: 0 })).capacityFen).toBe(33_600_000n);
    expect(annuityFactor(0, 7)).toBe(7);
  });

  it('refuses a cover below one', () => {
    expect(repaymentCapacity({ ...input, minimumCover: 0.9 })).toMatchObject({
      error: { code: 'OUTSIDE_RANGE' },
    });
  });

  it('takes a cautious month, not the mean, and no month where there is none', () => {
    const months = [0, 100, 200, 300, 400, 1000].map((n) => fen(n));
    expect(cautiousMonthFen(months, 0.2)).toBe(100n);
    expect(cautiousMonthFen(months, 0.3)).toBe(150n);
    expect(cautiousMonthFen([])).toBeUndefined();
  });
});

describe('limit', () => {
  const bounds = { needFen: fen(300n), capacityFen: fen(200n), policyCapFen: fen(250n), requestedFen: null };

  it('is the least bound and names it', () => {
    expect(unwrap(limitFrom(bounds))).toEqual({ ...bounds, limitFen: 200n, boundBy: 'capacity' });
    expect(unwrap(limitFrom({ ...bounds, capacityFen: null }))).toMatchObject({
      limitFen: 250n,
      boundBy: 'policy-cap',
    });
    expect(unwrap(limitFrom({ ...bounds, requestedFen: fen(90n) }))).toMatchObject({
      limitFen: 90n,
      boundBy: 'requested',
    });
    expect(unwrap(limitFrom({ ...bounds, needFen: fen(200n) }))).toMatchObject({ boundBy: 'need' });
  });

  it('rounds down to whole steps', () => {
    expect(unwrap(limitFrom({ ...bounds, capacityFen: fen(199n) }, fen(50n))).limitFen).toBe(150n);
  });

  it('refuses to lend on a cap alone', () => {
    expect(limitFrom({ ...bounds, needFen: null, capacityFen: null })).toMatchObject({
      error: { code: 'TERMS_NOTHING_LIMITS' },
    });
  });

  it('never exceeds any bound', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 12n }).map((n) => fen(n));
    fc.assert(
      fc.property(amount, amount, amount, amount, (needFen, capacityFen, policyCapFen, requestedFen) => {
        const { limitFen } = unwrap(limitFrom({ needFen, capacityFen, policyCapFen, requestedFen }, fen(100n)));
        for (const bound of [needFen, capacityFen, policyCapFen, requestedFen]) expect(limitFen <= bound).toBe(true);
        expect(limitFen % 100n).toBe(0n);
      }),
    );
  });
});
