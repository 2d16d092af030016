import { type Failure, type Fen, fail, ok, type Result } from '#domain/kernel/index.ts';

/** A year's turnover and the average balances that it ties up; all in fen, balances as averages of the year. */
export interface WorkingCapitalPosition {
  readonly salesFen: Fen;
  readonly costOfSalesFen: Fen;
  readonly inventoryFen: Fen;
  readonly receivablesFen: Fen;
  readonly payablesFen: Fen;
  /** Paid to suppliers before delivery (预付账款). */
  readonly prepaymentsFen: Fen;
  /** Received from customers before delivery (预收账款). */
  readonly advancesFen: Fen;
}

/** Days that money is tied up in each stage; `netDays` is the cash conversion cycle and may be negative. */
export interface OperatingCycle {
  readonly inventoryDays: number;
  readonly receivableDays: number;
  readonly payableDays: number;
  readonly prepaymentDays: number;
  readonly advanceDays: number;
  readonly netDays: number;
}

/**
 * The cash conversion cycle: inventory + receivables − payables + prepayments − advances, in days. What was bought is
 * measured against the cost of sales, what was sold against sales. `yearDays` is 360 in the working-capital measure of
 * the Chinese banking supervisor (流动资金贷款需求量测算), 365 elsewhere. Errors: TERMS_NO_SALES.
 */
export function operatingCycle(
  position: WorkingCapitalPosition,
  yearDays: 360 | 365 = 360,
): Result<OperatingCycle, Failure<'TERMS_NO_SALES'>> {
  const { salesFen, costOfSalesFen } = position;
  if (salesFen <= 0n || costOfSalesFen <= 0n) return fail('TERMS_NO_SALES');
  const days = (balance: Fen, turnover: Fen) => (yearDays * Number(balance)) / Number(turnover);
  return ok(
    cycleOf({
      inventoryDays: days(position.inventoryFen, costOfSalesFen),
      receivableDays: days(position.receivablesFen, salesFen),
      payableDays: days(position.payablesFen, costOfSalesFen),
      prepaymentDays: days(position.prepaymentsFen, costOfSalesFen),
      advanceDays: days(position.advancesFen, salesFen),
    }),
  );
}

/** The cycle of days that are already known. */
export function cycleOf(stages: Omit<OperatingCycle, 'netDays'>): OperatingCycle {
  const netDays =
    stages.inventoryDays + stages.receivableDays - stages.payableDays + stages.prepaymentDays - stages.advanceDays;
  return { ...stages, netDays };
}
