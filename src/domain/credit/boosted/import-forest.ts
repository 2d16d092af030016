import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { binOf, fitLogistic, quantileOfSorted } from '#domain/numeric/index.ts';
import { ACCEPTED_SHARE, DEFAULT_GRADES, scoreBins } from '../build-scorecard.ts';
import { columnNamed, type DataColumn, type DataTable } from '../data-table.ts';
import { outcomeOf } from '../outcome.ts';
import { DEFAULT_SCALE, logistic, scaleFactor, scaleOffset } from '../scale.ts';
import { BADS_TO_DECIDE } from '../scorecard.ts';
import type { BoostedColumn, BoostedModel, TreeRecord } from './boosted-model.ts';
import { ASSUMED } from './lay-out-columns.ts';
import { prepareBoosted } from './prepared-boosted.ts';

/** A tree as another library has it: a case goes left where its number is below the threshold. Children after parents, −1 = leaf. */
export interface RawTree {
  readonly feature: readonly number[];
  readonly threshold: readonly number[];
  readonly missingLeft: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly value: readonly number[];
}

/** Trees whose answers and `base` add up to the log-odds of bad. `single`: numbers are rounded to single precision first. */
export interface RawForest {
  readonly base: number;
  readonly trees: readonly RawTree[];
  readonly single: boolean;
}

export interface ImportRequest {
  readonly name: string;
  /** The columns of the table in the order in which the model numbers them. */
  readonly columns: readonly string[];
  readonly target: string;
  readonly badValue?: string;
}

/**
 * A model that was trained elsewhere, made ours with a table of cases with outcomes: from it come the population that doubt is drawn
 * from, the rows behind each branch, the cut-off, and the doubt of the model's level and slope. Errors: those of the outcome,
 * MODEL_COLUMN_UNKNOWN, MODEL_COLUMN_MIXED, ONNX_FEATURES_DIFFER.
 */
export function importForest(
  forest: RawForest,
  table: DataTable,
  request: ImportRequest,
): Result<BoostedModel, Failure> {
  const outcome = outcomeOf(table, request.target, request.badValue);
  if (!outcome.ok) return outcome;
  const needed = 1 + Math.max(-1, ...forest.trees.flatMap(({ feature }) => [...feature]));
  if (needed > request.columns.length) return fail('ONNX_FEATURES_DIFFER', { needed, given: request.columns.length });
  const found: DataColumn[] = [];
  for (const name of request.columns) {
    const column = columnNamed(table, name);
    if (!column) return fail('MODEL_COLUMN_UNKNOWN', { column: name });
    if (column.dictionary.length > 0) return fail('MODEL_COLUMN_MIXED', { column: name, value: column.dictionary[0]! });
    found.push(column);
  }
  const edges = found.map((_, f) => edgesOf(forest.trees, f));
  const bins = found.map((column, f) =>
    Int32Array.from(column.numbers, (number) => binOf(edges[f]!, forest.single ? Math.fround(number) : number)),
  );
  const trees = forest.trees.map((tree) => treeRecord(tree, edges, bins, table.rows));
  const columns = found.map((column, f) => columnOf(column.name, edges[f]!, bins[f]!, forest.single));
  return ok(assemble(forest.base, trees, columns, bins, outcome.value, request));
}

function edgesOf(trees: readonly RawTree[], feature: number): number[] {
  const found = new Set<number>();
  for (const tree of trees)
    tree.feature.forEach((split, node) => {
      if (split === feature) found.add(tree.threshold[node]!);
    });
  return [...found].sort((a, b) => a - b);
}

// A branch that no row of the table took is still half a row wide, so that what is unknown can be weighed.
const LEAST_COVER = 0.5;

function treeRecord(
  tree: RawTree,
  edges: readonly (readonly number[])[],
  bins: readonly Int32Array[],
  rows: number,
): TreeRecord {
  const bin = tree.feature.map((feature, node) => (feature < 0 ? 0 : edges[feature]!.indexOf(tree.threshold[node]!)));
  const cover: number[] = tree.feature.map((feature) => (feature < 0 ? LEAST_COVER : 0));
  for (let row = 0; row < rows; row++) {
    let node = 0;
    while (tree.feature[node]! >= 0) {
      const found = bins[tree.feature[node]!]![row]!;
      const goesLeft = found < 0 ? tree.missingLeft[node] === 1 : found <= bin[node]!;
      node = goesLeft ? tree.left[node]! : tree.right[node]!;
    }
    cover[node]!++;
  }
  for (let node = cover.length - 1; node >= 0; node--)
    if (tree.feature[node]! >= 0) cover[node] = cover[tree.left[node]!]! + cover[tree.right[node]!]!;
  const { feature, missingLeft, left, right, value } = tree;
  return { feature, bin, missingLeft, left, right, value, cover };
}

function columnOf(name: string, edges: readonly number[], bins: Int32Array, single: boolean): BoostedColumn {
  const counts = new Array<number>(edges.length + 1).fill(0);
  let absent = 0;
  for (const bin of bins) {
    if (bin < 0) absent++;
    else counts[bin]!++;
  }
  return {
    type: 'number',
    edges,
    shares: counts.map((count) => count / bins.length),
    direction: 0,
    single,
    name,
    label: { zh: name, en: name },
    document: name,
    ...ASSUMED,
    iv: null,
    influence: 0,
    specials: [],
    absentShare: absent / bins.length,
  };
}

function assemble(
  base: number,
  trees: readonly TreeRecord[],
  columns: readonly BoostedColumn[],
  bins: readonly Int32Array[],
  outcome: { readonly bad: Uint8Array; readonly bads: number; readonly badValue: string },
  request: ImportRequest,
): BoostedModel {
  const rows = outcome.bad.length;
  const draft: BoostedModel = {
    format: 'weir-boosted/1',
    name: request.name,
    version: '1',
    origin: 'imported',
    card: {
      title: `Trees from elsewhere for ${request.target}`,
      purpose: `Ranks cases by the probability that ${request.target} is ${outcome.badValue}.`,
      population: `Unknown: it was trained elsewhere. Its reference here is a table of ${rows} rows.`,
      outcome: `${request.target} = ${outcome.badValue}`,
      data: `Reference table of ${rows} rows, ${outcome.bads} bad.`,
      rows,
      bads: outcome.bads,
      limitations: [
        'Trained elsewhere: what it learnt from, and whether that holds the outcome, is for its validation to show.',
        'Its doubt is that of level and slope on the reference table; what the choice of training cases leaves open is not known.',
      ],
      approvedBy: null,
      approvedOn: null,
    },
    mayDecide: outcome.bads >= BADS_TO_DECIDE,
    cutOffPd: 0.5,
    grades: DEFAULT_GRADES,
    scale: DEFAULT_SCALE,
    modelSd: 0,
    base,
    columns,
    trees,
    fit: {
      target: { column: request.target, bad: outcome.badValue },
      segment: null,
      settings: null,
      stopped: 'imported',
      scores: { edges: [], shares: [1] },
    },
  };
  const { forest } = prepareBoosted(draft);
  const logOdds = Float64Array.from({ length: rows }, (_, row) =>
    forest.logOdds(Int32Array.from(bins, (own) => own[row]!)),
  );
  const pds = logOdds.map(logistic).sort();
  const scores = logOdds.map((eta) => scaleOffset(DEFAULT_SCALE) - scaleFactor(DEFAULT_SCALE) * eta).sort();
  return {
    ...draft,
    cutOffPd: Math.min(1 - 1e-9, Math.max(1e-9, quantileOfSorted(pds, ACCEPTED_SHARE))),
    modelSd: levelAndSlopeSd(logOdds, outcome.bad),
    fit: { ...draft.fit, scores: scoreBins(scores) },
  };
}

/** The root mean variance of log-odds when their level and slope are fitted anew on the reference rows. */
function levelAndSlopeSd(logOdds: Float64Array, bad: Uint8Array): number {
  const rows = logOdds.length;
  const { covariance } = fitLogistic({ rows, columns: 1, x: logOdds, y: bad }, 1e-6);
  let variance = 0;
  for (const eta of logOdds)
    variance += (covariance[0]! + 2 * eta * covariance[1]! + eta * eta * covariance[3]!) / rows;
  return Math.sqrt(Math.max(0, variance));
}
