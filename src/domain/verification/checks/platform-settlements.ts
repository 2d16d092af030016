import { ABSENT_DAY } from '#domain/evidence/index.ts';
import type { Check } from '../check.ts';
import type { FirmEvidence, FirmRecords } from '../firm-evidence.ts';
import { cannotTell, relate } from './relation.ts';
import { orZero, type Span, sharedSpan } from './sums.ts';

const PAYOUT = /平台结算|平台提现|店铺结算|结算款|提现|settlement|payout/i;
const SPREAD = 0.08;
const LEAST_DAYS = 90;
const LAG_DAYS = 12;
/** Orders are brushed shortly before an application: the last half year is looked at on its own. */
const RECENT_DAYS = 183;

/** Orders less refunds and fees against what the platforms paid out to the firm's account. */
export function checkPlatformSettlements(evidence: FirmEvidence): Check {
  const check = 'platform-orders-against-settlements';
  const sources = ['platform-orders', 'bank-transactions'] as const;
  const [orders, bank] = [evidence.of('platform-orders'), evidence.of('bank-transactions')];
  const span = orders && bank && sharedSpan([orders, bank], LEAST_DAYS, RECENT_DAYS);
  if (!span) return cannotTell(check, sources);
  const settled = { from: span.from, to: span.to - LAG_DAYS };
  const rows = Array.from(orders.rows).filter(
    (row) => orders.dayOf(row) >= settled.from && orders.dayOf(row) < settled.to,
  );
  const left = rows.reduce((sum, row) => sum + netOf(orders, row), 0);
  const right = payouts(bank, { from: span.from + 2, to: span.to });
  if (right === 0) return cannotTell(check, sources);
  return relate({ check, sources, left, right, spread: SPREAD, suspicious: 'above', records: doubtful(orders, rows) });
}

const PATIENCE_DAYS = 20;

/** Completed orders that the platform never settled: nobody paid for them. */
export function checkUnsettledOrders(evidence: FirmEvidence): Check {
  const check = 'platform-orders-settled';
  const orders = evidence.of('platform-orders');
  if (!orders?.has('settledOn')) return cannotTell(check, ['platform-orders']);
  const until = Math.min(evidence.asOf, orders.lastDay) - PATIENCE_DAYS;
  const [from, completed] = [until - RECENT_DAYS, orders.has('status')];
  const rows = Array.from(orders.rows).filter((row) => {
    const day = orders.dayOf(row);
    return day >= from && day < until && (!completed || orders.is('status', 'completed', row));
  });
  const isSettled = (row: number) => orders.day('settledOn', row) !== ABSENT_DAY;
  const sum = (of: readonly number[]) => of.reduce((total, row) => total + orZero(orders.number('amountFen', row)), 0);
  const settled = rows.filter(isSettled);
  // A list on which hardly any order is settled does not carry the day.
  if (settled.length < rows.length / 4 || settled.length === 0) return cannotTell(check, ['platform-orders']);
  const unsettled = rows.filter((row) => !isSettled(row));
  const records = unsettled.map((row) => orders.id(row));
  const values = { orders: rows.length, unsettled: unsettled.length };
  return relate({
    check,
    sources: ['platform-orders'],
    left: sum(rows),
    right: sum(settled),
    spread: 0.03,
    suspicious: 'above',
    records,
    values,
  });
}

function netOf(orders: FirmRecords, row: number): number {
  const of = (field: string) => orZero(orders.number(field, row));
  return of('amountFen') - of('refundFen') - of('feeFen');
}

function payouts(bank: FirmRecords, span: Span): number {
  let sum = 0;
  for (const row of bank.rows) {
    const day = bank.dayOf(row);
    if (day >= span.from && day < span.to && PAYOUT.test(bank.text('summary', row)))
      sum += orZero(bank.number('inFen', row));
  }
  return sum;
}

/** Orders without a settlement day stand first, the largest before the others. */
function doubtful(orders: FirmRecords, rows: readonly number[]): string[] {
  const unsettled = (row: number) => Number(orders.has('settledOn') && orders.day('settledOn', row) === ABSENT_DAY);
  return [...rows]
    .sort((a, b) => unsettled(b) - unsettled(a) || netOf(orders, b) - netOf(orders, a))
    .slice(0, 50)
    .map((row) => orders.id(row));
}
