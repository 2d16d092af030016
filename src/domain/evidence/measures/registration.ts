import { parseIndustry, readProvince } from '#domain/reference/index.ts';
import { choiceIndex } from '../catalogue.ts';
import { ABSENT_CODE, ABSENT_DAY } from '../table.ts';
import { choicesOf, dateColumn, type FirmRows, textOf } from './firm-rows.ts';
import { define, emptyColumns, type MeasureColumns } from './measure.ts';
import { fillLatest, latestRows } from './records.ts';

export const registrationMeasures = define(
  ['registration'],
  [
    ['firmAgeYears', 'years', '成立年限', 'years since the firm was established'],
    ['registeredCapitalFen', 'fen', '注册资本', 'registered capital'],
    ['registeredEmployees', 'count', '登记从业人数', 'employees as registered'],
    ['registrationActive', 'count', '登记状态是否存续（1 是）', 'whether the registration is active, 1 = yes'],
    [
      'registrationAbnormal',
      'count',
      '是否列入经营异常名录（1 是）',
      'whether the firm is on the list of abnormal operations, 1 = yes',
    ],
  ],
);

const YEAR = 365.25;

export function measureRegistration(view: FirmRows): MeasureColumns {
  const columns = emptyColumns(registrationMeasures, view.firms);
  const latest = latestRows(view);
  fillLatest(view, latest, columns, [
    ['registeredCapitalFen', 'registeredCapitalFen'],
    ['registeredEmployees', 'employees'],
  ]);
  const established = dateColumn(view.table, 'establishedOn');
  const status = choicesOf(view.table, 'status');
  const abnormal = choicesOf(view.table, 'abnormal');
  const active = choiceIndex('registration', 'status', 'active');
  for (let firm = 0; firm < view.firms; firm++) {
    const row = latest[firm]!;
    if (row < 0) continue;
    const since = established?.[row] ?? ABSENT_DAY;
    if (since !== ABSENT_DAY && since <= view.asOf) columns.firmAgeYears![firm] = (view.asOf - since) / YEAR;
    const code = status?.[row] ?? ABSENT_CODE;
    if (code !== ABSENT_CODE) columns.registrationActive![firm] = code === active ? 1 : 0;
    const listed = abnormal?.[row] ?? ABSENT_CODE;
    if (listed !== ABSENT_CODE) columns.registrationAbnormal![firm] = listed;
  }
  return columns;
}

/** The division of GB/T 4754 and the province of GB/T 2260 that the newest registration tells, two digits each, by firm. */
export function registeredCategories(
  view: FirmRows,
): Readonly<Record<'industry' | 'province', readonly (string | null)[]>> {
  const latest = latestRows(view);
  const told = (field: string, read: (text: string) => string | null) => {
    const column = textOf(view.table, field);
    return Array.from(latest, (row) => {
      const code = row < 0 ? -1 : (column?.codes[row] ?? -1);
      return code < 0 ? null : read(column!.values[code]!);
    });
  };
  return { industry: told('industry', divisionOf), province: told('region', readProvince) };
}

/** The division of GB/T 4754 that a code names, alone or before its words ("C1351 牲畜屠宰"); null where only words are given. */
function divisionOf(text: string): string | null {
  const industry = parseIndustry(/^[A-Z]?\d*/i.exec(text.trim())![0]);
  return industry.ok ? industry.value.division : null;
}
