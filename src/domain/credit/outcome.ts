import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { cellAt, columnNamed, type DataTable } from './data-table.ts';

export interface Outcome {
  /** 1 = bad. */
  readonly bad: Uint8Array;
  readonly bads: number;
  /** The value that means bad, as text. */
  readonly badValue: string;
}

const MEANS_BAD = new Set(['1', 'true', 'yes', 'y', '是', 'bad', 'default', 'defaulted', '违约', '坏', 'chgoff']);
const MEANS_GOOD = new Set(['0', 'false', 'no', 'n', '否', 'good', 'paid', '正常', '好', 'p i f']);

/**
 * Which rows are bad. Without `badValue` the column must hold two values of which exactly one is a word for bad and the
 * other for good. Errors: MODEL_COLUMN_UNKNOWN, MODEL_OUTCOME_BLANK, MODEL_OUTCOME_AMBIGUOUS, MODEL_OUTCOME_ONE_CLASS.
 */
export function outcomeOf(table: DataTable, target: string, badValue: string | undefined): Result<Outcome> {
  const column = columnNamed(table, target);
  if (!column) return fail('MODEL_COLUMN_UNKNOWN', { column: target });
  const values = new Map<string, number>();
  const texts: string[] = new Array(table.rows);
  for (let row = 0; row < table.rows; row++) {
    const cell = cellAt(column, row);
    if (cell === null) return fail('MODEL_OUTCOME_BLANK', {}, { row: table.lines[row]!, column: target });
    const text = String(cell);
    texts[row] = text;
    values.set(text, (values.get(text) ?? 0) + 1);
  }
  const chosen = badValue === undefined ? guessBad([...values.keys()], target) : chosenBad(values, badValue, target);
  if (!chosen.ok) return chosen;
  const bad = Uint8Array.from(texts, (text) => (text === chosen.value ? 1 : 0));
  const bads = bad.reduce((sum, b) => sum + b, 0);
  if (bads === 0 || bads === table.rows) return fail('MODEL_OUTCOME_ONE_CLASS', { column: target });
  return ok({ bad, bads, badValue: chosen.value });
}

function chosenBad(values: ReadonlyMap<string, number>, badValue: string, target: string): Result<string> {
  const number = Number(badValue);
  const spelling = values.has(badValue) || badValue.trim() === '' ? badValue : String(number);
  if (values.has(spelling)) return ok(spelling);
  return values.size === 1
    ? fail('MODEL_OUTCOME_ONE_CLASS', { column: target })
    : ambiguous([...values.keys()], target);
}

function guessBad(values: readonly string[], target: string): Result<string> {
  const bads = values.filter((value) => MEANS_BAD.has(value.toLowerCase()));
  const goods = values.filter((value) => MEANS_GOOD.has(value.toLowerCase()));
  if (values.length === 1 && bads.length + goods.length === 1)
    return fail('MODEL_OUTCOME_ONE_CLASS', { column: target });
  if (values.length === 2 && bads.length === 1 && goods.length === 1) return ok(bads[0]!);
  return ambiguous(values, target);
}

const MOST_VALUES_SHOWN = 5;

function ambiguous(values: readonly string[], target: string): { ok: false; error: Failure } {
  const shown = values.slice(0, MOST_VALUES_SHOWN).join(', ') + (values.length > MOST_VALUES_SHOWN ? ', …' : '');
  return fail('MODEL_OUTCOME_AMBIGUOUS', { column: target, values: shown });
}
