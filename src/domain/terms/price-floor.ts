import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { allInRange, SHARE } from '#domain/numeric/index.ts';

export interface FloorInput {
  readonly pd: number;
  readonly lgd: number;
  /** Funding and operation together, a yearly decimal. */
  readonly allInCost: number;
}

export type FloorFailure = Failure<'OUTSIDE_RANGE' | 'TERMS_NO_COVERING_PRICE'>;

function checkFloor({ pd, lgd, allInCost }: FloorInput): Result<true, FloorFailure> {
  const checked = allInRange([
    ['pd', pd, SHARE],
    ['lgd', lgd, SHARE],
    ['allInCost', allInCost, { low: -1, high: 10 }],
  ]);
  if (!checked.ok) return checked;
  return pd === 1 ? fail('TERMS_NO_COVERING_PRICE') : ok(true);
}

/**
 * The rate at which a one-year bullet loan neither earns nor loses: ((1 + cost) − PD·(1 − LGD)) ÷ (1 − PD) − 1.
 * A defaulted loan returns 1 − LGD of its principal and no interest. Errors: OUTSIDE_RANGE, TERMS_NO_COVERING_PRICE.
 */
export function breakEvenRate(input: FloorInput): Result<number, FloorFailure> {
  const checked = checkFloor(input);
  if (!checked.ok) return checked;
  const { pd, lgd, allInCost } = input;
  return ok((1 + allInCost - pd * (1 - lgd)) / (1 - pd) - 1);
}

/** Profit of a one-year bullet loan at a rate, per unit lent; negative is a loss that someone must bear. */
export function profitPerUnit({ pd, lgd, allInCost }: FloorInput, rate: number): number {
  return (1 - pd) * (1 + rate) + pd * (1 - lgd) - (1 + allInCost);
}

/** How many turns of the book at a loss the equity lasts; infinite where there is no loss. */
export function turnsUntilExhausted(equityPerUnit: number, lossPerUnit: number): number {
  return lossPerUnit <= 0 ? Number.POSITIVE_INFINITY : equityPerUnit / lossPerUnit;
}

/**
 * The PD of the applicant whom a low price brings in: the base plus `sensitivity` for each unit of the share that other
 * lenders refused. A floor is checked at this PD, for a price war changes who comes.
 */
export function marginalPd(basePd: number, sensitivity: number, refusedElsewhereShare: number): number {
  return Math.min(1, Math.max(0, basePd + sensitivity * refusedElsewhereShare));
}

export type PriceStanding = 'below-break-even' | 'below-floor' | 'covered' | 'above-ceiling';

/**
 * Where an offered rate stands. Below break-even it is refused or paid for by a named sponsor; between break-even and
 * the full floor (with capital) it is reported; above the legal ceiling it is refused. A ceiling speaks first.
 */
export function priceStanding(
  rate: number,
  bounds: { readonly breakEven: number; readonly floor: number; readonly ceiling: number | null },
): PriceStanding {
  if (bounds.ceiling !== null && rate > bounds.ceiling) return 'above-ceiling';
  if (rate < bounds.breakEven) return 'below-break-even';
  return rate < bounds.floor ? 'below-floor' : 'covered';
}
