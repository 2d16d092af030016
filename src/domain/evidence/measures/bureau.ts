import type { FirmRows } from './firm-rows.ts';
import { define, emptyColumns, type MeasureColumns } from './measure.ts';
import { fillLatest, latestRows, ratio } from './records.ts';

export const bureauMeasures = define(
  ['bureau-reports'],
  [
    ['bureauWorstOverdueDays', 'days', '近24个月最长逾期天数', 'worst days past due in 24 months'],
    ['bureauOverdueCount', 'count', '近24个月逾期次数', 'times past due in 24 months'],
    ['bureauOverdueFen', 'fen', '当前逾期金额', 'amount now past due'],
    ['bureauQueries6m', 'count', '近6个月征信查询次数', 'bureau queries in six months'],
    ['bureauLenders', 'count', '授信机构数', 'number of lenders'],
    ['bureauBalanceFen', 'fen', '贷款余额', 'balance of loans'],
    ['bureauUtilisation', 'share', '授信使用率', 'balance of loans over granted limits'],
    ['bureauMonthlyPaymentFen', 'fen', '现有贷款月还款额', 'monthly service of running loans'],
    ['bureauGuaranteesFen', 'fen', '对外担保余额', 'guarantees given for others'],
    ['bureauHistoryMonths', 'months', '信用历史月数', 'months of credit history'],
  ],
);

export function measureBureau(view: FirmRows): MeasureColumns {
  const columns = emptyColumns(bureauMeasures, view.firms);
  const latest = latestRows(view);
  fillLatest(view, latest, columns, [
    ['bureauWorstOverdueDays', 'worstOverdueDays24m'],
    ['bureauOverdueCount', 'overdueCount24m'],
    ['bureauOverdueFen', 'overdueFen'],
    ['bureauQueries6m', 'queries6m'],
    ['bureauLenders', 'lenders'],
    ['bureauBalanceFen', 'balanceFen'],
    ['bureauMonthlyPaymentFen', 'monthlyPaymentFen'],
    ['bureauGuaranteesFen', 'guaranteesFen'],
    ['bureauHistoryMonths', 'firstCreditMonths'],
  ]);
  // The limit is borrowed from the same record, then turned into the share of it that is drawn.
  const limits = { bureauUtilisation: new Float64Array(view.firms).fill(Number.NaN) };
  fillLatest(view, latest, limits, [['bureauUtilisation', 'creditLimitFen']]);
  for (let firm = 0; firm < view.firms; firm++)
    columns.bureauUtilisation![firm] = ratio(columns.bureauBalanceFen![firm]!, limits.bureauUtilisation[firm]!);
  return columns;
}
