import { measureSide } from './invoice-measures.ts';
import type { InvoiceSide } from './invoice-side.ts';
import { define, emptyColumns, type MeasureColumns } from './measure.ts';

export const salesMeasures = define(
  ['sales-invoices'],
  [
    ['salesLastYearFen', 'fen', '最近一年销项净额', 'net sales of the year up to the last invoice'],
    [
      'salesGrowth',
      'ratio',
      '销售同比增长',
      'growth of net sales over the year before, annualised where that year is observed in part',
    ],
    [
      'salesTrend',
      'ratio',
      '销售趋势（年率，春节月合并）',
      'robust trend of monthly sales a year over their mean, January and February pooled',
    ],
    ['salesVariation', 'ratio', '月销售变异系数', 'coefficient of variation of monthly sales'],
    ['salesActiveShare', 'share', '有销售月份占比', 'share of full periods with sales'],
    ['salesVoidShare', 'share', '销项作废率', 'void invoices over all, two years'],
    ['salesRedShare', 'share', '销项红冲率', 'red-letter amount over blue amount, two years'],
    ['salesTopShare', 'share', '第一大客户占比', 'share of the largest customer'],
    ['salesHhi', 'share', '客户集中度', 'Herfindahl index of customers'],
    ['salesCustomers', 'count', '客户数', 'customers with a positive balance in the year'],
    ['salesRepeatShare', 'share', '老客户占比', 'share of the year sold to customers met before it'],
    ['salesHistoryMonths', 'months', '销项历史月数', 'months from the first to the last valid invoice'],
    [
      'salesMonthlyP20Fen',
      'fen',
      '销售季度滚动月均第20百分位（含税）',
      '20th percentile of monthly sales over runs of three periods, with tax, over a year',
    ],
    ['salesMonthlyMeanFen', 'fen', '月均销售（含税）', 'mean monthly sales with tax over a year'],
  ],
);

export function measureSales(side: InvoiceSide): MeasureColumns {
  return measureSide(side, 'sales', emptyColumns(salesMeasures, side.firms));
}
