import { type CalendarDate, dayNumber } from '#domain/kernel/index.ts';
import { CATALOGUE, choiceIndex } from '../catalogue.ts';
import type { MonthlySeries } from '../history/peer-band.ts';
import { ABSENT_DAY } from '../table.ts';
import { rowsByFirm } from './firm-rows.ts';
import { sumInvoices } from './invoice-side.ts';
import type { Deliveries } from './snapshots.ts';
import { monthsInPeriod, PERIODS_A_YEAR, periodOfDay, periodOfMonth, periodStart } from './trade-calendar.ts';

/** Net sales of firms by trading period, January and February as one. */
export interface SalesByPeriod {
  /** The place in the year of each period, from 0 (January and February) to 10 (December). */
  readonly seasons: Int32Array;
  /** Months of each period that were observed: the last ends with the newest invoice of anybody. */
  readonly months: Float64Array;
  /** One a firm, in fen, void invoices left out and red letters netted off; NaN before its first invoice. */
  readonly netFen: readonly Float64Array[];
}

/**
 * Monthly series as sales by period, up to a last whole month. What lies outside a series is not known (NaN); months without
 * sales inside it are silent. Undefined where none reaches back a month.
 */
export function monthlyByPeriod(series: readonly MonthlySeries[], lastMonth: number): SalesByPeriod | undefined {
  const first = series.reduce((least, { firstMonth }) => Math.min(least, firstMonth), lastMonth + 1);
  if (first > lastMonth) return undefined;
  const base = periodOfMonth(first);
  const periods = periodOfMonth(lastMonth) - base + 1;
  const months = new Float64Array(periods);
  for (let month = first; month <= lastMonth; month++) {
    const place = periodOfMonth(month) - base;
    months[place] = months[place]! + 1;
  }
  return {
    seasons: Int32Array.from({ length: periods }, (_, t) => (base + t) % PERIODS_A_YEAR),
    months,
    netFen: series.map(({ firstMonth, values }) => {
      const net = new Float64Array(periods).fill(Number.NaN);
      values.forEach((value, i) => {
        if (firstMonth + i > lastMonth) return;
        const place = periodOfMonth(firstMonth + i) - base;
        net[place] = (Number.isNaN(net[place]!) ? 0 : net[place]!) + value;
      });
      return net;
    }),
  };
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
