import { type BankSeries, balancesOf, bankSeries, movementNatures } from './bank-movements.ts';
import type { FirmRows } from './firm-rows.ts';
import { describeSeries, FEWEST_PERIODS, monthsOfSeries, runningSurplus, seriesTotal } from './invoice-series.ts';
import { define, emptyColumns, type MeasureColumns } from './measure.ts';
import { ratio } from './records.ts';
import { quantile } from './robust.ts';
import { firstFullPeriod, lastFullPeriod, monthsInPeriod, PERIODS_A_YEAR, periodOfDay } from './trade-calendar.ts';

export const bankMeasures = define(
  ['bank-transactions'],
  [
    [
      'bankInflowMonthlyFen',
      'fen',
      '月均经营流入',
      'mean monthly operating inflow: own transfers, loans and reversals left out',
    ],
    ['bankOutflowMonthlyFen', 'fen', '月均经营流出', 'mean monthly operating outflow'],
    [
      'bankInflowP20Fen',
      'fen',
      '经营流入第20百分位（三期滚动月均）',
      '20th percentile of operating inflow over three running periods, a month',
    ],
    [
      'bankSurplusShare',
      'ratio',
      '经营净流入占流入比',
      'operating inflow less outflow of the year over its inflow; below zero where more went out',
    ],
    ['bankInflowVariation', 'ratio', '月流入变异系数', 'coefficient of variation of monthly inflow'],
    ['bankInflowTrend', 'ratio', '流入趋势（年率，春节月合并）', 'robust trend of monthly inflow a year over its mean'],
    ['bankActiveShare', 'share', '有流入月份占比', 'share of full periods with inflow'],
    ['bankTopInflowShare', 'share', '第一大付款方占比', 'share of the largest payer in the inflow of a year'],
    ['bankBalanceMeanFen', 'fen', '近180天日均余额', 'mean daily balance of 180 days'],
    ['bankBalanceLeastFen', 'fen', '近180天最低余额', 'least daily balance of 180 days'],
    ['bankCashDays', 'days', '现金可用天数', 'mean balance over daily operating outflow'],
    ['bankDebtServiceMonthlyFen', 'fen', '月均还贷支出', 'mean monthly payments on loans over a year'],
    ['bankHistoryMonths', 'months', '流水历史月数', 'months from the first to the last movement'],
  ],
);

const MONTH_DAYS = 365 / 12;

export function measureBank(view: FirmRows): MeasureColumns {
  const columns = emptyColumns(bankMeasures, view.firms);
  const nature = movementNatures(view);
  const periods = new Map<number, number>();
  const periodOf = (day: number): number => {
    const known = periods.get(day);
    if (known !== undefined) return known;
    const period = periodOfDay(day);
    periods.set(day, period);
    return period;
  };
  for (let firm = 0; firm < view.firms; firm++) {
    const series = bankSeries(view, firm, nature, periodOf);
    if (!series) continue;
    for (const [name, value] of Object.entries(describe(view, firm, series))) columns[name]![firm] = value;
  }
  return columns;
}

function describe(view: FirmRows, firm: number, series: BankSeries): Record<string, number> {
  const { firstDay, lastDay } = series;
  const balance = balancesOf(view, firm, lastDay);
  const known = {
    bankBalanceMeanFen: Math.round(balance.mean),
    bankBalanceLeastFen: balance.least,
    bankTopInflowShare: series.topShare,
    bankDebtServiceMonthlyFen: Math.round(series.debtService / 12),
    bankHistoryMonths: (lastDay - firstDay) / MONTH_DAYS,
  };
  const to = lastFullPeriod(lastDay);
  const from = Math.max(firstFullPeriod(firstDay), to - PERIODS_A_YEAR + 1);
  if (to - from + 1 < FEWEST_PERIODS) return known;
  const inflow = monthly(series.inflow, from, to);
  const outflow = monthly(series.outflow, from, to);
  const months = monthsOfSeries(inflow, from);
  const inflowTotal = seriesTotal(inflow, from);
  const outflowTotal = seriesTotal(outflow, from);
  const outflowMonthly = outflowTotal / months;
  const { trend, variation, activeShare } = describeSeries(inflow);
  return {
    ...known,
    bankInflowMonthlyFen: Math.round(inflowTotal / months),
    bankOutflowMonthlyFen: Math.round(outflowMonthly),
    bankInflowP20Fen: Math.round(quantile(runningSurplus(inflow, null, from), 0.2)),
    // Over the whole year: when a bill is paid says nothing of what trade leaves over.
    bankSurplusShare: inflowTotal > 0 ? (inflowTotal - outflowTotal) / inflowTotal : Number.NaN,
    bankInflowVariation: variation,
    bankInflowTrend: trend,
    bankActiveShare: activeShare,
    bankCashDays: ratio(balance.mean, outflowMonthly / MONTH_DAYS),
  };
}

function monthly(sums: ReadonlyMap<number, number>, from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => (sums.get(from + i) ?? 0) / monthsInPeriod(from + i));
}
