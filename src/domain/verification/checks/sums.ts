import type { FirmRecords } from '../firm-evidence.ts';
import { flowNature } from './flow-nature.ts';

/** Days, [from, to). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The days that all of these records cover; undefined where they share fewer than `least`. A list that begins in a month is taken to cover it. */
export function sharedSpan(lists: readonly FirmRecords[], least: number, most = 730): Span | undefined {
  const from = Math.max(...lists.map(({ firstDay }) => firstDay));
  const to = Math.min(...lists.map(({ lastDay }) => lastDay)) + 1;
  return to - from >= least ? { from: Math.max(from, to - most), to } : undefined;
}

export function sumOver(
  records: FirmRecords,
  field: string,
  span: Span,
  counts: (row: number) => boolean = () => true,
): number {
  let sum = 0;
  for (const row of records.rows) {
    const day = records.dayOf(row);
    if (day < span.from || day >= span.to || !counts(row)) continue;
    sum += orZero(records.number(field, row));
  }
  return sum;
}

/** Operating money in and out of the bank accounts over a span, own transfers, loans and reversals left out. */
export function bankFlows(
  bank: FirmRecords,
  span: Span,
): { inflow: number; outflow: number; borrowed: number; repaid: number } {
  const flows = { inflow: 0, outflow: 0, borrowed: 0, repaid: 0 };
  for (const row of bank.rows) {
    const day = bank.dayOf(row);
    if (day < span.from || day >= span.to) continue;
    const [paidIn, paidOut] = [orZero(bank.number('inFen', row)), orZero(bank.number('outFen', row))];
    const nature = flowNature(bank.text('summary', row));
    if (nature === 'operating') {
      flows.inflow += paidIn;
      flows.outflow += paidOut;
    } else if (nature === 'financing') {
      flows.borrowed += paidIn;
      flows.repaid += paidOut;
    }
  }
  return flows;
}

export function orZero(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}
