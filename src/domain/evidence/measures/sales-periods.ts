import { type CalendarDate, dayNumber } from '#domain/kernel/index.ts';
import { CATALOGUE, choiceIndex } from '../catalogue.ts';
import { ABSENT_DAY } from '../table.ts';
import { rowsByFirm } from './firm-rows.ts';
import { sumInvoices } from './invoice-side.ts';
import type { Deliveries } from './snapshots.ts';
import { monthsInPeriod, PERIODS_A_YEAR, periodOfDay, periodStart } from './trade-calendar.ts';

/** Net sales of firms by trading period, January and February as one. */
export interface SalesByPeriod {
  /** The place in the year of each period, from 0 (January and February) to 10 (December). */
  readonly seasons: Int32Array;
  /** Months of each period that were observed: the last ends with the newest invoice of anybody. */
  readonly months: Float64Array;
  /** One a firm, in fen, void invoices left out and red letters netted off; NaN before its first invoice. */
  readonly netFen: readonly Float64Array[];
}

/** What the sales invoices tell of each firm, period by period; undefined where none were delivered by the day. */
export function salesByPeriod(
  deliveries: Deliveries,
  firms: readonly string[],
  asOf: CalendarDate,
): SalesByPeriod | undefined {
  const table = deliveries['sales-invoices']?.table;
  if (!table) return undefined;
  const rows = rowsByFirm(table, firms, CATALOGUE['sales-invoices'].eventField, asOf);
  const side = sumInvoices(rows, choiceIndex('sales-invoices', 'status', 'void'));
  const newest = side.lastDay.reduce((last, day) => (day === ABSENT_DAY ? last : Math.max(last, day)), ABSENT_DAY);
  if (newest === ABSENT_DAY) return undefined;
  const periods = periodOfDay(Math.min(newest, dayNumber(asOf))) - side.basePeriod + 1;
  const months = Float64Array.from({ length: periods }, (_, t) => monthsInPeriod(side.basePeriod + t));
  const start = periodStart(side.basePeriod + periods - 1);
  const whole = periodStart(side.basePeriod + periods) - start;
  months[periods - 1] = (months[periods - 1]! * (newest - start + 1)) / whole;
  return {
    seasons: Int32Array.from({ length: periods }, (_, t) => (side.basePeriod + t) % PERIODS_A_YEAR),
    months,
    netFen: firms.map((_, firm) => {
      const first = side.firstDay[firm]!;
      const from = first === ABSENT_DAY ? periods : periodOfDay(first) - side.basePeriod;
      const at = firm * side.periods;
      return side.periodNet.slice(at, at + periods).map((net, t) => (t < from ? Number.NaN : net));
    }),
  };
}
