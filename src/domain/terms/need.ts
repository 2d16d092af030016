import { type Failure, type Fen, fail, fenFromEstimate, ok, type Result, ZERO_FEN } from '#domain/kernel/index.ts';
import { allInRange } from '#domain/numeric/index.ts';

export interface NeedInput {
  /** Sales of the last year. */
  readonly salesFen: Fen;
  /** Profit on those sales; a loss is negative. */
  readonly profitFen: Fen;
  /** Expected growth of sales, −0.1 for a fall of a tenth. */
  readonly growth: number;
  /** The cash conversion cycle; at or below zero the firm's suppliers and customers finance it. */
  readonly cycleDays: number;
  /** Own money in the operating cycle, working-capital loans that run, and other sources. */
  readonly ownFundsFen: Fen;
  readonly existingLoansFen: Fen;
  readonly otherSourcesFen: Fen;
}

export interface WorkingCapitalNeed {
  readonly turnsPerYear: number;
  /** Working capital that next year's sales tie up. */
  readonly workingCapitalFen: Fen;
  /** What is left to borrow, never negative. */
  readonly needFen: Fen;
}

/**
 * The need for working capital by the supervisor's measure (流动资金贷款需求量测算):
 * sales × (1 − margin on sales) × (1 + growth) ÷ turns, turns = 360 ÷ cycle; less own funds, running loans and other
 * sources. Rounded down to the fen. Errors: TERMS_NO_SALES, OUTSIDE_RANGE.
 */
export function workingCapitalNeed(
  input: NeedInput,
): Result<WorkingCapitalNeed, Failure<'TERMS_NO_SALES' | 'OUTSIDE_RANGE'>> {
  const { salesFen, profitFen, growth, cycleDays } = input;
  if (salesFen <= 0n) return fail('TERMS_NO_SALES');
  const checked = allInRange([
    ['growth', growth, { low: -1, high: 10 }],
    ['cycleDays', cycleDays, { low: -3650, high: 3650 }],
  ]);
  if (!checked.ok) return checked;
  if (cycleDays <= 0)
    return ok({ turnsPerYear: Number.POSITIVE_INFINITY, workingCapitalFen: ZERO_FEN, needFen: ZERO_FEN });
  const turnsPerYear = 360 / cycleDays;
  const costs = Number(salesFen - profitFen);
  const workingCapitalFen = fenFromEstimate(Math.max(0, (costs * (1 + growth)) / turnsPerYear), 'floor');
  const left = workingCapitalFen - input.ownFundsFen - input.existingLoansFen - input.otherSourcesFen;
  return ok({ turnsPerYear, workingCapitalFen, needFen: left > 0n ? (left as Fen) : ZERO_FEN });
}
