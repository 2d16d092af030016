import { measureSide } from './invoice-measures.ts';
import type { InvoiceSide } from './invoice-side.ts';
import { define, emptyColumns, type MeasureColumns } from './measure.ts';

export const purchaseMeasures = define(
  ['purchase-invoices'],
  [
    ['purchasesLastYearFen', 'fen', '最近一年进项净额', 'net purchases of the year up to the last invoice'],
    [
      'purchasesGrowth',
      'ratio',
      '进项同比增长',
      'growth of net purchases over the year before, annualised where that year is observed in part',
    ],
    [
      'purchasesTrend',
      'ratio',
      '进项趋势（年率，春节月合并）',
      'robust trend of monthly purchases a year over their mean, January and February pooled',
    ],
    ['purchasesVariation', 'ratio', '月进项变异系数', 'coefficient of variation of monthly purchases'],
    ['purchasesActiveShare', 'share', '有进项月份占比', 'share of full periods with purchases'],
    ['purchasesVoidShare', 'share', '进项作废率', 'void invoices over all, two years'],
    ['purchasesRedShare', 'share', '进项红冲率', 'red-letter amount over blue amount, two years'],
    ['purchasesTopShare', 'share', '第一大供应商占比', 'share of the largest supplier'],
    ['purchasesHhi', 'share', '供应商集中度', 'Herfindahl index of suppliers'],
    ['purchasesSuppliers', 'count', '供应商数', 'suppliers with a positive balance in the year'],
    ['purchasesRepeatShare', 'share', '老供应商占比', 'share of the year bought from suppliers met before it'],
    ['purchasesHistoryMonths', 'months', '进项历史月数', 'months from the first to the last valid invoice'],
    [
      'purchasesMonthlyP20Fen',
      'fen',
      '进项季度滚动月均第20百分位（含税）',
      '20th percentile of monthly purchases over runs of three periods, with tax, over a year',
    ],
    ['purchasesMonthlyMeanFen', 'fen', '月均进项（含税）', 'mean monthly purchases with tax over a year'],
  ],
);

export function measurePurchases(side: InvoiceSide): MeasureColumns {
  return measureSide(side, 'purchases', emptyColumns(purchaseMeasures, side.firms));
}
