/**
 * A binary tree over binned features, node 0 its root, children after their parents. A node whose `feature` is −1 is a
 * leaf. A case goes left where its bin is at most `bin`, or where it has no value and `missingLeft` is 1.
 */
export interface BinnedTree {
  readonly feature: Int32Array;
  readonly bin: Int32Array;
  readonly missingLeft: Uint8Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** What a leaf adds to the log-odds, shrinkage included; 0 at inner nodes. */
  readonly value: Float64Array;
  /** How many training rows reached the node. */
  readonly cover: Float64Array;
}

/** The bin of a case without a value. */
export const NO_VALUE = -1;

/** The same in a byte of training data, as which −1 is stored there. */
export const NO_VALUE_BYTE = 255;

/** The most bins of a feature to learn from. */
export const MOST_BINS = 255;
