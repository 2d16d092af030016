import { fenFromEstimate, fromDayNumber } from '#domain/kernel/index.ts';
import { MOST_RECORDS } from '../check.ts';
import { type Finding, THE_FIRM } from '../finding.ts';
import type { FirmRecords } from '../firm-evidence.ts';

/** Red letters whose blue invoice the delivery does not hold, for invoices that name it and are young enough for it to be there. */
const LEAST_ORPHANS = 3;
const ORPHAN_SHARE = 0.5;
/** A number that goes back while the day goes forward, in so large a share of neighbours, is no sequence of a machine. */
const LEAST_ROWS = 50;
const DISORDER_SHARE = 0.25;

/** Marks of invented invoices in their structure: red letters without a blue parent, numbers that run against time. */
export function findInvoiceStructure(records: FirmRecords): Finding[] {
  return [...findOrphans(records), ...findDisorder(records)];
}

function findOrphans(records: FirmRecords): Finding[] {
  if (!records.has('originalNumber')) return [];
  const numbers = new Set<string>();
  for (const row of records.rows) numbers.add(records.text('number', row));
  for (const row of records.voided) numbers.add(records.text('number', row));
  const red: number[] = [];
  const orphans: number[] = [];
  for (const row of records.rows) {
    const original = records.text('originalNumber', row);
    // The blue invoice may be older than what was delivered.
    if (original === '' || records.dayOf(row) < records.firstDay + 180) continue;
    red.push(row);
    if (!numbers.has(original)) orphans.push(row);
  }
  if (orphans.length < LEAST_ORPHANS || orphans.length < ORPHAN_SHARE * red.length) return [];
  return [marked('red-letters-without-parent', records, orphans, ['records-missing'], { redLetters: red.length })];
}

/** Within one invoice code (one book of one machine) numbers rise with the day; all-digital invoices have no books and are left out. */
function findDisorder(records: FirmRecords): Finding[] {
  const books = new Map<string, number[]>();
  for (const row of records.rows) {
    const code = records.text('code', row);
    if (code === '' || records.text('number', row).length > 8) continue;
    const own = books.get(code);
    if (own) own.push(row);
    else books.set(code, [row]);
  }
  const wrong: number[] = [];
  let pairs = 0;
  for (const rows of books.values())
    rows.forEach((row, i) => {
      const before = rows[i - 1];
      if (before === undefined || records.dayOf(before) === records.dayOf(row)) return;
      pairs += 1;
      if (Number(records.text('number', before)) > Number(records.text('number', row))) wrong.push(row);
    });
  if (pairs < LEAST_ROWS || wrong.length < DISORDER_SHARE * pairs) return [];
  return [marked('invoice-numbers-against-time', records, wrong, ['several-machines'], { pairs })];
}

function marked(
  code: string,
  records: FirmRecords,
  rows: readonly number[],
  innocentExplanations: readonly string[],
  values: Finding['values'],
): Finding {
  const amount = rows.reduce((sum, row) => sum + Math.abs(records.number('amountFen', row) || 0), 0);
  return {
    code,
    // What invoices look like is a question; what they claim is for the checks against other sources.
    severity: 'clear',
    parties: [THE_FIRM],
    records: rows.slice(0, MOST_RECORDS).map((row) => records.id(row)),
    amountFen: fenFromEstimate(amount, 'half-up'),
    startsOn: fromDayNumber(records.dayOf(rows[0]!)),
    endsOn: fromDayNumber(records.dayOf(rows.at(-1)!)),
    innocentExplanations,
    values: { ...values, lines: rows.length },
    strips: [],
  };
}
