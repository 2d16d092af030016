import type { StatementRow } from './statement-row.ts';

/** More threads of balances than this in one file are no accounts but a broken statement. */
const MOST_ACCOUNTS = 6;
/** A thread of fewer rows is a break, not an account. */
const LEAST_ROWS = 4;

/**
 * The rows of each account in file order. A file that does not name accounts may still hold several, printed in one list: then each row
 * continues one of a few threads of balances, which run beside each other through the file.
 */
export function separateAccounts(rows: readonly StatementRow[]): StatementRow[][] {
  const named = new Map<string, StatementRow[]>();
  for (const row of rows) {
    const own = named.get(row.account);
    if (own) own.push(row);
    else named.set(row.account, [row]);
  }
  return [...named.values()].flatMap((own) => {
    if (own[0]!.account !== '') return [own];
    const sections = sectionsOf(own);
    return sections.length > 1 ? sections : (threadsOf(own) ?? [own]);
  });
}

/** A new account in a list starts again where the list started. */
const SAME_START_DAYS = 31;
const LEAST_SECTION = 10;

/** Accounts printed one after the other: each begins where the days fall back to the beginning of the list. */
function sectionsOf(rows: readonly StatementRow[]): StatementRow[][] {
  const first = rows[0]!.day;
  const sections: StatementRow[][] = [[]];
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    const restarts = before !== undefined && Math.abs(row.day - first) <= SAME_START_DAYS;
    if (restarts && Math.abs(before.day - first) > 2 * SAME_START_DAYS) sections.push([]);
    sections.at(-1)!.push(row);
  });
  return sections.every((one) => one.length >= LEAST_SECTION) ? sections : [[...rows]];
}

/** The threads, where no row is left over and the threads overlap; undefined otherwise. */
function threadsOf(rows: readonly StatementRow[]): StatementRow[][] | undefined {
  if (rows.some(({ balance, opens }) => Number.isNaN(balance) || opens)) return undefined;
  for (const ordered of [rows, [...rows].reverse()])
    for (const feeApart of [false, true]) {
      const threads = follow(ordered, feeApart);
      if (threads && threads.length > 1 && threads.every((one) => one.length >= LEAST_ROWS) && overlap(threads))
        return threads;
    }
  return undefined;
}

function follow(rows: readonly StatementRow[], feeApart: boolean): StatementRow[][] | undefined {
  const threads: StatementRow[][] = [];
  const continues = (row: StatementRow) => {
    const before = row.balance - row.amount + (feeApart ? row.fee : 0);
    return threads.find((one) => one.at(-1)!.balance === before);
  };
  for (const moment of momentsOf(rows)) {
    for (let waiting = moment; waiting.length > 0; ) {
      // Rows of one moment may stand in any order: first whatever continues a thread.
      const next = waiting.find(continues) ?? waiting[0]!;
      const thread = continues(next);
      if (thread) thread.push(next);
      else if (threads.length < MOST_ACCOUNTS) threads.push([next]);
      else return undefined;
      waiting = waiting.filter((row) => row !== next);
    }
  }
  return threads;
}

function momentsOf(rows: readonly StatementRow[]): StatementRow[][] {
  const moments: StatementRow[][] = [];
  for (const row of rows) {
    const last = moments.at(-1)?.[0];
    if (last && last.at !== '' && last.at === row.at && last.day === row.day) moments.at(-1)!.push(row);
    else moments.push([row]);
  }
  return moments;
}

/** Whether the threads run beside each other: a removed row also starts a new thread, but the old one ends there. */
function overlap(threads: readonly StatementRow[][]): boolean {
  const spans = threads.map((one) => {
    const lines = one.map(({ row }) => row);
    return [Math.min(...lines), Math.max(...lines)] as const;
  });
  return spans.every(([from, to], i) =>
    spans.some(([otherFrom, otherTo], j) => {
      const shared = Math.min(to, otherTo) - Math.max(from, otherFrom);
      return i !== j && shared >= 0.5 * Math.min(to - from, otherTo - otherFrom);
    }),
  );
}
