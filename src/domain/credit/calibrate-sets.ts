import { type CalibrationCases, conformalRecord } from './conformal.ts';
import { columnNamed, type DataTable, rowsWhere } from './data-table.ts';
import type { Outcome } from './outcome.ts';
import { prepareScorecard } from './prepared-scorecard.ts';
import { scorableTable } from './score-table.ts';
import type { ConformalRecord, Scorecard } from './scorecard.ts';

const ALPHA = 0.1;
const FOLDS = 5;
// Beyond this many rows one fold is enough to set the thresholds, and five fits would only take time.
const MOST_ROWS_TO_CROSS = 20_000;
const LEAST_CALIBRATION_BADS = 30;
// Knuth's multiplicative hash: neighbours in a file, which often belong together, fall into different folds.
const MULTIPLIER = 2654435761;

/**
 * Thresholds of the conformal sets from PDs that each case got from a card that never saw it: every fold is scored by a card
 * fitted on the others, or one fold alone where the table is large. Absent where the bads are too few for thresholds.
 */
export function calibrateSets(
  table: DataTable,
  outcome: Outcome,
  segment: string | undefined,
  fitOn: (table: DataTable, outcome: Outcome) => Scorecard | null,
): ConformalRecord | undefined {
  if (outcome.bads < LEAST_CALIBRATION_BADS) return undefined;
  const foldOf = (row: number) => (Math.imul(row + 1, MULTIPLIER) >>> 8) % FOLDS;
  const crossed = table.rows <= MOST_ROWS_TO_CROSS;
  const folds = crossed ? Array.from({ length: FOLDS }, (_, fold) => fold) : [0];
  const parts: CalibrationCases[] = [];
  for (const fold of folds) {
    const card = fitOn(...part(table, outcome, (row) => foldOf(row) !== fold));
    if (!card) return undefined;
    const kept = Int32Array.from(Array.from({ length: table.rows }, (_, row) => row)).filter(
      (row) => foldOf(row) === fold,
    );
    const scorable = scorableTable(
      rowsWhere(table, (row) => foldOf(row) === fold),
      prepareScorecard(card),
      'absent',
    );
    if (!scorable.ok) return undefined;
    const pd = Float64Array.from(kept, (_, i) => scorable.value.scoreOf(i).pd);
    parts.push({ pd, bad: Uint8Array.from(kept, (row) => outcome.bad[row]!), rows: kept });
  }
  const column = segment === undefined ? undefined : columnNamed(table, segment);
  return conformalRecord(joined(parts), crossed ? 'cross-fitted' : 'held-out', ALPHA, column);
}

function part(table: DataTable, outcome: Outcome, keep: (row: number) => boolean): [DataTable, Outcome] {
  const bad = outcome.bad.filter((_, row) => keep(row));
  return [rowsWhere(table, keep), { ...outcome, bad, bads: bad.reduce((sum, b) => sum + b, 0) }];
}

function joined(parts: readonly CalibrationCases[]): CalibrationCases {
  return {
    pd: Float64Array.from(parts.flatMap(({ pd }) => Array.from(pd))),
    bad: Uint8Array.from(parts.flatMap(({ bad }) => Array.from(bad))),
    rows: Int32Array.from(parts.flatMap(({ rows }) => Array.from(rows))),
  };
}
