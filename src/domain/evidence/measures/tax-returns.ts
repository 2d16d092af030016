import { choiceIndex } from '../catalogue.ts';
import { ABSENT_CODE } from '../table.ts';
import { choicesOf, type FirmRows, numbersOf } from './firm-rows.ts';
import { define, emptyColumns, type MeasureColumns } from './measure.ts';
import { eachRow, lastDays, orZero, ratio } from './records.ts';

export const taxMeasures = define(
  ['tax-returns'],
  [
    ['taxSalesLastYearFen', 'fen', '最近一年申报销售额', 'sales declared for the year up to the last return'],
    ['taxSalesGrowth', 'ratio', '申报销售额同比增长', 'growth of declared sales over the year before'],
    ['taxReturnsLastYear', 'count', '最近一年申报次数', 'returns of the year up to the last one'],
    ['taxLateShare', 'share', '逾期申报占比', 'share of returns filed or paid late, two years'],
    ['taxPaidShare', 'share', '应纳税款缴纳率', 'tax paid over tax due, two years'],
    ['taxCorrectionShare', 'share', '更正申报占比', 'share of returns that were corrected, two years'],
  ],
);

const YEAR = 365;

/** Sales are read from VAT returns, or from returns whose tax is not named: an income-tax return states the same sales again. */
export function measureTax(view: FirmRows): MeasureColumns {
  const columns = emptyColumns(taxMeasures, view.firms);
  const last = lastDays(view);
  const sums = { recent: zeros(view), prior: zeros(view), returns: zeros(view), filed: zeros(view), late: zeros(view) };
  const money = { due: zeros(view), paid: zeros(view), corrected: zeros(view) };
  const tax = choicesOf(view.table, 'tax');
  const vat = choiceIndex('tax-returns', 'tax', 'vat');
  const sales = numbersOf(view.table, 'salesFen');
  const [due, paid] = [numbersOf(view.table, 'dueFen'), numbersOf(view.table, 'paidFen')];
  const [overdue, corrections] = [numbersOf(view.table, 'overdueDays'), numbersOf(view.table, 'correction')];
  eachRow(view, (firm, row) => {
    const age = last[firm]! - view.days[row]!;
    if (age >= 2 * YEAR) return;
    const code = tax?.[row] ?? ABSENT_CODE;
    if (code === vat || code === ABSENT_CODE) {
      if (age < YEAR) sums.returns[firm]! += 1;
      if (age < YEAR) sums.recent[firm]! += orZero(sales?.[row]);
      else sums.prior[firm]! += orZero(sales?.[row]);
    }
    sums.filed[firm]! += 1;
    if (orZero(overdue?.[row]) > 0) sums.late[firm]! += 1;
    if (orZero(corrections?.[row]) > 0) money.corrected[firm]! += 1;
    money.due[firm]! += orZero(due?.[row]);
    money.paid[firm]! += orZero(paid?.[row]);
  });
  for (let firm = 0; firm < view.firms; firm++) {
    if (sums.filed[firm] === 0) continue;
    columns.taxSalesLastYearFen![firm] = sums.recent[firm]!;
    columns.taxReturnsLastYear![firm] = sums.returns[firm]!;
    if (sums.prior[firm]! > 0) columns.taxSalesGrowth![firm] = sums.recent[firm]! / sums.prior[firm]! - 1;
    if (overdue) columns.taxLateShare![firm] = sums.late[firm]! / sums.filed[firm]!;
    if (corrections) columns.taxCorrectionShare![firm] = money.corrected[firm]! / sums.filed[firm]!;
    if (due && paid) columns.taxPaidShare![firm] = Math.min(1, ratio(money.paid[firm]!, money.due[firm]!));
  }
  return columns;
}

function zeros(view: FirmRows): Float64Array {
  return new Float64Array(view.firms);
}
