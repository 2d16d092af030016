import { choiceIndex } from '../catalogue.ts';
import { choicesOf, type FirmRows, numbersOf } from './firm-rows.ts';
import { define, emptyColumns, type MeasureColumns } from './measure.ts';
import { eachRow, lastDays, orZero, ratio } from './records.ts';

export const utilityMeasures = define(
  ['utility-bills'],
  [
    ['powerLastYear', 'kwh', '最近一年用电量', 'electricity used in the year up to the last bill'],
    ['powerGrowth', 'ratio', '用电量同比增长', 'growth of electricity used over the year before'],
    ['utilityPaidShare', 'share', '水电费缴纳率', 'paid over due, two years'],
    ['utilityArrearsFen', 'fen', '水电费欠费', 'arrears stated on the bills of the last 60 days'],
  ],
);

const YEAR = 365;
const RECENT_DAYS = 60;

export function measureUtilities(view: FirmRows): MeasureColumns {
  const columns = emptyColumns(utilityMeasures, view.firms);
  const last = lastDays(view);
  const sums = ['recent', 'prior', 'due', 'paid', 'arrears'].map(() => new Float64Array(view.firms));
  const [recent, prior, due, paid, arrears] = sums as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const kind = choicesOf(view.table, 'utility');
  const power = choiceIndex('utility-bills', 'utility', 'electricity');
  const usage = numbersOf(view.table, 'usage');
  const [owed, settled] = [numbersOf(view.table, 'amountFen'), numbersOf(view.table, 'paidFen')];
  const stated = numbersOf(view.table, 'arrearsFen');
  eachRow(view, (firm, row) => {
    const age = last[firm]! - view.days[row]!;
    if (age >= 2 * YEAR) return;
    // Readings are whole hundredths here, so that their sum does not depend on the order of rows.
    const used = kind?.[row] === power ? Math.round(orZero(usage?.[row]) * 100) : 0;
    if (age < YEAR) recent[firm]! += used;
    else prior[firm]! += used;
    due[firm]! += orZero(owed?.[row]);
    paid[firm]! += orZero(settled?.[row]);
    if (age < RECENT_DAYS) arrears[firm]! += orZero(stated?.[row]);
  });
  for (let firm = 0; firm < view.firms; firm++) {
    if (last[firm] === Number.NEGATIVE_INFINITY) continue;
    if (usage) columns.powerLastYear![firm] = recent[firm]! / 100;
    if (prior[firm]! > 0) columns.powerGrowth![firm] = recent[firm]! / prior[firm]! - 1;
    if (settled) columns.utilityPaidShare![firm] = Math.min(1, ratio(paid[firm]!, due[firm]!));
    if (stated) columns.utilityArrearsFen![firm] = arrears[firm]!;
  }
  return columns;
}
