import type { Check } from '../check.ts';
import type { FirmEvidence, FirmRecords } from '../firm-evidence.ts';
import { cannotTell, relate } from './relation.ts';
import { orZero, type Span, sumOver } from './sums.ts';

const SPREAD = 0.03;
/** VAT is filed by month or by quarter: returns without a start reach back to the return before, at most this far. */
const LONGEST_PERIOD = 95;

/** Sales by VAT return, of the last return filed for each period, with the days it covers. */
export function vatPeriods(
  returns: FirmRecords,
): { readonly span: Span; readonly sales: number; readonly uninvoiced: number; readonly row: number }[] {
  const last = new Map<number, number>();
  for (const row of returns.rows) {
    if (returns.has('tax') && !returns.is('tax', 'vat', row)) continue;
    const end = returns.dayOf(row);
    const before = last.get(end);
    const correction = (at: number) => orZero(returns.number('correction', at));
    if (before === undefined || correction(row) >= correction(before)) last.set(end, row);
  }
  const ends = [...last.keys()].sort((a, b) => a - b);
  return ends.flatMap((end, i) => {
    const row = last.get(end)!;
    const start = returns.day('periodStart', row);
    const from = start > 0 ? start : (ends[i - 1] ?? Number.NEGATIVE_INFINITY) + 1;
    if (end - from > LONGEST_PERIOD) return [];
    const [sales, uninvoiced] = [returns.number('salesFen', row), orZero(returns.number('uninvoicedFen', row))];
    return Number.isNaN(sales) ? [] : [{ span: { from, to: end + 1 }, sales, uninvoiced, row }];
  });
}

/** Net valid sales invoices of each period against the sales that its VAT return declares, less those without invoice. */
export function checkTaxReturnSales(evidence: FirmEvidence): Check {
  const check = 'sales-invoices-against-tax-returns';
  const sources = ['sales-invoices', 'tax-returns'] as const;
  const [sales, returns] = [evidence.of('sales-invoices'), evidence.of('tax-returns')];
  if (!sales || !returns) return cannotTell(check, sources);
  let [left, right, worst] = [0, 0, 0];
  let periods = 0;
  const records: string[] = [];
  for (const { span, sales: declared, uninvoiced, row } of vatPeriods(returns)) {
    if (span.from < sales.firstDay - 31 || span.to > sales.lastDay + 32) continue;
    const invoiced = sumOver(sales, 'amountFen', span);
    const excess = invoiced - (declared - uninvoiced);
    if (excess > worst) {
      worst = excess;
      records.unshift(returns.id(row));
    }
    left += invoiced;
    right += declared - uninvoiced;
    periods += 1;
  }
  if (periods < 2) return cannotTell(check, sources, { periods });
  return relate({ check, sources, left, right, spread: SPREAD, suspicious: 'above', records, values: { periods } });
}
