import { fenFromEstimate, fromDayNumber } from '#domain/kernel/index.ts';
import { MOST_RECORDS } from '../check.ts';
import { type Finding, THE_FIRM } from '../finding.ts';
import type { FirmEvidence, FirmRecords } from '../firm-evidence.ts';
import { orZero } from './sums.ts';

/** Red letters of the last two months, against sales of the half year before them. */
const RED_DAYS = 62;
const SALES_DAYS = 183;
/** Honest firms take back two to five per cent; so much, and so many times their own custom, asks for an answer. */
const LEAST_SHARE = 0.15;
const TIMES_CUSTOM = 4;
const LEAST_RED_LETTERS = 3;

/** Sales that were shown and then taken back: red letters that suddenly reverse much of the latest sales. */
export function findReversedSales(evidence: FirmEvidence): Finding[] {
  const sales = evidence.of('sales-invoices');
  if (!sales || sales.rows.length < 20) return [];
  const end = sales.lastDay + 1;
  const recent = { red: 0, blue: 0 };
  const earlier = { red: 0, blue: 0 };
  const reversing: number[] = [];
  for (const row of sales.rows) {
    const [day, amount] = [sales.dayOf(row), orZero(sales.number('amountFen', row))];
    if (amount < 0 && day >= end - RED_DAYS) {
      recent.red -= amount;
      reversing.push(row);
    } else if (amount < 0) earlier.red -= amount;
    else if (day >= end - SALES_DAYS) recent.blue += amount;
    else earlier.blue += amount;
  }
  const custom = earlier.blue > 0 ? earlier.red / earlier.blue : 0.02;
  const share = recent.blue > 0 ? recent.red / recent.blue : 0;
  if (reversing.length < LEAST_RED_LETTERS || share < LEAST_SHARE || share < TIMES_CUSTOM * custom) return [];
  return [reversed(sales, reversing, share, custom, recent.red)];
}

function reversed(sales: FirmRecords, rows: readonly number[], share: number, custom: number, red: number): Finding {
  const round = (value: number) => Math.round(value * 1e4) / 1e4;
  return {
    code: 'reversed-sales',
    severity: 'review',
    parties: [THE_FIRM, ...new Set(rows.map((row) => sales.text('counterparty', row)))].slice(0, 20),
    records: rows.slice(0, MOST_RECORDS).map((row) => sales.id(row)),
    amountFen: fenFromEstimate(red, 'half-up'),
    startsOn: fromDayNumber(sales.dayOf(rows[0]!)),
    endsOn: fromDayNumber(sales.dayOf(rows.at(-1)!)),
    innocentExplanations: ['returned-goods', 'reissued-invoices'],
    values: { share: round(share), custom: round(custom), redLetters: rows.length },
    strips: [],
  };
}
