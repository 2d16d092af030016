import { findChainBreaks } from './chain-breaks.ts';
import { findCopiedBlocks } from './copied-blocks.ts';
import { findDatesOutOfOrder } from './date-order.ts';
import { findInterestMismatches } from './interest.ts';
import { type Reading, readStatement } from './reading.ts';
import { separateAccounts } from './separate-accounts.ts';
import type { StatementFinding, StatementRow } from './statement-row.ts';

export interface AccountExamined {
  readonly account: string;
  readonly rows: number;
  /** Rows whose balance was held against the one before. */
  readonly checked: number;
}

export interface StatementExamined {
  readonly findings: readonly StatementFinding[];
  readonly accounts: readonly AccountExamined[];
}

/**
 * Holds a statement against itself, account by account: balances that must follow from each other, days in order, blocks that stand twice,
 * interest against average balances. A statement without findings is consistent, which a careful forger's is too. `anyOrderInDay`: rows of a day
 * may stand in any order, as records from a store do.
 */
export function examineStatement(rows: readonly StatementRow[], anyOrderInDay = false): StatementExamined {
  const findings: StatementFinding[] = [];
  const accounts: AccountExamined[] = [];
  for (const own of separateAccounts(rows)) {
    const reading = readStatement(own, anyOrderInDay);
    findings.push(...examineReading(reading));
    const checked = Math.max(0, reading.balances.filter((balance) => !Number.isNaN(balance)).length - 1);
    accounts.push({ account: own[0]!.account, rows: own.length, checked });
  }
  findings.sort((a, b) => a.row - b.row || (a.code < b.code ? -1 : 1));
  return { findings, accounts };
}

function examineReading(reading: Reading): StatementFinding[] {
  const breaks = findChainBreaks(reading);
  const named = new Set(breaks.flatMap(({ row }) => row));
  const dates = findDatesOutOfOrder(reading).filter(({ row }) => !named.has(row));
  return [...breaks, ...dates, ...findCopiedBlocks(reading), ...findInterestMismatches(reading)];
}
