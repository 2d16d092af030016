import { type FirmRows, numbersOf, textOf } from './firm-rows.ts';
import { orZero } from './records.ts';

/** What a movement on an account is, as far as its summary says. */
export type MovementNature = 'operating' | 'own' | 'financing' | 'reversal';

const OWN =
  /转存|内部转账|资金归集|资金下拨|同名|往来互转|本人账户|活期转定期|定期转活期|理财|own account|internal transfer|cash pool/i;
const FINANCING =
  /放款|贷款|借款|还款|还贷|本金归还|归还本息|融资|增资|投资款|注资|loan|repayment|capital contribution/i;
const REVERSAL = /冲正|退汇|撤销|抹账|反交易|冲账|reversal|returned transfer/i;

/** What a movement is, as its summary says. */
export function movementNature(summary: string): MovementNature {
  if (REVERSAL.test(summary)) return 'reversal';
  if (OWN.test(summary)) return 'own';
  return FINANCING.test(summary) ? 'financing' : 'operating';
}

/** The nature of every row's movement, told once for each distinct summary; a row without one is operating. */
export function movementNatures(view: Pick<FirmRows, 'table'>): (row: number) => MovementNature {
  const summary = textOf(view.table, 'summary');
  if (!summary) return () => 'operating';
  const natures = summary.values.map(movementNature);
  return (row) => natures[summary.codes[row]!] ?? 'operating';
}

/** One firm's movements by trading period: what operations brought and took, and what debts took. */
export interface BankSeries {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly inflow: ReadonlyMap<number, number>;
  readonly outflow: ReadonlyMap<number, number>;
  /** Paid on loans in the 365 days up to the last movement. */
  readonly debtService: number;
  /** The share of the largest payer in the operating inflow of those days; NaN where payers are not named. */
  readonly topShare: number;
}

const YEAR = 365;

export function bankSeries(
  view: FirmRows,
  firm: number,
  nature: (row: number) => MovementNature,
  periodOf: (day: number) => number,
): BankSeries | null {
  const [from, to] = [view.starts[firm]!, view.starts[firm + 1]!];
  if (from === to) return null;
  const [ins, outs] = [numbersOf(view.table, 'inFen'), numbersOf(view.table, 'outFen')];
  const party = textOf(view.table, 'counterparty');
  const inflow = new Map<number, number>();
  const outflow = new Map<number, number>();
  const payers = new Map<number, number>();
  let firstDay = Number.POSITIVE_INFINITY;
  let lastDay = Number.NEGATIVE_INFINITY;
  for (let at = from; at < to; at++) {
    const day = view.days[view.rows[at]!]!;
    firstDay = Math.min(firstDay, day);
    lastDay = Math.max(lastDay, day);
  }
  let debtService = 0;
  for (let at = from; at < to; at++) {
    const row = view.rows[at]!;
    const [paidIn, paidOut] = [orZero(ins?.[row]), orZero(outs?.[row])];
    const recent = lastDay - view.days[row]! < YEAR;
    const kind = nature(row);
    if (kind === 'financing' && recent) debtService += paidOut;
    if (kind !== 'operating') continue;
    const period = periodOf(view.days[row]!);
    inflow.set(period, (inflow.get(period) ?? 0) + paidIn);
    outflow.set(period, (outflow.get(period) ?? 0) + paidOut);
    const payer = party?.codes[row] ?? -1;
    if (recent && payer >= 0 && paidIn > 0) payers.set(payer, (payers.get(payer) ?? 0) + paidIn);
  }
  return { firstDay, lastDay, inflow, outflow, debtService, topShare: largestShare([...payers.values()]) };
}

function largestShare(amounts: readonly number[]): number {
  let total = 0;
  let largest = 0;
  for (const amount of amounts) {
    total += amount;
    largest = Math.max(largest, amount);
  }
  return total > 0 ? largest / total : Number.NaN;
}

/**
 * Mean and least balance over the 180 days up to the last movement, by day. Movements of one day stand in no certain
 * order, so a day's balance is the least that it shows; it holds until the next day with a movement. NaN without balances.
 */
export function balancesOf(view: FirmRows, firm: number, lastDay: number): { mean: number; least: number } {
  const balances = numbersOf(view.table, 'balanceFen');
  const byDay = new Map<number, number>();
  for (let at = view.starts[firm]!; at < view.starts[firm + 1]!; at++) {
    const row = view.rows[at]!;
    const balance = balances?.[row] ?? Number.NaN;
    const day = view.days[row]!;
    if (Number.isNaN(balance) || lastDay - day >= BALANCE_DAYS) continue;
    byDay.set(day, Math.min(byDay.get(day) ?? Number.POSITIVE_INFINITY, balance));
  }
  const days = [...byDay.keys()].sort((a, b) => a - b);
  if (days.length === 0) return { mean: Number.NaN, least: Number.NaN };
  let sum = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [i, day] of days.entries()) {
    const held = (days[i + 1] ?? lastDay + 1) - day;
    sum += byDay.get(day)! * held;
    least = Math.min(least, byDay.get(day)!);
  }
  return { mean: sum / (lastDay + 1 - days[0]!), least };
}

const BALANCE_DAYS = 180;
