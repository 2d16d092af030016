import { monthIndex } from '#domain/kernel/index.ts';
import { choiceIndex } from '../catalogue.ts';
import { movementNatures } from '../measures/bank-movements.ts';
import { choicesOf, dateColumn, numbersOf } from '../measures/firm-rows.ts';
import { orZero } from '../measures/records.ts';
import { ABSENT_CODE, ABSENT_DAY, type EvidenceTable } from '../table.ts';

/** The monthly figures that are told of a firm, in fen. Sales and purchases are net of tax, red letters netted off. */
export const HISTORY_SERIES = [
  'sales',
  'purchases',
  'inflow',
  'outflow',
  'financingIn',
  'financingOut',
  'declaredSales',
  'taxPaid',
] as const;

export type HistorySeries = (typeof HISTORY_SERIES)[number];

/** What the rows of a table add to one monthly figure; a row that does not count adds nothing. */
export interface Contribution {
  readonly series: HistorySeries;
  readonly counts: (row: number) => boolean;
  /** In fen, of a row that counts. */
  readonly amount: (row: number) => number;
}

/** What a table adds to the monthly figures: the same reading as the measures that decisions use. */
export function contributionsOf(table: EvidenceTable): readonly Contribution[] {
  switch (table.kind) {
    case 'sales-invoices':
      return [invoices(table, 'sales')];
    case 'purchase-invoices':
      return [invoices(table, 'purchases')];
    case 'bank-transactions':
      return movements(table);
    case 'tax-returns':
      return returns(table);
    default:
      return [];
  }
}

function invoices(table: EvidenceTable, series: 'sales' | 'purchases'): Contribution {
  const status = choicesOf(table, 'status');
  const voided = choiceIndex(table.kind, 'status', 'void');
  const amounts = numbersOf(table, 'amountFen');
  return {
    series,
    counts: (row) => status?.[row] !== voided,
    amount: (row) => orZero(amounts?.[row]),
  };
}

function movements(table: EvidenceTable): Contribution[] {
  const nature = movementNatures({ table });
  const ins = numbersOf(table, 'inFen');
  const outs = numbersOf(table, 'outFen');
  const of = (series: HistorySeries, wanted: string, amounts: Float64Array | undefined): Contribution => ({
    series,
    counts: (row) => nature(row) === wanted && orZero(amounts?.[row]) !== 0,
    amount: (row) => orZero(amounts?.[row]),
  });
  return [
    of('inflow', 'operating', ins),
    of('outflow', 'operating', outs),
    of('financingIn', 'financing', ins),
    of('financingOut', 'financing', outs),
  ];
}

function returns(table: EvidenceTable): Contribution[] {
  const tax = choicesOf(table, 'tax');
  const vat = choiceIndex('tax-returns', 'tax', 'vat');
  const sales = numbersOf(table, 'salesFen');
  const paid = numbersOf(table, 'paidFen');
  const isSales = (row: number) => [vat, ABSENT_CODE].includes(tax?.[row] ?? ABSENT_CODE);
  return [
    { series: 'declaredSales', counts: isSales, amount: (row) => orZero(sales?.[row]) },
    { series: 'taxPaid', counts: () => true, amount: (row) => orZero(paid?.[row]) },
  ];
}

/** The months, as indexes since 1970-01, over which a row's amounts are spread; undefined where the record has no day. */
export function monthsOfRow(
  table: EvidenceTable,
  eventField: string,
): (row: number) => { readonly from: number; readonly to: number } | undefined {
  const days = dateColumn(table, eventField);
  const starts = table.kind === 'tax-returns' ? dateColumn(table, 'periodStart') : undefined;
  return (row) => {
    const day = days?.[row] ?? ABSENT_DAY;
    if (day === ABSENT_DAY) return undefined;
    const to = monthIndex(day);
    const start = starts?.[row] ?? ABSENT_DAY;
    // A period of more than a year is a slip of the keyboard: its amount stays in the month of its end.
    const from = start === ABSENT_DAY ? to : monthIndex(start);
    return { from: from > to || to - from > 11 ? to : from, to };
  };
}

/** The part of a whole amount that falls on one of the months it is spread over: equal parts of whole fen, the rest on the last. */
export function partOf(
  amount: number,
  { from, to }: { readonly from: number; readonly to: number },
  month: number,
): number {
  const months = to - from + 1;
  const part = Math.trunc(amount / months);
  return month === to ? amount - part * (months - 1) : part;
}
