import {
  FEWEST_PERIODS,
  fullPeriods,
  monthlySeries,
  monthsOfSeries,
  runningSurplus,
  seriesTotal,
} from './invoice-series.ts';
import type { InvoiceSide } from './invoice-side.ts';
import { define, emptyColumns, type MeasureColumns } from './measure.ts';
import { quantile } from './robust.ts';
import { PERIODS_A_YEAR } from './trade-calendar.ts';

/** What only the two sides together say, over the full periods of the last year that both observe. */
export const marginMeasures = define(
  ['sales-invoices', 'purchase-invoices'],
  [
    [
      'invoiceMargin',
      'ratio',
      '进销毛利率（代理）',
      'sales less purchases over sales, a proxy of gross margin without wages and rent',
    ],
    ['invoiceSurplusMonthlyFen', 'fen', '月均进销差（含税）', 'mean monthly sales less purchases, with tax'],
    [
      'invoiceSurplusP20Fen',
      'fen',
      '季度滚动进销差第20百分位（月均，含税）',
      '20th percentile of sales less purchases over three running periods, a month, with tax',
    ],
    [
      'invoicePositiveShare',
      'share',
      '进销差为正的季度占比',
      'share of three running periods in which sales exceed purchases',
    ],
  ],
);

export function measureMargin(sales: InvoiceSide, purchases: InvoiceSide): MeasureColumns {
  const columns = emptyColumns(marginMeasures, sales.firms);
  for (let firm = 0; firm < sales.firms; firm++) {
    const a = fullPeriods(sales, firm, PERIODS_A_YEAR);
    const b = fullPeriods(purchases, firm, PERIODS_A_YEAR);
    const to = Math.min(a.to, b.to);
    const from = Math.max(a.from, b.from, to - PERIODS_A_YEAR + 1);
    if (to - from + 1 < FEWEST_PERIODS) continue;
    const sold = monthlySeries(sales, 'periodTotal', firm, from, to);
    const bought = monthlySeries(purchases, 'periodTotal', firm, from, to);
    const total = seriesTotal(sold, from);
    const surplus = total - seriesTotal(bought, from);
    columns.invoiceMargin![firm] = total > 0 ? surplus / total : Number.NaN;
    columns.invoiceSurplusMonthlyFen![firm] = Math.round(surplus / monthsOfSeries(sold, from));
    const runs = runningSurplus(sold, bought, from);
    columns.invoiceSurplusP20Fen![firm] = Math.round(quantile(runs, 0.2));
    columns.invoicePositiveShare![firm] = runs.filter((value) => value > 0).length / runs.length;
  }
  return columns;
}
