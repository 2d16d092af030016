import { type FirmRows, numbersOf } from './firm-rows.ts';
import { define, emptyColumns, type MeasureColumns } from './measure.ts';
import { latestRows, orZero, ratio } from './records.ts';

export const statementMeasures = define(
  ['financial-statements'],
  [
    ['statementRevenueFen', 'fen', '报表年营业收入', 'revenue of the latest statements, a year'],
    ['statementNetMargin', 'ratio', '销售净利率', 'net income over revenue'],
    ['statementDebtRatio', 'share', '资产负债率', 'liabilities over assets'],
    ['statementCurrentRatio', 'times', '流动比率', 'current assets over current liabilities'],
    ['statementReturnOnAssets', 'ratio', '总资产收益率', 'net income over assets, a year'],
    ['statementCashShare', 'share', '货币资金占比', 'cash over assets'],
    ['statementInterestCover', 'times', '利息保障倍数', 'profit before tax and finance costs over finance costs'],
    [
      'statementCycleDays',
      'days',
      '现金转换周期（天）',
      'cash conversion cycle: inventory + receivables − payables + prepayments − advances',
    ],
    ['statementOperatingCashFen', 'fen', '经营现金流净额（年）', 'operating cash flow, a year'],
  ],
);

/** Ratios of the newest statements; flows of a period whose months are stated are taken to a year, others count as a year's. */
export function measureStatements(view: FirmRows): MeasureColumns {
  const columns = emptyColumns(statementMeasures, view.firms);
  const latest = latestRows(view);
  for (let firm = 0; firm < view.firms; firm++) {
    const row = latest[firm]!;
    if (row < 0) continue;
    const value = (field: string) => numbersOf(view.table, field)?.[row] ?? Number.NaN;
    for (const [name, found] of Object.entries(ratiosOf(value))) columns[name]![firm] = found;
  }
  return columns;
}

function ratiosOf(value: (field: string) => number): Record<string, number> {
  const months = value('periodMonths');
  const yearly = months > 0 ? 12 / months : 1;
  const revenue = value('revenueFen') * yearly;
  const netIncome = value('netIncomeFen') * yearly;
  const finance = value('financeCostsFen');
  return {
    statementRevenueFen: Math.round(revenue),
    statementNetMargin: ratio(netIncome, revenue),
    statementDebtRatio: ratio(value('totalLiabilitiesFen'), value('totalAssetsFen')),
    statementCurrentRatio: ratio(value('currentAssetsFen'), value('currentLiabilitiesFen')),
    statementReturnOnAssets: ratio(netIncome, value('totalAssetsFen')),
    statementCashShare: ratio(value('cashFen'), value('totalAssetsFen')),
    statementInterestCover: ratio(value('profitBeforeTaxFen') + finance, finance),
    statementCycleDays: cycleDays(value, revenue, value('costOfSalesFen') * yearly),
    statementOperatingCashFen: Math.round(value('operatingCashFlowFen') * yearly),
  };
}

/** Days of a 360-day year; prepayments and advances count as none where the statements do not show them. */
function cycleDays(value: (field: string) => number, revenue: number, cost: number): number {
  if (!(revenue > 0 && cost > 0)) return Number.NaN;
  const bought = value('inventoryFen') - value('payablesFen') + orZero(value('prepaymentsFen'));
  const sold = value('receivablesFen') - orZero(value('advancesReceivedFen'));
  return 360 * (bought / cost + sold / revenue);
}
