import { choiceIndex } from '../catalogue.ts';
import { choicesOf, type FirmRows, numbersOf } from './firm-rows.ts';
import { define, emptyColumns, type MeasureColumns } from './measure.ts';
import { eachRow, lastDays, orZero, ratio } from './records.ts';

export const platformMeasures = define(
  ['platform-orders'],
  [
    [
      'ordersLastYearFen',
      'fen',
      '最近一年平台销售额',
      'orders of the year up to the last one, cancelled ones left out, refunds taken off',
    ],
    ['ordersGrowth', 'ratio', '平台销售额同比增长', 'growth of orders over the year before'],
    ['ordersRefundShare', 'share', '退款率', 'refunds over orders, a year'],
  ],
);

const YEAR = 365;

export function measurePlatformOrders(view: FirmRows): MeasureColumns {
  const columns = emptyColumns(platformMeasures, view.firms);
  const last = lastDays(view);
  const gross = new Float64Array(view.firms);
  const refunds = new Float64Array(view.firms);
  const prior = new Float64Array(view.firms);
  const status = choicesOf(view.table, 'status');
  const cancelled = choiceIndex('platform-orders', 'status', 'cancelled');
  const refunded = choiceIndex('platform-orders', 'status', 'refunded');
  const amounts = numbersOf(view.table, 'amountFen');
  const stated = numbersOf(view.table, 'refundFen');
  eachRow(view, (firm, row) => {
    const age = last[firm]! - view.days[row]!;
    if (age >= 2 * YEAR || status?.[row] === cancelled) return;
    const amount = orZero(amounts?.[row]);
    // An order that is refunded without saying how much is taken back whole.
    const silent = Number.isNaN(stated?.[row] ?? Number.NaN);
    const back = silent ? (status?.[row] === refunded ? amount : 0) : orZero(stated?.[row]);
    if (age >= YEAR) prior[firm]! += amount - back;
    else {
      gross[firm]! += amount;
      refunds[firm]! += back;
    }
  });
  for (let firm = 0; firm < view.firms; firm++) {
    if (last[firm] === Number.NEGATIVE_INFINITY) continue;
    const net = gross[firm]! - refunds[firm]!;
    columns.ordersLastYearFen![firm] = net;
    columns.ordersRefundShare![firm] = ratio(refunds[firm]!, gross[firm]!);
    if (prior[firm]! > 0) columns.ordersGrowth![firm] = net / prior[firm]! - 1;
  }
  return columns;
}
