import { choiceIndex } from '../catalogue.ts';
import { ABSENT_CODE } from '../table.ts';
import { choicesOf, type FirmRows, numbersOf } from './firm-rows.ts';
import { define, emptyColumns, type MeasureColumns } from './measure.ts';
import { eachRow, orZero } from './records.ts';

export const courtMeasures = define(
  ['court-records'],
  [
    ['courtDefendantCases', 'count', '近三年作为被告的案件数', 'cases as defendant in three years'],
    ['courtOpenAmountFen', 'fen', '未结被告案件金额', 'amount of open cases as defendant'],
    [
      'courtEnforcements',
      'count',
      '近三年被执行、失信与限高记录数',
      'enforcement, dishonesty and consumption-limit records in three years',
    ],
  ],
);

const LOOK_BACK = 3 * 365;
const ENFORCEMENTS = ['enforcement', 'dishonesty', 'consumption-limit'] as const;

/** A record that does not name the firm's role is taken against it only where it is an enforcement: plaintiffs are not debtors. */
export function measureCourt(view: FirmRows): MeasureColumns {
  const columns = emptyColumns(courtMeasures, view.firms);
  const type = choicesOf(view.table, 'type');
  const role = choicesOf(view.table, 'role');
  const status = choicesOf(view.table, 'status');
  const amounts = numbersOf(view.table, 'amountFen');
  const defendant = choiceIndex('court-records', 'role', 'defendant');
  const open = choiceIndex('court-records', 'status', 'open');
  const enforcing = ENFORCEMENTS.map((name) => choiceIndex('court-records', 'type', name));
  for (let firm = 0; firm < view.firms; firm++)
    if (view.starts[firm]! < view.starts[firm + 1]!)
      for (const name of ['courtDefendantCases', 'courtOpenAmountFen', 'courtEnforcements']) columns[name]![firm] = 0;
  eachRow(view, (firm, row) => {
    if (view.asOf - view.days[row]! > LOOK_BACK) return;
    const against = role?.[row] ?? ABSENT_CODE;
    if (enforcing.includes(type?.[row] ?? ABSENT_CODE) && (against === defendant || against === ABSENT_CODE))
      columns.courtEnforcements![firm]! += 1;
    if (against !== defendant) return;
    columns.courtDefendantCases![firm]! += 1;
    if (status?.[row] === open) columns.courtOpenAmountFen![firm]! += orZero(amounts?.[row]);
  });
  return columns;
}
