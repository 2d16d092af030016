import { fitLogistic, type LogisticFit, quantileOfSorted, WOE_SMOOTHING } from '#domain/numeric/index.ts';
import type { BinnedColumn } from './bin-column.ts';
import { columnNamed, type DataTable } from './data-table.ts';
import type { Drift } from './doubt.ts';
import type { FitRequest } from './fit-scorecard.ts';
import { shrunkCorrelations } from './joint-doubt.ts';
import type { Outcome } from './outcome.ts';
import { DEFAULT_SCALE, logistic, type Scale, scaleFactor, scaleOffset } from './scale.ts';
import { BADS_TO_DECIDE, type Bin, type GradeBound, type Scorecard, type ScorecardVariable } from './scorecard.ts';
import { pooledSegments } from './segment.ts';

/** ½|β|² on the coefficients: what other libraries call C = 1. */
const RIDGE = 1;
// What a table does not tell: how fast its values move. Both are assumptions, printed in the card. A fresh value has no doubt:
// the card learned from values that were as inexact when they were fresh.
const ASSUMED_DRIFT: Drift = { initialSd: 0, monthlySd: 0.15 };
const ASSUMED_FRESH_DAYS = 90;
/** The share of the training population that lies under the default cut-off. */
export const ACCEPTED_SHARE = 0.8;
const SCORE_BINS = 10;
// A median of so many rows, spread over the table, is exact enough.
const MOST_ROWS_FOR_MODEL_DOUBT = 5_000;

export const DEFAULT_GRADES: readonly GradeBound[] = [
  { grade: 'A', below: 0.02 },
  { grade: 'B', below: 0.05 },
  { grade: 'C', below: 0.12 },
  { grade: 'D', below: 1 },
];

/** What a card is built from. */
export interface ScorecardMaterial {
  readonly table: DataTable;
  readonly request: FitRequest;
  readonly outcome: Outcome;
  readonly binned: readonly BinnedColumn[];
  /** Columns that were left out because they know the outcome. */
  readonly leaking: readonly string[];
}

/** Regression on the weights of evidence of binned columns, and the card that it makes. */
export function buildScorecard(material: ScorecardMaterial): Scorecard {
  const { table, request, outcome, binned } = material;
  const x = weightsOfRows(table.rows, binned);
  const fit = fitLogistic({ rows: table.rows, columns: binned.length, x, y: outcome.bad }, RIDGE);
  const logOdds = logOddsOfRows(table.rows, x, fit);
  const scale = DEFAULT_SCALE;
  const pds = Float64Array.from(logOdds, logistic).sort();
  const scores = Float64Array.from(logOdds, (eta) => scaleOffset(scale) - scaleFactor(scale) * eta).sort();
  const segment = request.segment === undefined ? undefined : columnNamed(table, request.segment);
  return {
    format: 'weir-scorecard/1',
    name: request.name,
    version: '1',
    origin: 'fitted',
    card: modelCard(material, againstTheData(binned, fit)),
    mayDecide: outcome.bads >= BADS_TO_DECIDE && binned.length > 0,
    cutOffPd: quantileOfSorted(pds, ACCEPTED_SHARE),
    grades: DEFAULT_GRADES,
    scale,
    basePoints: binned.length > 0 ? 0 : scaleOffset(scale) - scaleFactor(scale) * fit.intercept,
    modelSd: modelSd(x, table.rows, fit),
    variables: binned.map((column, j) => variable(column, fit, j, binned.length, scale, table.rows)),
    dependence: dependenceOf(x, table.rows, fit),
    fit: {
      target: { column: request.target, bad: outcome.badValue },
      intercept: fit.intercept,
      woeSmoothing: WOE_SMOOTHING,
      ridge: RIDGE,
      covariance: lowerTriangle(fit.covariance, binned.length + 1),
      gradientNorm: fit.gradientNorm,
      scores: scoreBins(scores),
      segment: segment ? pooledSegments(segment, outcome) : null,
    },
  };
}

function weightsOfRows(rows: number, binned: readonly BinnedColumn[]): Float64Array {
  const columns = binned.length;
  const x = new Float64Array(rows * columns);
  binned.forEach((column, j) => {
    const woes = Float64Array.from(column.bins, (bin) => bin.woe);
    for (let row = 0; row < rows; row++) x[row * columns + j] = woes[column.binOfRow[row]!]!;
  });
  return x;
}

function logOddsOfRows(rows: number, x: Float64Array, fit: LogisticFit): Float64Array {
  const columns = fit.coefficients.length;
  const logOdds = new Float64Array(rows).fill(fit.intercept);
  for (let row = 0; row < rows; row++)
    for (let j = 0; j < columns; j++) logOdds[row] = logOdds[row]! + fit.coefficients[j]! * x[row * columns + j]!;
  return logOdds;
}

/** The correlations of what the columns contribute to the log-odds; a coefficient's sign turns its column's around. */
function dependenceOf(x: Float64Array, rows: number, { coefficients }: LogisticFit): number[] {
  const columns = Array.from(coefficients, (coefficient, j) =>
    Float64Array.from({ length: rows }, (_, row) => coefficient * x[row * coefficients.length + j]!),
  );
  return shrunkCorrelations(columns, rows);
}

/**
 * The root of the median over the training rows of the variance xᵀΣx that the coefficients' covariance gives to a case's
 * log-odds. One figure for all cases, so that hiding evidence cannot lower it; the median, since a mean is the word of a few
 * rows far from all others.
 */
function modelSd(x: Float64Array, rows: number, fit: LogisticFit): number {
  const columns = fit.coefficients.length;
  const size = columns + 1;
  const sampled = Math.min(rows, MOST_ROWS_FOR_MODEL_DOUBT);
  const variances = Float64Array.from({ length: sampled }, (_, i) => {
    const at = Math.floor((i * rows) / sampled) * columns;
    const value = (j: number) => (j === 0 ? 1 : x[at + j - 1]!);
    let variance = 0;
    for (let j = 0; j < size; j++)
      for (let k = 0; k <= j; k++) variance += (j === k ? 1 : 2) * value(j) * value(k) * fit.covariance[j * size + k]!;
    return variance;
  }).sort();
  return Math.sqrt(quantileOfSorted(variances, 0.5));
}

function variable(
  column: BinnedColumn,
  fit: LogisticFit,
  j: number,
  variables: number,
  scale: Scale,
  rows: number,
): ScorecardVariable {
  const coefficient = fit.coefficients[j]!;
  const factor = scaleFactor(scale);
  const offset = scaleOffset(scale);
  // Intercept and offset are spread evenly, so that the points of the variables alone add up to the score.
  const pointsOf = (woe: number) => -(coefficient * woe + fit.intercept / variables) * factor + offset / variables;
  return {
    name: column.name,
    label: { zh: column.name, en: column.name },
    type: column.type,
    document: column.name,
    freshDays: ASSUMED_FRESH_DAYS,
    drift: ASSUMED_DRIFT,
    iv: column.iv,
    coefficient,
    bins: column.bins.map(
      (bin): Bin => ({
        ...bin.match,
        points: pointsOf(bin.woe),
        share: (bin.goods + bin.bads) / rows,
        fitted: { goods: bin.goods, bads: bin.bads, woe: bin.woe },
      }),
    ),
  };
}

function lowerTriangle(matrix: Float64Array, size: number): number[] {
  return Array.from({ length: size }, (_, i) => Array.from(matrix.subarray(i * size, i * size + i + 1))).flat();
}

/**
 * Scores of the training rows by deciles. Where scores repeat, a decile may cut nothing off and is left out, for a bin that nobody
 * was in makes every stability index infinite. Edges lie between two scores, so that the rounding of a sum of points moves nobody.
 */
export function scoreBins(sorted: Float64Array): { edges: number[]; shares: number[] } {
  const edges: number[] = [];
  const shares: number[] = [];
  let cut = 0;
  for (let k = 1; k < SCORE_BINS; k++) {
    const decile = quantileOfSorted(sorted, k / SCORE_BINS);
    const below = sorted.findIndex((score) => score >= decile);
    if (below <= cut) continue;
    edges.push((sorted[below - 1]! + sorted[below]!) / 2);
    shares.push((below - cut) / sorted.length);
    cut = below;
  }
  return { edges, shares: [...shares, (sorted.length - cut) / sorted.length] };
}

/** Variables whose coefficient credits what the data say is worse: correlated columns share one effect that way. */
function againstTheData(binned: readonly BinnedColumn[], fit: LogisticFit): string[] {
  return binned.filter((_, j) => fit.coefficients[j]! > 0).map((column) => column.name);
}

function modelCard({ request, outcome, leaking }: ScorecardMaterial, reversed: readonly string[]): Scorecard['card'] {
  const rows = outcome.bad.length;
  const limitations = [
    `How fast values move is assumed: a standard deviation of ${ASSUMED_DRIFT.monthlySd} a month in rank space; values count as fresh for ${ASSUMED_FRESH_DAYS} days.`,
    `The cut-off is the PD under which ${ACCEPTED_SHARE * 100} % of the training rows lie; a policy sets its own.`,
    'A blank in the training rows was read as structurally absent; a blank in a case to be scored is unknown unless it is said to be absent.',
  ];
  if (outcome.bads < BADS_TO_DECIDE)
    limitations.unshift(`Fitted on ${outcome.bads} bads, fewer than ${BADS_TO_DECIDE}: it may only refer.`);
  if (leaking.length > 0) limitations.push(`Left out because they know the outcome: ${leaking.join(', ')}.`);
  if (reversed.length > 0)
    limitations.push(
      `Correlated with others, these variables count against their own direction and never serve as a reason: ${reversed.join(', ')}.`,
    );
  return {
    title: `Scorecard for ${request.target}`,
    purpose: `Ranks cases by the probability that ${request.target} is ${outcome.badValue}.`,
    population: `The ${rows} rows that it was fitted on.`,
    outcome: `${request.target} = ${outcome.badValue}`,
    data: `${rows} rows, ${outcome.bads} bad.`,
    rows,
    bads: outcome.bads,
    limitations,
    approvedBy: null,
    approvedOn: null,
  };
}
