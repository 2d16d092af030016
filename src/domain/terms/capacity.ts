import { type Failure, type Fen, fenFromEstimate, ok, type Result, ZERO_FEN } from '#domain/kernel/index.ts';
import { allInRange, NON_NEGATIVE, quantileOfSorted } from '#domain/numeric/index.ts';

export interface CapacityInput {
  /** Cash available for debt service a month: matched, loop-free inflow less operating outflow, taken cautiously. */
  readonly cashFlowFen: Fen;
  /** Service of the debts that run, a month. */
  readonly existingServiceFen: Fen;
  /** The least cover of debt service by cash flow, for example 1.25. */
  readonly minimumCover: number;
  /** Nominal yearly rate as a decimal. */
  readonly yearlyRate: number;
  readonly months: number;
}

export interface RepaymentCapacity {
  /** What a month can bear beyond the debts that run, never negative. */
  readonly paymentFen: Fen;
  /** The loan that this payment repays over the months. */
  readonly capacityFen: Fen;
}

/**
 * The largest loan whose equal instalments the cash flow bears: the present value of
 * cash flow ÷ minimum cover − existing service. Rounded down to the fen. Errors: OUTSIDE_RANGE.
 */
export function repaymentCapacity(input: CapacityInput): Result<RepaymentCapacity, Failure<'OUTSIDE_RANGE'>> {
  const { yearlyRate, months, minimumCover } = input;
  const checked = allInRange([
    ['minimumCover', minimumCover, { low: 1, high: 100 }],
    ['yearlyRate', yearlyRate, { low: 0, high: 10 }],
    ['months', months, { low: 1, high: 600 }],
    ['existingServiceFen', Number(input.existingServiceFen), NON_NEGATIVE],
  ]);
  if (!checked.ok) return checked;
  const payment = Number(input.cashFlowFen) / minimumCover - Number(input.existingServiceFen);
  if (payment <= 0) return ok({ paymentFen: ZERO_FEN, capacityFen: ZERO_FEN });
  return ok({
    paymentFen: fenFromEstimate(payment, 'floor'),
    capacityFen: fenFromEstimate(payment * annuityFactor(yearlyRate / 12, months), 'floor'),
  });
}

/** Present value of one unit paid at the end of each of n periods at the periodic rate. */
export function annuityFactor(periodicRate: number, n: number): number {
  return periodicRate === 0 ? n : -Math.expm1(-n * Math.log1p(periodicRate)) / periodicRate;
}

/**
 * The cash flow on which a capacity may rest: the month at the given quantile (linear between order statistics) of the
 * monthly flows, so that a good year with a few empty months is not taken at its mean. Undefined without months.
 */
export function cautiousMonthFen(monthlyFen: readonly Fen[], quantile = 0.2): Fen | undefined {
  if (monthlyFen.length === 0) return undefined;
  const sorted = Float64Array.from(monthlyFen, Number).sort();
  return fenFromEstimate(quantileOfSorted(sorted, quantile), 'floor');
}
