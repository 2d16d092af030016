import { allocateFen, type Failure, type Fen, fail, ok, type RatePpb, type Result } from '#domain/kernel/index.ts';
import { allInRange, SHARE } from '#domain/numeric/index.ts';
import { type CapitalFailure, type CapitalRegime, capitalShare } from './capital-charge.ts';

/** All that a price may read: costs and risk, no person. Rates and shares are yearly decimals. */
export interface PriceInput {
  readonly pd: number;
  readonly lgd: number;
  /** Transfer price of funding for the loan's tenor. */
  readonly fundingRate: number;
  readonly operatingRate: number;
  readonly capital: CapitalRegime;
  /** Return that equity must earn after tax. */
  readonly hurdle: number;
  readonly tax: number;
  readonly margin: number;
  /** Whether only the loans that do not default bear the price: the sum over (1 − PD). */
  readonly survivorsOnly: boolean;
}

export const PRICE_COMPONENTS = ['ftp', 'expectedLoss', 'opex', 'capital', 'margin', 'survivorship'] as const;
export type PriceComponent = (typeof PRICE_COMPONENTS)[number];

export interface Price {
  /** The yearly rate; exactly the sum of its components. */
  readonly ratePpb: RatePpb;
  readonly components: Readonly<Record<PriceComponent, RatePpb>>;
  readonly capitalShare: number;
}

export type PriceFailure = CapitalFailure | Failure<'TERMS_NO_COVERING_PRICE'>;

/**
 * Cost-plus price of a loan: FTP·(1 − EC) + operation + PD·LGD + EC·hurdle ÷ (1 − tax) + margin, where EC is the share
 * that equity funds; over (1 − PD) where only survivors pay. The sum is rounded half up to a part per billion, and the
 * components share it out by largest remainders, so that they add up exactly.
 * Errors: OUTSIDE_RANGE, TERMS_NO_COVERING_PRICE, and those of the capital regime.
 */
export function price(input: PriceInput): Result<Price, PriceFailure> {
  const checked = allInRange([
    ['pd', input.pd, SHARE],
    ['lgd', input.lgd, SHARE],
    ['ftp', input.fundingRate, { low: -0.1, high: 1 }],
    ['opex', input.operatingRate, SHARE],
    ['hurdle', input.hurdle, { low: 0, high: 2 }],
    ['tax', input.tax, { low: 0, high: 1, open: 'high' }],
    ['margin', input.margin, { low: -1, high: 5 }],
  ]);
  if (!checked.ok) return checked;
  if (input.survivorsOnly && input.pd === 1) return fail('TERMS_NO_COVERING_PRICE');
  const share = capitalShare(input.capital, input);
  if (!share.ok) return share;
  const costs = {
    ftp: input.fundingRate * (1 - share.value),
    expectedLoss: input.pd * input.lgd,
    opex: input.operatingRate,
    capital: (share.value * input.hurdle) / (1 - input.tax),
    margin: input.margin,
  };
  const sum = costs.ftp + costs.expectedLoss + costs.opex + costs.capital + costs.margin;
  const survivorship = input.survivorsOnly ? (sum * input.pd) / (1 - input.pd) : 0;
  return ok(rounded({ ...costs, survivorship }, share.value));
}

function rounded(parts: Readonly<Record<PriceComponent, number>>, share: number): Price {
  const scaled = PRICE_COMPONENTS.map((name) => parts[name] * 1e9);
  const total = BigInt(Math.round(scaled.reduce((a, b) => a + b, 0)));
  const whole = scaled.map((x) => BigInt(Math.floor(x)));
  const order = scaled.map((x, i) => ({ i, left: x - Math.floor(x) })).sort((a, b) => b.left - a.left || a.i - b.i);
  let rest = total - whole.reduce((a, b) => a + b, 0n);
  for (const { i } of order) {
    if (rest <= 0n) break;
    whole[i]! += 1n;
    rest -= 1n;
  }
  return { ratePpb: total as RatePpb, components: named(whole as RatePpb[]), capitalShare: share };
}

/** The same costs at a rate that is set elsewhere (a rate card, a request, a legal ceiling): the margin takes the difference. */
export function priceAtRate(priced: Price, ratePpb: RatePpb): Price {
  const margin = (priced.components.margin + ratePpb - priced.ratePpb) as RatePpb;
  return { ...priced, ratePpb, components: { ...priced.components, margin } };
}

/**
 * Interest of a schedule by what it pays for, to the fen: shares of the rate, floors first, the fen left over by largest
 * remainders (in the order of PRICE_COMPONENTS among equals), so that the parts add up to the interest exactly. At a
 * rate of zero there is no interest to split, and every part is zero.
 */
export function splitInterest(interestFen: Fen, priced: Price): Readonly<Record<PriceComponent, Fen>> {
  const weights = PRICE_COMPONENTS.map((name) => priced.components[name]);
  if (priced.ratePpb === 0n) return named(weights.map(() => 0n as Fen));
  return named(allocateFen(interestFen, weights));
}

function named<T>(values: readonly T[]): Record<PriceComponent, T> {
  return Object.fromEntries(PRICE_COMPONENTS.map((name, i) => [name, values[i]])) as Record<PriceComponent, T>;
}

/** Return on the equity of a loan at a rate, after tax and expected loss: what the hurdle is compared with. */
export function returnOnCapital(input: PriceInput, rate: number): Result<number, PriceFailure> {
  const share = capitalShare(input.capital, input);
  if (!share.ok) return share;
  const costs = input.fundingRate * (1 - share.value) + input.operatingRate + input.pd * input.lgd;
  return ok(((rate - costs) * (1 - input.tax)) / share.value);
}
