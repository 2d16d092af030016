import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen, PPB, ratePpb, rateToNumber, unwrap } from '#domain/kernel/index.ts';
import { IRB_STANDARDS } from '#domain/numeric/index.ts';
import { capitalShare } from './capital-charge.ts';
import { PRICE_COMPONENTS, type PriceInput, price, priceAtRate, returnOnCapital, splitInterest } from './price.ts';
import { breakEvenRate, marginalPd, priceStanding, profitPerUnit, turnsUntilExhausted } from './price-floor.ts';

const irb: PriceInput = {
  pd: 0.03,
  lgd: 0.45,
  fundingRate: 0.025,
  operatingRate: 0.015,
  capital: { regime: 'irb', irbClass: 'retail', maturity: 1, ratio: 0.105 },
  hurdle: 0.12,
  tax: 0.25,
  margin: 0,
  survivorsOnly: false,
};

describe('price', () => {
  it('reproduces the worked price under internal ratings, also grossed up for survivors', () => {
    // FTP 2.5 %, opex 1.5 %, PD 3 %, LGD 45 %, other retail, 10.5 %, 12 % after 25 % tax: EC .0659315, 6.240075 %, 6.433067 %.
    const priced = unwrap(price(irb));
    expect(priced.capitalShare).toBeCloseTo(0.0659315, 7);
    expect(rateToNumber(priced.ratePpb)).toBeCloseTo(0.06240075, 8);
    expect(rateToNumber(unwrap(price({ ...irb, survivorsOnly: true })).ratePpb)).toBeCloseTo(0.06433067, 8);
    expect(unwrap(returnOnCapital(irb, rateToNumber(priced.ratePpb)))).toBeCloseTo(0.12, 7);
  });

  it('reproduces the bank-style floor under standardised weights', () => {
    // FTP 2.8, opex 2.5, PD 4, LGD 60, K 75 % × 10.5 %, ROE 12, tax 25 (%): 8.7395 %.
    const priced = unwrap(
      price({
        ...irb,
        pd: 0.04,
        lgd: 0.6,
        fundingRate: 0.028,
        operatingRate: 0.025,
        capital: { regime: 'standardised', weight: 0.75, ratio: 0.105 },
      }),
    );
    expect(rateToNumber(priced.ratePpb)).toBeCloseTo(0.087395, 9);
  });

  it('carries the equity of a micro-loan company at its leverage, and refuses leverage above the ceiling', () => {
    const share = (nonStandardDebt: number, standardisedDebt: number) =>
      capitalShare({ regime: 'micro-loan', nonStandardDebt, standardisedDebt }, irb);
    expect(unwrap(share(1, 4))).toBeCloseTo(1 / 6, 15);
    expect(unwrap(share(0, 0))).toBe(1);
    expect(share(1.2, 0)).toMatchObject({ error: { code: 'TERMS_LEVERAGE_ABOVE_CEILING' } });
    expect(share(0, 4.5)).toMatchObject({ error: { params: { name: 'standardisedDebt', ceiling: 4 } } });
  });

  it('refuses what no formula can price', () => {
    const refused = (change: Partial<PriceInput>) => price({ ...irb, ...change });
    expect(refused({ pd: 1.2 })).toMatchObject({ error: { code: 'OUTSIDE_RANGE', params: { name: 'pd' } } });
    expect(refused({ tax: 1 })).toMatchObject({ error: { params: { name: 'tax' } } });
    expect(refused({ hurdle: Number.NaN })).toMatchObject({ error: { params: { name: 'hurdle' } } });
    expect(refused({ pd: 1, survivorsOnly: true })).toMatchObject({ error: { code: 'TERMS_NO_COVERING_PRICE' } });
    const small = { regime: 'irb', irbClass: 'sme', maturity: 1, ratio: 0.105 } as const;
    expect(refused({ capital: small })).toMatchObject({ error: { code: 'TERMS_SALES_REQUIRED' } });
    expect(refused({ pd: 1e-7, capital: { ...small, sales: 5 } })).toMatchObject({
      error: { code: 'TERMS_NO_CAPITAL_FORMULA' },
    });
    expect(refused({ pd: 1e-7, capital: { ...small, sales: 5, standard: IRB_STANDARDS.basel3 } })).toMatchObject({
      ok: true,
    });
  });

  const shares = fc.double({ min: 0, max: 0.9, noNaN: true });
  const inputs: fc.Arbitrary<PriceInput> = fc.record({
    pd: shares,
    lgd: shares,
    fundingRate: fc.double({ min: 0, max: 0.2, noNaN: true }),
    operatingRate: fc.double({ min: 0, max: 0.2, noNaN: true }),
    capital: fc.oneof(
      fc.record({ regime: fc.constant('standardised' as const), weight: shares, ratio: shares }),
      fc.record({
        regime: fc.constant('irb' as const),
        irbClass: fc.constantFrom('retail' as const, 'mortgage' as const, 'qrre' as const),
        maturity: fc.constant(1),
        ratio: shares,
      }),
    ),
    hurdle: shares,
    tax: shares,
    margin: fc.double({ min: 0, max: 0.1, noNaN: true }),
    survivorsOnly: fc.boolean(),
  });

  it('is the sum of its components to the part per billion, and splits interest to the fen', () => {
    fc.assert(
      fc.property(inputs, fc.bigInt({ min: 0n, max: 10n ** 13n }), (input, interest) => {
        const priced = unwrap(price(input));
        expect(PRICE_COMPONENTS.reduce((sum, name) => sum + priced.components[name], 0n)).toBe(priced.ratePpb);
        const parts = splitInterest(fen(priced.ratePpb === 0n ? 0n : interest), priced);
        const sum = PRICE_COMPONENTS.reduce((total, name) => total + parts[name], 0n);
        expect(sum).toBe(priced.ratePpb === 0n ? 0n : interest);
        for (const name of PRICE_COMPONENTS) expect(parts[name] >= 0n).toBe(true);
      }),
    );
  });

  it('gives one rate to equal risk and cost, whoever else is in the input', () => {
    fc.assert(
      fc.property(
        inputs,
        fc.record({ firm: fc.string(), region: fc.string(), owner: fc.string() }),
        (input, person) => {
          expect(price({ ...person, ...input })).toEqual(price(input));
        },
      ),
    );
  });

  it('never falls when PD or LGD rise', () => {
    fc.assert(
      fc.property(inputs, fc.double({ min: 0, max: 0.1, noNaN: true }), (input, more) => {
        const standardised = { ...input, capital: { regime: 'standardised', weight: 0.75, ratio: 0.105 } as const };
        const base = unwrap(price(standardised)).ratePpb;
        expect(unwrap(price({ ...standardised, pd: input.pd + more })).ratePpb >= base).toBe(true);
        expect(unwrap(price({ ...standardised, lgd: input.lgd + more })).ratePpb >= base).toBe(true);
      }),
    );
  });

  it('lets the margin take the difference at a rate set elsewhere, below cost too, and still splits exactly', () => {
    const priced = priceAtRate(unwrap(price(irb)), ratePpb('0.04'));
    expect(priced.components.margin).toBe(ratePpb('0.04') - unwrap(price(irb)).ratePpb);
    const parts = splitInterest(fen(400_001n), priced);
    expect(parts.margin).toBeLessThan(0n);
    expect(PRICE_COMPONENTS.reduce((total, name) => total + parts[name], 0n)).toBe(400_001n);
    expect(priced.ratePpb).toBeLessThan(PPB);
  });
});

describe('price floor', () => {
  it('breaks even at the published rates', () => {
    // One-year bullet, all-in cost 5.3 %: PD 4 %, LGD 60 % → 8.02083333 %; PD 2 %, LGD 45 % → 6.32653061 %.
    expect(unwrap(breakEvenRate({ allInCost: 0.053, pd: 0.04, lgd: 0.6 }))).toBeCloseTo(0.0802083333, 10);
    expect(unwrap(breakEvenRate({ allInCost: 0.053, pd: 0.02, lgd: 0.45 }))).toBeCloseTo(0.0632653061, 10);
    expect(breakEvenRate({ allInCost: 0.053, pd: 1, lgd: 0.6 })).toMatchObject({
      error: { code: 'TERMS_NO_COVERING_PRICE' },
    });
  });

  it('shows what a loan without interest costs and how soon it eats the equity', () => {
    const loss = -profitPerUnit({ allInCost: 0.053, pd: 0.04, lgd: 0.6 }, 0);
    expect(loss).toBeCloseTo(0.077, 12);
    expect(turnsUntilExhausted(0.1, loss)).toBeCloseTo(1.3, 2);
    expect(turnsUntilExhausted(0.1, -0.01)).toBe(Number.POSITIVE_INFINITY);
  });

  it('is zero profit at break-even', () => {
    const share = fc.double({ min: 0, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(share, share, share, (pd, lgd, allInCost) => {
        const input = { pd, lgd, allInCost };
        expect(profitPerUnit(input, unwrap(breakEvenRate(input)))).toBeCloseTo(0, 10);
      }),
    );
  });

  it('says where a rate stands, the ceiling first', () => {
    const bounds = { breakEven: 0.06, floor: 0.08, ceiling: 0.24 };
    expect(priceStanding(0.05, bounds)).toBe('below-break-even');
    expect(priceStanding(0.07, bounds)).toBe('below-floor');
    expect(priceStanding(0.08, bounds)).toBe('covered');
    expect(priceStanding(0.25, bounds)).toBe('above-ceiling');
    expect(priceStanding(0.25, { ...bounds, floor: 0.3, ceiling: 0.24 })).toBe('above-ceiling');
    expect(priceStanding(0.25, { ...bounds, ceiling: null })).toBe('covered');
  });

  it('is checked at the PD of the marginal applicant', () => {
    expect(marginalPd(0.04, 0.1, 0.5)).toBeCloseTo(0.09, 12);
    expect(marginalPd(0.9, 1, 1)).toBe(1);
  });
});
