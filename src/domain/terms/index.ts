export type {
  AcceptanceCurve,
  Allocation,
  AllocationFailure,
  AllocationInput,
  AllocationRow,
  Binding,
  CurveFailure,
  CurveRow,
  Lent,
  RateCard,
  Refusal,
  RefusalCode,
} from './allocation/index.ts';
export { acceptanceCurve, allocate, monotoneCurve } from './allocation/index.ts';
export type { AnnualPercentageRate, LoanFlow, RateFailure } from './annual-percentage-rate.ts';
export { annualPercentageRate } from './annual-percentage-rate.ts';
export type { CapacityInput, RepaymentCapacity } from './capacity.ts';
export { cautiousMonthFen, repaymentCapacity } from './capacity.ts';
export type { CapitalFailure, CapitalRegime, MicroLoanCeilings } from './capital-charge.ts';
export { capitalShare, STANDARDISED_WEIGHTS } from './capital-charge.ts';
export type { CashFit } from './cash-fit.ts';
export { cashFit } from './cash-fit.ts';
export { termsErrors } from './errors.ts';
export type { Limit, LimitBound, LimitBounds } from './limit.ts';
export { limitFrom } from './limit.ts';
export type { LoanFees } from './loan-flows.ts';
export { loanFlows } from './loan-flows.ts';
export type { NeedInput, WorkingCapitalNeed } from './need.ts';
export { workingCapitalNeed } from './need.ts';
export type { LoanOffer, OfferInput } from './offer.ts';
export { loanOffer } from './offer.ts';
export type { OperatingCycle, WorkingCapitalPosition } from './operating-cycle.ts';
export { cycleOf, operatingCycle } from './operating-cycle.ts';
export type { Price, PriceComponent, PriceFailure, PriceInput } from './price.ts';
export { PRICE_COMPONENTS, price, priceAtRate, returnOnCapital } from './price.ts';
export type { FloorFailure, FloorInput, PriceStanding } from './price-floor.ts';
export { breakEvenRate, marginalPd, priceStanding, profitPerUnit, turnsUntilExhausted } from './price-floor.ts';
export type { Accrual, Instalment, RepaymentMethod, Schedule, ScheduleFailure, ScheduleInput } from './schedule.ts';
export { monthlyDueDates, REPAYMENT_METHODS, schedule } from './schedule.ts';
export type { Tenor, TenorGap, TenorInput } from './tenor.ts';
export { breakProbability, matchTenor, tenorGap } from './tenor.ts';
