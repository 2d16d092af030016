import { ABSENT_DAY } from '../table.ts';
import {
  describeSeries,
  FEWEST_PERIODS,
  fullPeriods,
  monthlySeries,
  monthsOfSeries,
  runningSurplus,
  seriesTotal,
} from './invoice-series.ts';
import type { InvoiceSide } from './invoice-side.ts';
import type { MeasureColumns } from './measure.ts';
import { quantile } from './robust.ts';
import { PERIODS_A_YEAR } from './trade-calendar.ts';

const YEAR = 365;
/** A prior year observed for less than this is no base for a growth rate. */
const LEAST_PRIOR_DAYS = 150;

/** Fills the measures that both sides share; `prefix` names the side, and its counterparties. */
export function measureSide(
  side: InvoiceSide,
  prefix: 'sales' | 'purchases',
  columns: Record<string, Float64Array>,
): MeasureColumns {
  const partyName = prefix === 'sales' ? 'salesCustomers' : 'purchasesSuppliers';
  for (let firm = 0; firm < side.firms; firm++) {
    if (side.firstDay[firm] === ABSENT_DAY) continue;
    const set = (name: string, value: number) => {
      columns[name]![firm] = value;
    };
    set(partyName, side.parties[firm]!);
    set(`${prefix}LastYearFen`, side.lastYear[firm]!);
    set(`${prefix}Growth`, growth(side, firm));
    set(`${prefix}VoidShare`, side.voids[firm]! / side.lines[firm]!);
    set(`${prefix}RedShare`, side.blue[firm]! > 0 ? side.red[firm]! / side.blue[firm]! : Number.NaN);
    set(`${prefix}TopShare`, side.topShare[firm]!);
    set(`${prefix}Hhi`, side.hhi[firm]!);
    const historyDays = side.lastDay[firm]! - side.firstDay[firm]!;
    set(`${prefix}RepeatShare`, historyDays < YEAR + LEAST_PRIOR_DAYS ? Number.NaN : side.repeatShare[firm]!);
    set(`${prefix}HistoryMonths`, historyDays / (YEAR / 12));
    measureSeries(side, firm, prefix, set);
  }
  return columns;
}

function growth(side: InvoiceSide, firm: number): number {
  const observed = Math.min(YEAR, side.lastDay[firm]! - YEAR - side.firstDay[firm]! + 1);
  if (observed < LEAST_PRIOR_DAYS || !(side.priorYear[firm]! > 0)) return Number.NaN;
  return side.lastYear[firm]! / ((side.priorYear[firm]! * YEAR) / observed) - 1;
}

function measureSeries(
  side: InvoiceSide,
  firm: number,
  prefix: string,
  set: (name: string, value: number) => void,
): void {
  const { from, to } = fullPeriods(side, firm);
  const { trend, variation, activeShare } = describeSeries(monthlySeries(side, 'periodNet', firm, from, to));
  set(`${prefix}Trend`, trend);
  set(`${prefix}Variation`, variation);
  set(`${prefix}ActiveShare`, activeShare);
  const start = Math.max(from, to - PERIODS_A_YEAR + 1);
  const year = monthlySeries(side, 'periodTotal', firm, start, to);
  if (year.length < FEWEST_PERIODS) return;
  set(`${prefix}MonthlyP20Fen`, Math.round(quantile(runningSurplus(year, null, start), 0.2)));
  set(`${prefix}MonthlyMeanFen`, Math.round(seriesTotal(year, start) / monthsOfSeries(year, start)));
}
