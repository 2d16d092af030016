import { type Fen, ok, type RatePpb, type Result } from '#domain/kernel/index.ts';
import { type AnnualPercentageRate, annualPercentageRate, type RateFailure } from './annual-percentage-rate.ts';
import { type LoanFees, loanFlows } from './loan-flows.ts';
import { type Price, type PriceComponent, splitInterest } from './price.ts';
import { type Schedule, type ScheduleFailure, type ScheduleInput, schedule } from './schedule.ts';

export interface OfferInput extends Omit<ScheduleInput, 'ratePpb'> {
  readonly price: Price;
  readonly fees: LoanFees;
}

/** What a borrower is shown before signing: every payment, every cost, who the interest pays, and the rate by both methods. */
export interface LoanOffer {
  readonly principalFen: Fen;
  readonly ratePpb: RatePpb;
  /** What reaches the borrower: the principal less fees at payout. */
  readonly paidOutFen: Fen;
  readonly schedule: Schedule;
  readonly interestByComponent: Readonly<Record<PriceComponent, Fen>>;
  readonly feesFen: Fen;
  /** Interest and fees. */
  readonly costFen: Fen;
  readonly annual: AnnualPercentageRate;
}

/** Lays a price out over a schedule. Errors: those of the schedule, then those of the annual percentage rate. */
export function loanOffer(input: OfferInput): Result<LoanOffer, ScheduleFailure | RateFailure> {
  const { price, fees } = input;
  const planned = schedule({ ...input, ratePpb: price.ratePpb });
  if (!planned.ok) return planned;
  const { principalFen, interestFen, instalments } = planned.value;
  const annual = annualPercentageRate(
    loanFlows(planned.value, fees),
    input.accrual === 'monthly' ? 'months' : undefined,
  );
  if (!annual.ok) return annual;
  const feesFen = fees.atPayoutFen + fees.perInstalmentFen * BigInt(instalments.length) + fees.atMaturityFen;
  return ok({
    principalFen,
    ratePpb: price.ratePpb,
    paidOutFen: (principalFen - fees.atPayoutFen) as Fen,
    schedule: planned.value,
    interestByComponent: splitInterest(interestFen, price),
    feesFen: feesFen as Fen,
    costFen: (interestFen + feesFen) as Fen,
    annual: annual.value,
  });
}
