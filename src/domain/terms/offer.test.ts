import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate, fen, ratePpb, unwrap } from '#domain/kernel/index.ts';
import { cashFit } from './cash-fit.ts';
import { NO_FEES } from './loan-flows.ts';
import { loanOffer, type OfferInput } from './offer.ts';
import { PRICE_COMPONENTS, price } from './price.ts';
import { monthlyDueDates, schedule } from './schedule.ts';

const startOn = calendarDate('2026-01-15');
const priced = unwrap(
  price({
    pd: 0.03,
    lgd: 0.45,
    fundingRate: 0.025,
    operatingRate: 0.015,
    capital: { regime: 'standardised', weight: 0.75, ratio: 0.105 },
    hurdle: 0.12,
    tax: 0.25,
    margin: 0.01,
    survivorsOnly: false,
  }),
);
const input: OfferInput = {
  method: 'equal-instalment',
  principalFen: fen(30_000_000n),
  startOn,
  dueOn: monthlyDueDates(startOn, 12),
  accrual: 'monthly',
  gracePeriods: 0,
  price: priced,
  fees: NO_FEES,
};

describe('offer', () => {
  it('pays each component of the price to the fen out of the interest of the schedule', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 100n, max: 10n ** 12n }), (principal) => {
        const offer = unwrap(loanOffer({ ...input, principalFen: fen(principal) }));
        const sum = PRICE_COMPONENTS.reduce((total, name) => total + offer.interestByComponent[name], 0n);
        expect(sum).toBe(offer.schedule.interestFen);
        expect(offer.costFen).toBe(sum);
      }),
    );
  });

  it('counts every fee in the cost and in the annual rate', () => {
    const plain = unwrap(loanOffer(input));
    const charged = unwrap(
      loanOffer({
        ...input,
        fees: { atPayoutFen: fen(10_000n), perInstalmentFen: fen(1_000n), atMaturityFen: fen(500n) },
      }),
    );
    expect(charged.feesFen).toBe(22_500n);
    expect(charged.paidOutFen).toBe(29_990_000n);
    expect(charged.costFen - plain.costFen).toBe(22_500n);
    expect(charged.annual.nominal).toBeGreaterThan(plain.annual.nominal);
    expect(plain.annual.nominal).toBeCloseTo(Number(priced.ratePpb) / 1e9, 6);
  });

  it('refuses what the schedule refuses', () => {
    expect(loanOffer({ ...input, principalFen: fen(0n) })).toMatchObject({
      error: { code: 'SCHEDULE_PRINCIPAL_NOT_POSITIVE' },
    });
  });
});

describe('cash fit', () => {
  const plan = unwrap(
    schedule({
      ...input,
      method: 'equal-principal',
      principalFen: fen(30_000n),
      ratePpb: ratePpb('0'),
      dueOn: monthlyDueDates(startOn, 3),
    }),
  );

  it('flags a loan that fits the year but not its months', () => {
    const fit = cashFit(plan, [fen(5_000n), fen(40_000n), fen(12_000n)]);
    expect(fit).toMatchObject({ leastCover: 0.5, mismatched: true, firstPrincipalInTrough: true });
    expect(fit.meanCover).toBeCloseTo(1.9, 12);
    expect(fit.refinanceShare).toBeCloseTo(1 / 3, 12);
  });

  it('flags nothing where every month covers its payment', () => {
    const fit = cashFit(plan, [fen(15_000n), fen(12_000n), fen(10_000n)]);
    expect(fit).toMatchObject({ leastCover: 1, mismatched: false, refinanceShare: 0, firstPrincipalInTrough: false });
  });

  it('throws where a month has no figure', () => {
    expect(() => cashFit(plan, [fen(1n)])).toThrow(RangeError);
  });
});
