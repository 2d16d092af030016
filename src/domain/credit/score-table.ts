import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { type CardValue, STRUCTURALLY_ABSENT } from './card-value.ts';
import { conformalGroup, type OutcomeSet, outcomeSet } from './conformal.ts';
import { cellAt, columnNamed, type DataColumn, type DataTable } from './data-table.ts';
import type { PreparedScorecard } from './prepared-scorecard.ts';
import { type CardScore, scoreCard } from './score-card.ts';
import { segmentAt } from './segment.ts';

/** What a blank cell means: evidence that has not come (doubt), or a thing that does not exist (a fact, as in training). */
export type BlankMeaning = 'unknown' | 'absent';

/** A table that has every column of a scorecard, ready to be scored row by row; its values count as of today. */
export interface ScorableTable {
  readonly rows: number;
  readonly scoreOf: (row: number) => CardScore;
  /** The outcomes that a row's PD leaves possible at the card's error rate; null for a card without thresholds. */
  readonly setOf: (row: number, pd: number) => OutcomeSet | null;
}

/** Errors: MODEL_COLUMN_UNKNOWN where a variable has no column, MODEL_CELL_NOT_A_NUMBER with its row and column. */
export function scorableTable(
  table: DataTable,
  prepared: PreparedScorecard,
  blank: BlankMeaning,
): Result<ScorableTable> {
  const columns: DataColumn[] = [];
  for (const variable of prepared.card.variables) {
    const column = columnNamed(table, variable.name);
    if (!column) return fail('MODEL_COLUMN_UNKNOWN', { column: variable.name });
    const failure = variable.type === 'numeric' ? notANumber(table, column, prepared) : undefined;
    if (failure) return { ok: false, error: failure };
    columns.push(column);
  }
  const ages = Object.fromEntries(columns.map((column) => [column.name, 0]));
  const { conformal } = prepared.card;
  const segment = conformal?.column ? columnNamed(table, conformal.column) : undefined;
  const blankValue = blank === 'absent' ? STRUCTURALLY_ABSENT : null;
  return ok({
    rows: table.rows,
    scoreOf: (row) => {
      const values: Record<string, CardValue> = {};
      for (const column of columns) values[column.name] = cellAt(column, row) ?? blankValue;
      return scoreCard(values, ages, prepared);
    },
    setOf: (row, pd) =>
      conformal ? outcomeSet(pd, conformalGroup(conformal, segment ? segmentAt(segment, row) : null)) : null,
  });
}

function notANumber(table: DataTable, column: DataColumn, prepared: PreparedScorecard): Failure | undefined {
  const variable = prepared.variables.find((v) => v.name === column.name)!;
  const known = column.dictionary.map((word) => variable.binOf(word) !== null);
  const row = column.words.findIndex((word) => word >= 0 && !known[word]);
  if (row < 0) return undefined;
  const value = String(cellAt(column, row)).slice(0, 40);
  return { code: 'MODEL_CELL_NOT_A_NUMBER', params: { value }, row: table.lines[row]!, column: column.name };
}
