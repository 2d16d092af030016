import { finding } from './chain-breaks.ts';
import type { StatementFinding, StatementRow } from './statement-row.ts';

/** Days between which a row may have been moved and still be recognised. */
const MOST_MOVED_DAYS = 62;

type Key = (row: StatementRow) => string;

/**
 * Holds a delivered statement against the bank's own copy, each over the days that the other covers: rows that the bank does not have, rows that are missing,
 * and rows whose amount, balance or day was changed. The rows named are those of the delivered one; a missing row is named by the bank's line.
 */
export function compareCopies(delivered: readonly StatementRow[], bank: readonly StatementRow[]): StatementFinding[] {
  const within = (rows: readonly StatementRow[], others: readonly StatementRow[]) => {
    const [from, to] = spanOf(others);
    return rows.filter(({ day, opens }) => !opens && day >= from && day <= to);
  };
  const pairs = new Pairing(within(delivered, bank), within(bank, delivered));
  const found: StatementFinding[] = [];
  pairs.take(
    ({ day, amount, balance, serial }) => `${day} ${amount} ${balance} ${serial}`,
    () => undefined,
  );
  pairs.take(
    ({ day, amount, balance }) => `${day} ${amount} ${balance}`,
    () => undefined,
  );
  pairs.take(
    ({ day, amount, counterparty }) => `${day} ${amount} ${counterparty}`,
    (row, twin) => {
      if (!Number.isNaN(row.balance) && !Number.isNaN(twin.balance))
        found.push(finding('balance-differs', row, [twin.row], { balanceFen: row.balance, bankFen: twin.balance }));
    },
  );
  const amountDiffers = (row: StatementRow, twin: StatementRow) =>
    found.push(finding('amount-differs', row, [twin.row], { amountFen: row.amount, bankFen: twin.amount }));
  pairs.take(({ serial, day }) => (serial === '' ? '' : `${serial} ${day}`), amountDiffers);
  const dateDiffers = (row: StatementRow, twin: StatementRow) => {
    if (Math.abs(row.day - twin.day) > MOST_MOVED_DAYS) return false;
    found.push(finding('date-differs', row, [twin.row], { day: row.day, bankDay: twin.day }));
    return true;
  };
  pairs.take(({ amount, serial }) => (serial === '' ? '' : `${amount} ${serial}`), dateDiffers);
  pairs.take(({ amount, counterparty, summary }) => `${amount} ${counterparty} ${summary}`, dateDiffers);
  pairs.take(({ day, at, counterparty, summary }) => `${day} ${at} ${counterparty} ${summary}`, amountDiffers);
  for (const row of pairs.left) found.push(finding('row-not-at-bank', row, [], { amountFen: row.amount }));
  for (const row of pairs.right) found.push(finding('row-missing-here', row, [], { amountFen: row.amount }));
  return found.sort((a, b) => a.row - b.row);
}

/** Rows of both sides that have not found each other yet. */
class Pairing {
  left: StatementRow[];
  right: StatementRow[];

  constructor(left: StatementRow[], right: StatementRow[]) {
    this.left = left;
    this.right = right;
  }

  /** Pairs rows of one key, in order; `meet` may refuse a pair. Rows of an empty key wait. */
  take(key: Key, meet: (row: StatementRow, twin: StatementRow) => unknown): void {
    const waiting = new Map<string, StatementRow[]>();
    for (const row of this.right) {
      const own = waiting.get(key(row));
      if (own) own.push(row);
      else waiting.set(key(row), [row]);
    }
    const met = new Set<StatementRow>();
    this.left = this.left.filter((row) => {
      const name = key(row);
      const twin = name === '' ? undefined : waiting.get(name)?.[0];
      if (!twin || meet(row, twin) === false) return true;
      waiting.get(name)!.shift();
      met.add(twin);
      return false;
    });
    this.right = this.right.filter((row) => !met.has(row));
  }
}

function spanOf(rows: readonly StatementRow[]): [from: number, to: number] {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { day } of rows) [from, to] = [Math.min(from, day), Math.max(to, day)];
  return [from, to];
}
