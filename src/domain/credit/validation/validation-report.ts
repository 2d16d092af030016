import { fail, ok, type Result } from '#domain/kernel/index.ts';
import { type CreditModel, prepareModel, scorableBy } from '../credit-model.ts';
import { columnNamed, type DataTable } from '../data-table.ts';
import { type Outcome, outcomeOf } from '../outcome.ts';
import { segmentAt } from '../segment.ts';
import { type Fairness, fairnessBy } from './fairness.ts';
import { type GateReport, passGate } from './gate.ts';
import type { ScoredCases, Validation } from './validate.ts';

export interface ValidationRequest {
  readonly target: string;
  readonly badValue?: string;
  readonly fairness: readonly string[];
  readonly knownBeforehand: readonly string[];
}

/** All that is written of a validation: figures, verdict, and how groups are treated. */
export interface ValidationReport {
  readonly validation: Validation;
  readonly gate: GateReport;
  readonly fairness: readonly Fairness[];
}

/** Scores the cases and holds the model against them. Errors: those of the outcome, MODEL_COLUMN_UNKNOWN, MODEL_CELL_NOT_A_NUMBER. */
export function validationReport(
  model: CreditModel,
  table: DataTable,
  request: ValidationRequest,
): Result<ValidationReport> {
  const outcome = outcomeOf(table, request.target, request.badValue);
  if (!outcome.ok) return outcome;
  const scored = scoredCases(model, table, outcome.value);
  if (!scored.ok) return scored;
  const cases = scored.value;
  const { validation, ...gate } = passGate(model, table, outcome.value, cases, new Set(request.knownBeforehand));
  const approves = cases.pd.map((pd) => (pd < model.cutOffPd ? 1 : 0));
  const fairness: Fairness[] = [];
  for (const name of request.fairness) {
    const column = columnNamed(table, name);
    if (!column) return fail('MODEL_COLUMN_UNKNOWN', { column: name });
    fairness.push(fairnessBy(column, { pd: cases.pd, bad: cases.bad, approves: Uint8Array.from(approves) }));
  }
  return ok({ validation, gate, fairness });
}

function scoredCases(model: CreditModel, table: DataTable, outcome: Outcome): Result<ScoredCases> {
  const scorable = scorableBy(table, prepareModel(model), 'absent');
  if (!scorable.ok) return scorable;
  const pd = new Float64Array(table.rows);
  const score = new Float64Array(table.rows);
  for (let row = 0; row < table.rows; row++) {
    const found = scorable.value.scoreOf(row);
    pd[row] = found.pd;
    score[row] = found.score;
  }
  const segment = model.fit?.segment ? columnNamed(table, model.fit.segment.column) : undefined;
  const segments = segment ? Array.from(pd, (_, row) => segmentAt(segment, row)) : null;
  return ok({ pd, score, bad: outcome.bad, segment: segments });
}
