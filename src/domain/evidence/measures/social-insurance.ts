import { type FirmRows, numbersOf } from './firm-rows.ts';
import { define, emptyColumns, type MeasureColumns } from './measure.ts';
import { eachRow, lastDays, orZero, ratio } from './records.ts';

export const socialInsuranceMeasures = define(
  ['social-insurance'],
  [
    ['insuredHeadcount', 'count', '参保人数', 'persons insured in the last month'],
    ['insuredGrowth', 'ratio', '参保人数同比增长', 'growth of persons insured over a year before'],
    ['insuredPaidShare', 'share', '社保缴纳率', 'contributions paid over due, a year'],
  ],
);

const YEAR = 365;
/** A month's filings fall within this many days of its end. */
const MONTH_DAYS = 31;

/** Schemes are filed apart and count the same persons, so the largest count of a month is its headcount. */
export function measureSocialInsurance(view: FirmRows): MeasureColumns {
  const columns = emptyColumns(socialInsuranceMeasures, view.firms);
  const last = lastDays(view);
  const before = new Float64Array(view.firms);
  const due = new Float64Array(view.firms);
  const paid = new Float64Array(view.firms);
  const persons = numbersOf(view.table, 'employees');
  const [owed, settled] = [numbersOf(view.table, 'amountFen'), numbersOf(view.table, 'paidFen')];
  eachRow(view, (firm, row) => {
    const age = last[firm]! - view.days[row]!;
    const count = orZero(persons?.[row]);
    const headcount = columns.insuredHeadcount!;
    if (age < MONTH_DAYS) headcount[firm] = Math.max(orZero(headcount[firm]), count);
    if (age >= YEAR - MONTH_DAYS / 2 && age < YEAR + MONTH_DAYS / 2) before[firm] = Math.max(before[firm]!, count);
    if (age >= YEAR) return;
    due[firm]! += orZero(owed?.[row]);
    paid[firm]! += orZero(settled?.[row]);
  });
  for (let firm = 0; firm < view.firms; firm++) {
    if (before[firm]! > 0) columns.insuredGrowth![firm] = columns.insuredHeadcount![firm]! / before[firm]! - 1;
    if (settled && due[firm]! > 0) columns.insuredPaidShare![firm] = Math.min(1, ratio(paid[firm]!, due[firm]!));
  }
  return columns;
}
