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

/** Sales are dressed up for the application: the year before the last invoice is looked at on its own as well. */
const RECENT_DAYS = 372;

/** Net valid sales invoices of each period against the sales that its VAT return declares, less those without invoice; over all of them or over the last year, whichever is more telling. */
export function checkTaxReturnSales(evidence: FirmEvidence): Check {
  const check = 'sales-invoices-against-tax-returns';
  const sources = ['sales-invoices', 'tax-returns'] as const;
  const [sales, returns] = [evidence.of('sales-invoices'), evidence.of('tax-returns')];
  if (!sales || !returns) return cannotTell(check, sources);
  const periods = vatPeriods(returns)
    .filter(({ span }) => span.from >= sales.firstDay - 31 && span.to <= sales.lastDay + 32)
    .map(({ span, sales: declared, uninvoiced, row }) => ({
      span,
      id: returns.id(row),
      invoiced: sumOver(sales, 'amountFen', span),
      declared: declared - uninvoiced,
    }));
  const compare = (some: typeof periods) => {
    if (some.length < 2) return cannotTell(check, sources, { periods: some.length });
    const left = some.reduce((sum, { invoiced }) => sum + invoiced, 0);
    const right = some.reduce((sum, { declared }) => sum + declared, 0);
    const worstFirst = [...some].sort((a, b) => b.invoiced - b.declared - (a.invoiced - a.declared));
    const records = worstFirst.map(({ id }) => id);
    return relate({
      check,
      sources,
      left,
      right,
      spread: SPREAD,
      suspicious: 'above',
      records,
      values: { periods: some.length },
    });
  };
  const whole = compare(periods);
  const recent = compare(periods.filter(({ span }) => span.from >= sales.lastDay - RECENT_DAYS));
  return recent.logLikelihoodRatio > whole.logLikelihoodRatio && recent.verdict === 'contradict' ? recent : whole;
}
