import { fenFromEstimate, fromDayNumber } from '#domain/kernel/index.ts';
import { type Check, MOST_RECORDS } from '../check.ts';
import type { Finding } from '../finding.ts';
import { THE_FIRM } from '../finding.ts';
import type { FirmRecords } from '../firm-evidence.ts';
import { examineStatement } from '../statement/examine-statement.ts';
import type { StatementRow } from '../statement/statement-row.ts';
import { cannotTell, held, verdictOf } from './relation.ts';

/** One break may be a row that a file reader lost; from so many on, or from an edit that shows its hand, a person looks. */
const TELLING_CODES = new Set(['balance-retyped', 'block-copied', 'row-displaced', 'interest-mismatch']);

/** The running balance of each account, its days, copied blocks and interest. */
export function checkBankStatement(bank: FirmRecords): { check: Check; findings: Finding[] } {
  const check = 'bank-balances-run-through';
  const rows: StatementRow[] = Array.from(bank.rows, (row) => ({
    row,
    account: bank.text('account', row),
    day: bank.dayOf(row),
    at: bank.text('at', row),
    amount: bank.number('amountFen', row) || 0,
    balance: bank.number('balanceFen', row),
    fee: 0,
    serial: bank.text('serial', row),
    counterparty: bank.text('counterparty', row),
    summary: bank.text('summary', row),
    opens: false,
  }));
  const { findings, accounts } = examineStatement(rows, true);
  const checked = accounts.reduce((sum, account) => sum + account.checked, 0);
  if (checked === 0 && findings.length === 0) return { check: cannotTell(check, [bank.kind]), findings: [] };
  const gap = findings.reduce((sum, { values }) => sum + Math.abs(Number(values.gapFen ?? 0)), 0);
  const ids = findings.slice(0, MOST_RECORDS).map(({ row }) => bank.id(row));
  const telling = findings.filter(({ code }) => TELLING_CODES.has(code)).length;
  const ratio = held(findings.length === 0 ? -0.5 : 2 * telling + Math.min(4, 1.6 * (findings.length - telling)));
  return {
    check: {
      check,
      verdict: verdictOf(ratio),
      sources: [bank.kind],
      leftFen: fenFromEstimate(gap, 'half-up'),
      rightFen: fenFromEstimate(0, 'half-up'),
      logLikelihoodRatio: ratio,
      records: ids,
      values: { checked, broken: findings.length },
    },
    findings: findings.length === 0 ? [] : [edited(bank, findings, ids, gap)],
  };
}

function edited(
  bank: FirmRecords,
  findings: ReturnType<typeof examineStatement>['findings'],
  ids: readonly string[],
  gap: number,
): Finding {
  const days = findings.map(({ row }) => bank.dayOf(row));
  return {
    code: 'edited-statement',
    severity: 'review',
    parties: [THE_FIRM],
    records: ids,
    amountFen: fenFromEstimate(gap, 'half-up'),
    startsOn: fromDayNumber(Math.min(...days)),
    endsOn: fromDayNumber(Math.max(...days)),
    innocentExplanations: ['rows-lost-in-export', 'several-accounts'],
    values: { edits: findings.length, first: findings[0]!.code },
    strips: [],
  };
}
