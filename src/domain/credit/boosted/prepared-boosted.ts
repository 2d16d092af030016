import { type BinnedTree, LeafTables, meanAnswer } from '#domain/numeric/index.ts';
import { scaleFactor, scaleOffset } from '../scale.ts';
import type { BoostedColumn, BoostedModel, TreeRecord } from './boosted-model.ts';
import { type CellDraws, cellDraws } from './cell-draws.ts';
import { CompleteForest } from './complete-forest.ts';
import { PackedForest } from './packed-forest.ts';
import { type CellReader, columnReader } from './read-cell.ts';

/** A column with all that does not depend on the case worked out once. */
export interface PreparedColumn {
  readonly column: BoostedColumn;
  /** The first of its features. */
  readonly first: number;
  readonly features: number;
  readonly read: CellReader;
  readonly draws: CellDraws;
}

export interface PreparedBoosted {
  readonly card: BoostedModel;
  /** As a scorecard's: points of a variable are measured from the population's mean, which is therefore 0. */
  readonly variables: readonly { readonly name: string; readonly document: string; readonly meanPoints: number }[];
  /** The score of a case of which nothing is known. */
  readonly basePoints: number;
  readonly columns: readonly PreparedColumn[];
  /** How many features the trees may ask about. */
  readonly features: number;
  readonly trees: readonly BinnedTree[];
  readonly forest: PackedForest;
  readonly depth: number;
  /** The mean log-odds over the training rows: what no evidence at all says. */
  readonly mean: number;
  /** Shapley values of cases that are known in full; null where the trees are too deep for tables. */
  readonly explanations: () => LeafTables | null;
  /** The forest for many cases at a time; null where the trees are too deep for it. */
  readonly complete: () => CompleteForest | null;
}

// 32 MB of doubles.
const MOST_TABLE_ENTRIES = 4_000_000;

export function prepareBoosted(model: BoostedModel): PreparedBoosted {
  let features = 0;
  const columns = model.columns.map((column, place): PreparedColumn => {
    const first = features;
    const own = 1 + column.specials.length;
    features += own;
    return { column, first, features: own, read: columnReader(column), draws: cellDraws(column, place) };
  });
  const trees = model.trees.map(treeOf);
  let tables: LeafTables | null | undefined;
  const mean = trees.reduce((sum, tree) => sum + meanAnswer(tree), model.base);
  const depth = trees.reduce((most, tree) => Math.max(most, depthOf(tree)), 0);
  return {
    card: model,
    variables: model.columns.map(({ name, document }) => ({ name, document, meanPoints: 0 })),
    basePoints: scaleOffset(model.scale) - scaleFactor(model.scale) * mean,
    columns,
    features,
    trees,
    forest: new PackedForest(model.base, trees),
    depth,
    mean,
    explanations: () => {
      // Made when the first reason is asked for: most uses of a model only score.
      if (tables === undefined) tables = LeafTables.of(trees, MOST_TABLE_ENTRIES);
      return tables;
    },
    complete: () => CompleteForest.of(model.base, trees, depth, features),
  };
}

function treeOf(record: TreeRecord): BinnedTree {
  return {
    feature: Int32Array.from(record.feature),
    bin: Int32Array.from(record.bin),
    missingLeft: Uint8Array.from(record.missingLeft),
    left: Int32Array.from(record.left),
    right: Int32Array.from(record.right),
    value: Float64Array.from(record.value),
    cover: Float64Array.from(record.cover),
  };
}

/** Children stand after their parents. */
function depthOf(tree: BinnedTree): number {
  const depth = new Int32Array(tree.feature.length);
  let most = 0;
  tree.feature.forEach((feature, node) => {
    most = Math.max(most, depth[node]!);
    if (feature < 0) return;
    depth[tree.left[node]!] = depth[node]! + 1;
    depth[tree.right[node]!] = depth[node]! + 1;
  });
  return most;
}
