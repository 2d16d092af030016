import type { FirmRows } from './firm-rows.ts';
import { define, emptyColumns, type MeasureColumns } from './measure.ts';
import { fillLatest, latestRows } from './records.ts';

export const declarationMeasures = define(
  ['self-declarations'],
  [
    ['declaredRevenueFen', 'fen', '自报年营业收入', 'yearly revenue as the firm declares it'],
    ['declaredProfitFen', 'fen', '自报年利润', 'yearly profit as the firm declares it'],
    ['declaredDebtFen', 'fen', '自报现有负债', 'debt as the firm declares it'],
    ['declaredEmployees', 'count', '自报员工人数', 'employees as the firm declares them'],
  ],
);

export function measureDeclarations(view: FirmRows): MeasureColumns {
  const columns = emptyColumns(declarationMeasures, view.firms);
  fillLatest(view, latestRows(view), columns, [
    ['declaredRevenueFen', 'annualRevenueFen'],
    ['declaredProfitFen', 'annualProfitFen'],
    ['declaredDebtFen', 'debtFen'],
    ['declaredEmployees', 'employees'],
  ]);
  return columns;
}
