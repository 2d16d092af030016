import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { binOf, NO_VALUE } from '#domain/numeric/index.ts';
import { type CardValue, STRUCTURALLY_ABSENT } from '../card-value.ts';
import { cellAt, columnNamed, type DataColumn, type DataTable } from '../data-table.ts';
import { logistic } from '../scale.ts';
import type { BlankMeaning, ScorableTable } from '../score-table.ts';
import { NO_VALUE_WORD } from './complete-forest.ts';
import type { PreparedBoosted, PreparedColumn } from './prepared-boosted.ts';
import type { CellReader } from './read-cell.ts';
import { scoreBoosted } from './score-boosted.ts';

/** Errors: MODEL_COLUMN_UNKNOWN where a column is not there, MODEL_CELL_NOT_A_NUMBER with its row and column. */
export function scorableBoosted(
  table: DataTable,
  prepared: PreparedBoosted,
  blank: BlankMeaning,
): Result<ScorableTable> {
  const columns: DataColumn[] = [];
  for (const { column } of prepared.columns) {
    const found = columnNamed(table, column.name);
    if (!found) return fail('MODEL_COLUMN_UNKNOWN', { column: column.name });
    const failure = column.type === 'number' ? notANumber(table, found, column) : undefined;
    if (failure) return { ok: false, error: failure };
    columns.push(found);
  }
  const ages = Object.fromEntries(columns.map((column) => [column.name, 0]));
  const blankValue = blank === 'absent' ? STRUCTURALLY_ABSENT : null;
  return ok({
    rows: table.rows,
    scoreOf: (row) => {
      const values: Record<string, CardValue> = {};
      for (const column of columns) values[column.name] = cellAt(column, row) ?? blankValue;
      const score = scoreBoosted(values, ages, prepared, undefined, false);
      // Shapley values cost more than the score; of a table only those are worked out that a reason is drawn from.
      const explains = score.action === 'decline' || (score.action === 'refer' && score.ask.length === 0);
      return explains ? scoreBoosted(values, ages, prepared) : score;
    },
    setOf: () => null,
  });
}

function notANumber(table: DataTable, found: DataColumn, column: PreparedColumn['column']): Failure | undefined {
  const special = new Set<number | string>(column.specials.map(({ value }) => value));
  const row = found.words.findIndex((word) => word >= 0 && !special.has(found.dictionary[word]!));
  if (row < 0) return undefined;
  const value = String(cellAt(found, row)).slice(0, 40);
  return { code: 'MODEL_CELL_NOT_A_NUMBER', params: { value }, row: table.lines[row]!, column: column.name };
}

/** PDs of a range of rows, blanks read as in training: the quick way where neither doubt nor reasons are asked for. */
export function pdsOfRows(table: DataTable, prepared: PreparedBoosted, from: number, to: number): Float64Array {
  const { columns, features, forest } = prepared;
  const rows = to - from;
  const bins = new Uint16Array(rows * features);
  for (const { column, read, first } of columns) {
    const found = columnNamed(table, column.name)!;
    if (column.type === 'number' && column.specials.length === 0)
      readNumbers(found.numbers, column, bins.subarray(first), features, from, to);
    else readCells(found, read, 1 + column.specials.length, bins.subarray(first), features, from, to);
  }
  const complete = prepared.complete();
  if (complete) return complete.logOdds(bins, rows, features).map(logistic);
  const signed = Int32Array.from(bins, (bin) => (bin === NO_VALUE_WORD ? NO_VALUE : bin));
  return Float64Array.from({ length: rows }, (_, i) => logistic(forest.logOdds(signed, i * features)));
}

function readNumbers(
  numbers: Float64Array,
  { edges: listed, single }: { readonly edges: readonly number[]; readonly single: boolean },
  into: Uint16Array,
  features: number,
  from: number,
  to: number,
): void {
  const edges = Float64Array.from(listed);
  for (let row = from; row < to; row++) {
    const number = numbers[row]!;
    into[(row - from) * features] = binOf(edges, single ? Math.fround(number) : number);
  }
}

function readCells(
  found: DataColumn,
  read: CellReader,
  own: number,
  into: Uint16Array,
  features: number,
  from: number,
  to: number,
): void {
  const cells = new Int32Array(own);
  for (let row = from; row < to; row++) {
    const cell = cellAt(found, row);
    if (cell === null) cells.fill(0).fill(NO_VALUE, 0, 1);
    else read(cell, cells, 0);
    into.set(cells, (row - from) * features);
  }
}
