import {
  addMonths,
  type CalendarDate,
  daysBetween,
  type Failure,
  type Fen,
  fail,
  monthsAndDays,
  ok,
  type Result,
} from '#domain/kernel/index.ts';
import { findRoot } from '#domain/numeric/index.ts';

/** One movement of money as the borrower sees it. */
export interface LoanFlow {
  readonly on: CalendarDate;
  /** Received by the borrower is positive, paid is negative; a fee at payout lowers what is received. */
  readonly amountFen: Fen;
  /** The part of a payment that repays principal, never negative. */
  readonly principalFen?: Fen;
}

export interface AnnualPercentageRate {
  /** Periodic internal rate × periods a year: monthly × 12, quarterly × 4; for a single repayment, simple interest. */
  readonly nominal: number;
  /** Compounded over a year. */
  readonly effective: number;
  /** Internal rate of one period: the longest that fits into all distances between whole months, a month of irregular days, the whole of a single repayment. */
  readonly periodic: number;
  readonly periodsPerYear: number;
  /** All cost ÷ average balance of principal ÷ years; `null` where the flows do not say what repays principal, or pay out less than it. */
  readonly simple: number | null;
  /** Whether the dates are whole months apart (months are then equal), or days of a year of 365 count. */
  readonly timing: 'months' | 'days';
}

export type RateFailure = Failure<'APR_TOO_FEW_FLOWS' | 'APR_NO_PAYOUT_FIRST' | 'APR_NO_RATE' | 'APR_AMBIGUOUS'>;

/**
 * The annual cost of a loan by 中国人民银行公告〔2021〕第3号: all cost charged to the borrower over the principal actually
 * occupied, by the internal rate (nominal and effective) and by the simple method. The announcement allows both methods
 * and they can fall on different sides of a ceiling, so all are returned. Flows may come in any order.
 * Dates that lie whole months apart count as months: by default only where there are several repayments, for a single
 * one is a matter of days; `timing` decides otherwise where the contract does.
 * Errors: APR_TOO_FEW_FLOWS, APR_NO_PAYOUT_FIRST, APR_NO_RATE, APR_AMBIGUOUS.
 */
export function annualPercentageRate(
  flows: readonly LoanFlow[],
  timing?: AnnualPercentageRate['timing'],
): Result<AnnualPercentageRate, RateFailure> {
  const sorted = byDate(flows);
  if (sorted.length < 2) return fail('APR_TOO_FEW_FLOWS');
  if (sorted[0]!.amountFen < 0n) return fail('APR_NO_PAYOUT_FIRST');
  const start = sorted[0]!.on;
  const byMonths = (timing ?? (sorted.length > 2 ? 'months' : 'days')) === 'months';
  const months = sorted.map(({ on }) => monthsAndDays(start, on).months);
  const monthly = byMonths && sorted.every(({ on }, i) => addMonths(start, months[i]!) === on);
  const years = sorted.map(({ on }, i) => (monthly ? months[i]! / 12 : daysBetween(start, on) / 365));
  const rate = effectiveRate(
    years,
    sorted.map(({ amountFen }) => Number(amountFen)),
  );
  if (!rate.ok) return rate;
  const effective = rate.value;
  const single = sorted.length === 2 && !monthly;
  const periodsPerYear = single ? 1 / years[1]! : monthly ? 12 / months.reduce(greatestCommonDivisor) : 12;
  const periodic = Math.expm1(Math.log1p(effective) / periodsPerYear);
  return ok({
    nominal: periodic * periodsPerYear,
    effective,
    periodic,
    periodsPerYear,
    simple: simpleRate(sorted, years),
    timing: monthly ? 'months' : 'days',
  });
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

interface DayFlow {
  readonly on: CalendarDate;
  readonly amountFen: bigint;
  readonly principalFen: bigint | undefined;
}

/** Flows of one day are one flow; days that net to nothing are no flow unless they repay principal. */
function byDate(flows: readonly LoanFlow[]): DayFlow[] {
  const days = new Map<CalendarDate, DayFlow>();
  for (const { on, amountFen, principalFen } of flows) {
    const day = days.get(on);
    const principal =
      day?.principalFen === undefined && principalFen === undefined
        ? undefined
        : (day?.principalFen ?? 0n) + (principalFen ?? 0n);
    days.set(on, { on, amountFen: (day?.amountFen ?? 0n) + amountFen, principalFen: principal });
  }
  return [...days.values()]
    .filter((day) => day.amountFen !== 0n || day.principalFen !== undefined)
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** Growth of the logarithm of 1 + rate: from a loss of nearly everything to a rate of some 10^13 a year. */
const LOG_GROWTH = { low: -30, high: 30, steps: 1200 } as const;

/** The yearly effective rate at which flows at these times (in years, the first zero) are worth nothing. */
function effectiveRate(
  years: readonly number[],
  amounts: readonly number[],
): Result<number, Failure<'APR_NO_RATE' | 'APR_AMBIGUOUS'>> {
  const scale = Math.max(...amounts.map(Math.abs));
  const value = (growth: number) =>
    amounts.reduce((sum, amount, i) => sum + (amount / scale) * Math.exp(-growth * years[i]!), 0);
  const conventional = signChanges(amounts) === 1;
  const brackets: { low: number; high: number }[] = [];
  const width = (LOG_GROWTH.high - LOG_GROWTH.low) / LOG_GROWTH.steps;
  let before = value(LOG_GROWTH.low);
  for (let k = 1; k <= LOG_GROWTH.steps; k++) {
    const high = LOG_GROWTH.low + k * width;
    const after = value(high);
    if ((before < 0 && after >= 0) || (before > 0 && after <= 0)) brackets.push({ low: high - width, high });
    before = after;
    if (conventional && brackets.length === 1) break;
  }
  const [bracket, second] = brackets;
  if (!bracket) return fail('APR_NO_RATE');
  if (second) return fail('APR_AMBIGUOUS');
  const growth = value(bracket.low) === 0 ? bracket.low : findRoot(value, bracket);
  return ok(Math.expm1(growth));
}

function signChanges(amounts: readonly number[]): number {
  const signs = amounts.filter((amount) => amount !== 0).map(Math.sign);
  return signs.filter((sign, i) => i > 0 && sign !== signs[i - 1]).length;
}

function simpleRate(flows: readonly DayFlow[], years: readonly number[]): number | null {
  const [payout, ...payments] = flows;
  const principal = payments.reduce((sum, flow) => sum + (flow.principalFen ?? 0n), 0n);
  if (!payout || principal === 0n || principal !== payout.amountFen) return null;
  const cost = -flows.reduce((sum, flow) => sum + flow.amountFen, 0n);
  let balance = principal;
  let occupied = 0;
  payments.forEach((flow, i) => {
    occupied += Number(balance) * (years[i + 1]! - years[i]!);
    balance -= flow.principalFen ?? 0n;
  });
  return Number(cost) / occupied;
}
