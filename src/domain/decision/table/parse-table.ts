import { CATEGORY_SOURCES, findMeasure } from '#domain/evidence/index.ts';
import { type Failure, fail, isObject, ok, parseCalendarDate, type Result } from '#domain/kernel/index.ts';
import { type DecisionTable, TABLE_OUTPUTS, type TableCondition, type TableInput } from './decision-table.ts';

export type TableFailure = Failure<
  'TABLE_FORMAT_UNKNOWN' | 'TABLE_INPUT_UNKNOWN' | 'TABLE_OUTPUT_UNKNOWN' | 'TABLE_CELL_INVALID'
>;

/** What a case brings beside its snapshot. */
export const REQUESTED = 'requestedFen';

/** A table from parsed JSON. Errors, in this order: see TableFailure. */
export function parseDecisionTable(json: unknown): Result<DecisionTable, TableFailure> {
  const invalid = (field: string) => fail('TABLE_FORMAT_UNKNOWN', { field });
  if (!isObject(json) || json.format !== 'weir-table/1') return invalid('format');
  const { name, version, from, to = null, inputs, outputs, rows } = json;
  if (typeof name !== 'string' || name === '') return invalid('name');
  if (typeof version !== 'string' || version === '') return invalid('version');
  const first = typeof from === 'string' ? parseCalendarDate(from) : undefined;
  if (!first?.ok) return invalid('from');
  const last = to === null ? null : typeof to === 'string' ? parseCalendarDate(to) : undefined;
  if (last === undefined || (last !== null && !last.ok)) return invalid('to');
  if (!Array.isArray(inputs) || !Array.isArray(outputs) || !Array.isArray(rows))
    return invalid('inputs, outputs, rows');
  const read: TableInput[] = [];
  for (const input of inputs) {
    const type = inputType(input);
    if (type === undefined) return fail('TABLE_INPUT_UNKNOWN', { input: String(input) });
    read.push({ name: String(input), type });
  }
  const unknown = outputs.find((output) => !(TABLE_OUTPUTS as readonly unknown[]).includes(output));
  if (unknown !== undefined)
    return fail('TABLE_OUTPUT_UNKNOWN', { output: String(unknown), known: TABLE_OUTPUTS.join(', ') });
  const broken = rows.findIndex((row) => !isRow(row, read, outputs.length));
  if (broken >= 0) return fail('TABLE_CELL_INVALID', { cell: `row ${broken + 1}` });
  const dates = { from: first.value, to: last === null ? null : last.value };
  return ok({ format: 'weir-table/1', name, version, ...dates, inputs: read, outputs, rows } as DecisionTable);
}

/** Whether a name is a measure, a category or the amount asked for. */
export function inputType(name: unknown): TableInput['type'] | undefined {
  if (typeof name !== 'string') return undefined;
  if (name === REQUESTED || findMeasure(name)) return 'number';
  return Object.hasOwn(CATEGORY_SOURCES, name) ? 'category' : undefined;
}

function isRow(row: unknown, inputs: readonly TableInput[], outputs: number): boolean {
  if (!isObject(row) || !Array.isArray(row.when) || !Array.isArray(row.set)) return false;
  if (row.when.length !== inputs.length || row.set.length !== outputs) return false;
  const answers = row.set.every((value) => value === null || (typeof value === 'number' && Number.isFinite(value)));
  return answers && row.when.every((condition, i) => isCondition(condition, inputs[i]!.type));
}

function isCondition(condition: unknown, type: TableInput['type']): condition is TableCondition {
  if (condition === null) return true;
  if (!isObject(condition)) return false;
  if (type === 'category')
    return Array.isArray(condition.values) && condition.values.every((value) => typeof value === 'string');
  const { from, to } = condition;
  const bound = (value: unknown) => value === null || (typeof value === 'number' && Number.isFinite(value));
  if (!bound(from) || !bound(to)) return false;
  return from === null || to === null || (from as number) < (to as number);
}

const INTERVAL = /^\[?\s*(-?[\d.]+(?:e\d+)?)?\s*(?:,|\.\.|…|~|至)\s*(-?[\d.]+(?:e\d+)?)?\s*\)?$/i;
const COMPARISON = /^(<|>=|≥|小于|不低于)\s*(-?[\d.]+(?:e\d+)?)$/i;

/**
 * A condition as it is typed in a sheet: empty, `-` or `*` for any; `[a, b)`, `a..b`, `< b`, `>= a`; words parted by `|` or `、`.
 * undefined where it cannot be read.
 */
export function readCondition(text: string, type: TableInput['type']): TableCondition | undefined {
  const written = text.trim();
  if (written === '' || written === '-' || written === '*' || written === '任意') return null;
  if (type === 'category') return { values: written.split(/[|、]/).map((word) => word.trim()) };
  const compared = COMPARISON.exec(written);
  if (compared) {
    const bound = Number(compared[2]);
    return compared[1] === '<' || compared[1] === '小于' ? { from: null, to: bound } : { from: bound, to: null };
  }
  const interval = INTERVAL.exec(written);
  if (!interval || (interval[1] === undefined && interval[2] === undefined)) return undefined;
  const bound = (digits: string | undefined) => (digits === undefined ? null : Number(digits));
  return { from: bound(interval[1]), to: bound(interval[2]) };
}
