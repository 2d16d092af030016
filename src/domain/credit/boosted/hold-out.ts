import {
  type BinnedForest,
  type BoostingData,
  type BoostingSettings,
  goesLeft,
  shortestLoss,
} from '#domain/numeric/index.ts';

/** Grows a forest; `growForest`, or the same on several threads. */
export type Grow = (data: BoostingData, settings: BoostingSettings) => BinnedForest;

/** Rows that a forest did not learn from, with the log-odds that it gives them. */
export interface HeldOut {
  readonly rows: Int32Array;
  readonly logOdds: Float64Array;
}

export interface ChosenSize {
  readonly depth: number;
  readonly trees: number;
  /** Mean loss of the held-out rows at that size. */
  readonly loss: number;
  readonly heldOut: HeldOut;
}

const FOLDS = 5;
/** Up to so many rows every fold is held out in turn; above, one fold has enough of them. */
const CROSS_FITTED_ROWS = 20_000;
const MOST_TREES = 800;
const PATIENCE = 60;

/** A fold from 0 to 4 by a hash of the row's place: the same for everybody, and no order of the rows can line up with it. */
function foldOf(row: number): number {
  let hash = Math.imul(row + 1, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return Math.floor((((hash ^ (hash >>> 16)) >>> 0) / 4294967296) * FOLDS);
}

/** How many trees, of which depth, lose least on rows that they did not learn from. */
export function chooseSize(
  data: BoostingData,
  settings: BoostingSettings,
  depths: readonly number[],
  grow: Grow,
): ChosenSize {
  const sizes = depths.map((depth) =>
    sizeOf(data, { ...settings, depth, trees: MOST_TREES, patience: PATIENCE }, grow),
  );
  return sizes.reduce((best, size) => (size.loss < best.loss ? size : best));
}

function sizeOf(data: BoostingData, settings: BoostingSettings, grow: Grow): ChosenSize {
  const folds = data.rows <= CROSS_FITTED_ROWS ? Array.from({ length: FOLDS }, (_, fold) => fold) : [0];
  const fits = folds.map((fold) => {
    const rows = rowsIn((row) => foldOf(row) === fold, data.rows);
    return { rows, forest: grow({ ...data, learns: withoutRows(data.rows, rows) }, settings) };
  });
  const shared = Math.min(...fits.map(({ forest }) => forest.losses.length));
  const held = fits.reduce((sum, { rows }) => sum + rows.length, 0);
  const losses = Array.from(
    { length: shared },
    (_, t) => fits.reduce((sum, { rows, forest }) => sum + rows.length * forest.losses[t]!, 0) / held,
  );
  const best = shortestLoss(losses);
  const parts = fits.map(({ rows, forest }) => ({ rows, logOdds: logOddsOf(forest, data, rows, best + 1) }));
  return { depth: settings.depth, trees: best + 1, loss: losses[best]!, heldOut: joined(parts) };
}

/** Log-odds of rows by the first `trees` trees of a forest. */
function logOddsOf(forest: BinnedForest, data: BoostingData, rows: Int32Array, trees: number): Float64Array {
  const used = forest.trees.slice(0, trees);
  return Float64Array.from(rows, (row) => {
    let sum = forest.base;
    for (const tree of used) {
      let node = 0;
      while (tree.feature[node]! >= 0) {
        const bin = data.bins[tree.feature[node]! * data.rows + row]!;
        node = goesLeft(tree, node, bin === 255 ? -1 : bin) ? tree.left[node]! : tree.right[node]!;
      }
      sum += tree.value[node]!;
    }
    return sum;
  });
}

// Two fifths each for a forest, and a fifth to compare them on.
const SHARE_OF_EACH = 2 / FOLDS;

/**
 * How far forests of this size, grown on other cases of the same population, differ in a case's log-odds: two forests on two fifths of the
 * rows each, compared on the last fifth. The variance of one falls with the number of its rows, so that of a forest on all of them is the
 * mean squared difference / 2 · 2/5.
 */
export function modelDoubt(
  data: BoostingData,
  settings: BoostingSettings,
  grow: Grow,
): { readonly sd: number; readonly heldOut: HeldOut } {
  const rows = rowsIn((row) => foldOf(row) === FOLDS - 1, data.rows);
  const [a, b] = [0, 1].map((half) => {
    const learns = Uint8Array.from({ length: data.rows }, (_, row) => (foldOf(row) >> 1 === half ? 1 : 0));
    return logOddsOf(grow({ ...data, learns }, settings), data, rows, settings.trees);
  }) as [Float64Array, Float64Array];
  const squared = a.reduce((sum, logOdds, i) => sum + (logOdds - b[i]!) ** 2, 0) / rows.length;
  return {
    sd: Math.sqrt((squared / 2) * SHARE_OF_EACH),
    heldOut: { rows, logOdds: a.map((logOdds, i) => (logOdds + b[i]!) / 2) },
  };
}

function rowsIn(isIn: (row: number) => boolean, rows: number): Int32Array {
  return Int32Array.from({ length: rows }, (_, row) => row).filter(isIn);
}

function withoutRows(rows: number, heldOut: Int32Array): Uint8Array {
  const learns = new Uint8Array(rows).fill(1);
  for (const row of heldOut) learns[row] = 0;
  return learns;
}

function joined(parts: readonly HeldOut[]): HeldOut {
  const rows = parts.flatMap((part) => [...part.rows]);
  const logOdds = parts.flatMap((part) => [...part.logOdds]);
  return { rows: Int32Array.from(rows), logOdds: Float64Array.from(logOdds) };
}
