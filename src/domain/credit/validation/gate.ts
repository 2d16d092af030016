import { type CardValue, STRUCTURALLY_ABSENT } from '../card-value.ts';
import { type CreditModel, isBoosted, prepareModel, scoreModel } from '../credit-model.ts';
import { cellAt, columnNamed, type DataColumn, type DataTable, rowsWhere } from '../data-table.ts';
import { fitScorecard } from '../fit-scorecard.ts';
import { findLeakage, type LeakageReason } from '../leakage.ts';
import type { Outcome } from '../outcome.ts';
import { prepareScorecard } from '../prepared-scorecard.ts';
import { logit } from '../scale.ts';
import { scorableTable } from '../score-table.ts';
import { aucOf, compareAucs } from './auc.ts';
import { type CalibrationSlope, calibrationSlope } from './calibration-slope.ts';
import { type PairLeak, pairLeaks } from './pair-leaks.ts';
import { type ScoredCases, type Validation, validateScores } from './validate.ts';

/** Why a model may not go on, or what a person must look at. The figure is what was measured, the bound what it was held to. */
export interface GateFinding {
  readonly code: GateCode;
  readonly columns: readonly string[];
  readonly figure: number;
  readonly bound: number;
}

export type GateCode =
  /** A column that the model reads tells the outcome, or is stronger than one fact usually is. */
  | 'column-knows-outcome'
  /** Two columns that the model reads tell the outcome together. */
  | 'columns-know-outcome-together'
  /** The model is better than anybody could be. */
  | 'too-good'
  /** It ranks no better than chance, or the wrong way round. */
  | 'ranks-no-better-than-chance'
  /** Its PDs say no more than one rate for all. */
  | 'says-nothing'
  /** Differences between its PDs mean much less, or much more, than they say. */
  | 'differences-mean-nothing'
  /** A card fitted on the same columns of these very cases, half on half, ranks them better by far. */
  | 'columns-say-more'
  /** A variable that matters counts the wrong way round. */
  | 'variable-reversed'
  /** More bads than the PDs allow for. */
  | 'level-too-low'
  /** The scores have moved from those of the training by more than chance and more than a quarter. */
  | 'scores-moved'
  /** Too few cases of either outcome to say. */
  | 'too-few-cases';

export interface GateReport {
  readonly verdict: 'pass' | 'stop';
  readonly stops: readonly GateFinding[];
  readonly warnings: readonly GateFinding[];
  readonly slope: CalibrationSlope;
}

const LEAST_OF_EACH = 30;
const TOO_GOOD = 0.985;
const CHANCE = 0.5;
const LEAST_GAIN_Z = 2;
const LEAST_SLOPE = 0.5;
const MOST_SLOPE = 2;
const LEAST_P = 0.01;
const MOVED = 0.25;
// A variable's own part, and of how much of all parts it must be to stop a model.
const REVERSED_AREA = 0.47;
const MATTERS = 0.1;
const MOST_EXPLAINED = 2000;

/** Reasons of the leakage search that stop a model which reads the column. */
const STOPPING: ReadonlySet<LeakageReason> = new Set([
  'identifier',
  'ordered-identifier',
  'given-after-the-outcome',
  'filled-after-the-outcome',
  'tells-the-outcome',
  'implausibly-strong',
]);

/**
 * Holds a model against cases with outcomes that it was not made from: does it know the outcome, does it know anything, does it have
 * it the right way round. Columns that a person vouches for (`knownBeforehand`) are only warned of.
 */
export function passGate(
  model: CreditModel,
  table: DataTable,
  outcome: Outcome,
  cases: ScoredCases,
  knownBeforehand: ReadonlySet<string> = new Set(),
): GateReport & { readonly validation: Validation } {
  const validation = validateScores(model, cases);
  const slope = calibrationSlope(Float64Array.from(cases.pd, bounded), cases.bad);
  const columns = columnsOf(model).flatMap((name) => columnNamed(table, name) ?? []);
  const leaks = [...singleLeaks(columns, outcome), ...pairs(columns, outcome.bad)];
  const reversed = reversedVariables(model, table, outcome);
  const admitted = admittedAgainstData(model);
  const vouched = ({ columns: named }: GateFinding) => named.every((name) => knownBeforehand.has(name));
  const stops = [
    ...leaks.filter((leak) => !vouched(leak)),
    ...rankingStops(validation, slope),
    ...fallsShort(model, table, outcome, cases.pd),
    ...reversed.filter(({ columns: [name] }) => !admitted.has(name!)),
  ];
  const warnings = [
    ...leaks.filter(vouched),
    ...reversed.filter(({ columns: [name] }) => admitted.has(name!)),
    ...levelWarnings(validation),
  ];
  return { verdict: stops.length > 0 ? 'stop' : 'pass', stops, warnings, slope, validation };
}

/** Variables of which a fitted card says itself that, beside others that overlap with them, they count against their own direction. */
function admittedAgainstData(model: CreditModel): Set<string> {
  if (isBoosted(model)) return new Set();
  return new Set(model.variables.filter(({ coefficient }) => (coefficient ?? 0) > 0).map(({ name }) => name));
}

/** Log-odds of a PD; 0 and 1 are taken as one in a million from them. */
function bounded(pd: number): number {
  return logit(Math.min(1 - 1e-6, Math.max(1e-6, pd)));
}

function columnsOf(model: CreditModel): string[] {
  return (isBoosted(model) ? model.columns : model.variables).map(({ name }) => name);
}

function singleLeaks(columns: readonly DataColumn[], outcome: Outcome): GateFinding[] {
  return findLeakage(columns, outcome)
    .filter(({ reason, column }) => STOPPING.has(reason) && columns.some(({ name }) => name === column))
    .map(({ column, figure }) => ({ code: 'column-knows-outcome', columns: [column], figure, bound: 0.85 }));
}

function pairs(columns: readonly DataColumn[], bad: Uint8Array): GateFinding[] {
  return pairLeaks(columns, bad).map((pair: PairLeak) => ({
    code: 'columns-know-outcome-together',
    columns: pair.columns,
    figure: pair.auc,
    bound: 0.85,
  }));
}

function rankingStops({ n, bads, auc }: Validation, slope: CalibrationSlope): GateFinding[] {
  const stops: GateFinding[] = [];
  const stop = (code: GateCode, figure: number, bound: number) => stops.push({ code, columns: [], figure, bound });
  const least = Math.min(bads, n - bads);
  if (least < LEAST_OF_EACH) stop('too-few-cases', least, LEAST_OF_EACH);
  if (auc.low > TOO_GOOD) stop('too-good', auc.auc, TOO_GOOD);
  if (auc.low <= CHANCE) stop('ranks-no-better-than-chance', auc.auc, CHANCE);
  if (slope.gainZ < LEAST_GAIN_Z) stop('says-nothing', slope.gainZ, LEAST_GAIN_Z);
  if (slope.high < LEAST_SLOPE) stop('differences-mean-nothing', slope.slope, LEAST_SLOPE);
  if (slope.low > MOST_SLOPE) stop('differences-mean-nothing', slope.slope, MOST_SLOPE);
  return stops;
}

function levelWarnings({ jeffreysP, psi, psiCritical }: Validation): GateFinding[] {
  const warnings: GateFinding[] = [];
  if (jeffreysP < LEAST_P) warnings.push({ code: 'level-too-low', columns: [], figure: jeffreysP, bound: LEAST_P });
  if (psi !== null && psi > MOVED && psi > (psiCritical ?? 0))
    warnings.push({ code: 'scores-moved', columns: [], figure: psi, bound: Math.max(MOVED, psiCritical ?? 0) });
  return warnings;
}

const LEAST_HALF = 30;
const SHORT_OF = 0.03;

/**
 * What the model's columns could say of these cases: scorecards fitted on each half rank the other. A model that learnt something else
 * (shuffled outcomes, another population) stays far behind them, though luck may have given it the right direction.
 */
function fallsShort(model: CreditModel, table: DataTable, outcome: Outcome, pd: Float64Array): GateFinding[] {
  const names = new Set(columnsOf(model));
  const target = {
    name: OUTCOME,
    numbers: Float64Array.from(outcome.bad),
    words: NO_WORDS(table.rows),
    dictionary: [],
  };
  const offered = { ...table, columns: [...table.columns.filter(({ name }) => names.has(name)), target] };
  const halves = [0, 1].map((half) => (row: number) => isInHalf(row, half));
  const risk = new Float64Array(table.rows);
  for (const [half, isIn] of halves.entries()) {
    const bads = outcome.bad.reduce((sum, bad, row) => sum + (isIn(row) ? bad : 0), 0);
    if (bads < LEAST_HALF) return [];
    const fit = fitScorecard(rowsWhere(offered, isIn), { name: 'reference', target: OUTCOME, badValue: '1' });
    if (!fit.ok) return [];
    const other = rowsWhere(offered, halves[1 - half]!);
    const scorable = scorableTable(other, prepareScorecard(fit.value.card), 'absent');
    if (!scorable.ok) return [];
    let at = 0;
    for (let row = 0; row < table.rows; row++)
      if (halves[1 - half]!(row)) risk[row] = scorable.value.scoreOf(at++).logOdds;
  }
  const { difference, low } = compareAucs(risk, pd, outcome.bad);
  return low > SHORT_OF ? [{ code: 'columns-say-more', columns: [], figure: difference, bound: SHORT_OF }] : [];
}

const OUTCOME = '\u0000outcome';
const NO_WORDS = (rows: number) => new Int32Array(rows).fill(-1);

/** Halves by a hash of the row's place, which no order of the rows can line up with. */
function isInHalf(row: number, half: number): boolean {
  return Math.imul(row + 1, 0x9e3779b1) >>> 31 === half;
}

/**
 * Variables whose part in the score ranks the cases the wrong way round, by more than chance, and that make up a tenth of all parts.
 * Overlapping columns can do so a little in a sound fit; a sign that was turned does so a lot.
 */
function reversedVariables(model: CreditModel, table: DataTable, outcome: Outcome): GateFinding[] {
  const prepared = prepareModel(model);
  const step = Math.max(1, Math.ceil(table.rows / MOST_EXPLAINED));
  const rows = Array.from({ length: Math.ceil(table.rows / step) }, (_, i) => i * step);
  const columns = prepared.variables.map(({ name }) => ({ name, column: columnNamed(table, name) }));
  const ages = Object.fromEntries(columns.map(({ name }) => [name, 0]));
  const points = columns.map(() => new Float64Array(rows.length));
  rows.forEach((row, i) => {
    const values: Record<string, CardValue> = {};
    for (const { name, column } of columns) values[name] = column && (cellAt(column, row) ?? STRUCTURALLY_ABSENT);
    scoreModel(values, ages, prepared).variables.forEach((variable, j) => {
      points[j]![i] = variable.points;
    });
  });
  const bad = Uint8Array.from(rows, (row) => outcome.bad[row]!);
  const spreads = points.map(spread);
  const all = Math.sqrt(spreads.reduce((sum, sd) => sum + sd * sd, 0));
  return columns.flatMap(({ name }, j): GateFinding[] => {
    if (!(spreads[j]! > MATTERS * all)) return [];
    const { auc, high } = aucOf(
      points[j]!.map((value) => -value),
      bad,
    );
    if (high >= REVERSED_AREA) return [];
    return [{ code: 'variable-reversed', columns: [name], figure: auc, bound: REVERSED_AREA }];
  });
}

function spread(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
