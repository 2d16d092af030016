import { choiceIndex } from '../catalogue.ts';
import { choicesOf, type FirmRows } from './firm-rows.ts';
import { define, emptyColumns, type MeasureColumns } from './measure.ts';
import { eachRow, lastDays, ratio } from './records.ts';

export const logisticsMeasures = define(
  ['logistics'],
  [
    ['shipmentsLastYear', 'count', '最近一年发货单数', 'shipments sent in the year up to the last one'],
    ['shipmentsGrowth', 'ratio', '发货单数同比增长', 'growth of shipments sent over the year before'],
    ['shipmentsReturnedShare', 'share', '退回率', 'shipments that came back, a year'],
  ],
);

const YEAR = 365;

/** A waybill without a direction is one that the firm sent: that is what carriers deliver lists of. */
export function measureLogistics(view: FirmRows): MeasureColumns {
  const columns = emptyColumns(logisticsMeasures, view.firms);
  const last = lastDays(view);
  const recent = new Float64Array(view.firms);
  const prior = new Float64Array(view.firms);
  const returned = new Float64Array(view.firms);
  const direction = choicesOf(view.table, 'direction');
  const status = choicesOf(view.table, 'status');
  const inward = choiceIndex('logistics', 'direction', 'in');
  const cancelled = choiceIndex('logistics', 'status', 'cancelled');
  const back = choiceIndex('logistics', 'status', 'returned');
  eachRow(view, (firm, row) => {
    const age = last[firm]! - view.days[row]!;
    if (age >= 2 * YEAR || direction?.[row] === inward || status?.[row] === cancelled) return;
    if (age >= YEAR) prior[firm]! += 1;
    else recent[firm]! += 1;
    if (age < YEAR && status?.[row] === back) returned[firm]! += 1;
  });
  for (let firm = 0; firm < view.firms; firm++) {
    if (last[firm] === Number.NEGATIVE_INFINITY) continue;
    columns.shipmentsLastYear![firm] = recent[firm]!;
    if (status) columns.shipmentsReturnedShare![firm] = ratio(returned[firm]!, recent[firm]!);
    if (prior[firm]! > 0) columns.shipmentsGrowth![firm] = recent[firm]! / prior[firm]! - 1;
  }
  return columns;
}
