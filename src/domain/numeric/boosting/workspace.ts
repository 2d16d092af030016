import { type BoostingData, type BoostingSettings, MOST_DEPTH } from './boosting.ts';

/** Rows go to the parts in whole blocks, and losses are summed block by block, so that the parts do not change a bit. */
export const BLOCK = 4096;

/** Values of a histogram: for each of 256 bins the sum of gradients and of their slopes. */
export const HISTOGRAM = 512;

/** What the parts of one training share. Each array is written by one part at a time, between two meetings of all. */
export interface Workspace {
  /** Log-odds of each row so far. */
  readonly margin: Float64Array;
  /** Gradient and slope of each row's loss, side by side; slope 0 where the tree does not see the row. */
  readonly gradients: Float32Array;
  /** The node of the growing tree that each row has reached. */
  readonly place: Uint16Array;
  /** Rows whose histograms are built, each part's from the start of its slice; with their slot and their gradients. */
  readonly listed: Int32Array;
  readonly slots: Uint8Array;
  readonly listedGradients: Float32Array;
  /** How many rows each part listed. */
  readonly listedCounts: Int32Array;
  /** Histograms of the nodes of this level and of the last, by node, feature and bin. */
  readonly histograms: readonly [Float64Array, Float64Array];
  /** The best split of each node of the level in each feature: gain, and what goes left. */
  readonly gain: Float64Array;
  readonly bin: Int32Array;
  readonly missingLeft: Uint8Array;
  readonly leftGradient: Float64Array;
  readonly leftSlope: Float64Array;
  /** Gradients and slopes of the tree's rows, summed by block. */
  readonly blockGradients: Float64Array;
  /** Loss of the held-out rows by block. */
  readonly losses: Float64Array;
  /** Rows of each part that reached each node. */
  readonly covers: Int32Array;
}

/** Room for `parts` parts; in shared memory where there are several. */
export function openWorkspace(
  { rows, binCounts }: Pick<BoostingData, 'rows' | 'binCounts'>,
  { depth }: Pick<BoostingSettings, 'depth'>,
  parts: number,
): Workspace {
  const room = (bytes: number): ArrayBufferLike => (parts > 1 ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
  const doubles = (length: number) => new Float64Array(room(length * 8));
  const widest = 2 ** Math.min(depth, MOST_DEPTH);
  const blocks = Math.ceil(rows / BLOCK);
  const candidates = (widest / 2) * binCounts.length;
  const histograms = () => doubles(candidates * HISTOGRAM);
  return {
    margin: doubles(rows),
    gradients: new Float32Array(room(rows * 8)),
    place: new Uint16Array(room(rows * 2)),
    listed: new Int32Array(room(rows * 4)),
    slots: new Uint8Array(room(rows)),
    listedGradients: new Float32Array(room(rows * 8)),
    listedCounts: new Int32Array(room(parts * 4)),
    histograms: [histograms(), histograms()],
    gain: doubles(candidates),
    bin: new Int32Array(room(candidates * 4)),
    missingLeft: new Uint8Array(room(candidates)),
    leftGradient: doubles(candidates),
    leftSlope: doubles(candidates),
    blockGradients: doubles(2 * blocks),
    losses: doubles(blocks),
    covers: new Int32Array(room(parts * widest * 2 * 4)),
  };
}

/** One of several who train together: which it is, and how it waits for the others. */
export interface Part {
  readonly part: number;
  readonly parts: number;
  /** Returns when every part has called it. */
  readonly meet: () => void;
}

export const ALONE: Part = { part: 0, parts: 1, meet: () => undefined };

/** The rows of a part: whole blocks, in order. */
export function sliceOf(
  rows: number,
  { part, parts }: Pick<Part, 'part' | 'parts'>,
): { readonly from: number; readonly to: number } {
  const blocks = Math.ceil(rows / BLOCK);
  const at = (p: number) => Math.min(rows, Math.floor((blocks * p) / parts) * BLOCK);
  return { from: at(part), to: at(part + 1) };
}
