import type { BinnedTree } from '#domain/numeric/index.ts';

/** Bins of a case without a value, as they stand among unsigned numbers of 16 bits. */
export const NO_VALUE_WORD = 0xffff;

// A tree's nodes and the bins of so many cases fit the nearest cache together.
const BLOCK = 256;

/**
 * A forest laid out as complete trees of one depth, for many cases at a time: all walk a tree before the next one is looked at, without a branch that
 * depends on them. The sums are those of PackedForest to the bit.
 */
export class CompleteForest {
  readonly #base: number;
  readonly #depth: number;
  readonly #trees: number;
  /** Threshold in the lower half, the shift that brings a missing value to the left above it, then the feature. */
  readonly #nodes: Int32Array;
  readonly #values: Float64Array;

  private constructor(base: number, trees: readonly BinnedTree[], depth: number) {
    this.#base = base;
    this.#depth = depth;
    this.#trees = trees.length;
    const inner = 2 ** depth - 1;
    this.#nodes = new Int32Array(trees.length * inner);
    this.#values = new Float64Array(trees.length * (inner + 1));
    trees.forEach((tree, t) => {
      this.#lay(tree, 0, 0, t * inner, t * (inner + 1), 0);
    });
  }

  /** null where the trees are too deep or the features too many. */
  static of(base: number, trees: readonly BinnedTree[], depth: number, features: number): CompleteForest | null {
    return depth < 1 || depth > MOST_DEPTH || features > MOST_FEATURES ? null : new CompleteForest(base, trees, depth);
  }

  #lay(tree: BinnedTree, node: number, place: number, nodesAt: number, valuesAt: number, level: number): void {
    if (level === this.#depth) {
      this.#values[valuesAt + place - (2 ** this.#depth - 1)] = tree.value[node]!;
      return;
    }
    const isLeaf = tree.feature[node]! < 0;
    // Below a leaf every way leads to its value.
    const shift = isLeaf ? 0 : tree.missingLeft[node]!;
    const threshold = isLeaf ? NO_VALUE_WORD : tree.bin[node]! + shift;
    const feature = isLeaf ? 0 : tree.feature[node]!;
    this.#nodes[nodesAt + place] = (feature << 17) | (shift << 16) | threshold;
    const [left, right] = isLeaf ? [node, node] : [tree.left[node]!, tree.right[node]!];
    this.#lay(tree, left, 2 * place + 1, nodesAt, valuesAt, level + 1);
    this.#lay(tree, right, 2 * place + 2, nodesAt, valuesAt, level + 1);
  }

  /** Log-odds of `rows` cases; the bins of case i begin at i · `features`. */
  logOdds(bins: Uint16Array, rows: number, features: number): Float64Array {
    const sums = new Float64Array(rows).fill(this.#base);
    for (let from = 0; from < rows; from += BLOCK) {
      const to = Math.min(rows, from + BLOCK);
      for (let t = 0; t < this.#trees; t++) this.#walk(bins, features, from, to, t, sums);
    }
    return sums;
  }

  /** Four cases at a time, so that one's look-up fills the others' wait. */
  #walk(bins: Uint16Array, features: number, from: number, to: number, tree: number, sums: Float64Array): void {
    const nodes = this.#nodes;
    const values = this.#values;
    const depth = this.#depth;
    const inner = (1 << depth) - 1;
    const nodesAt = tree * inner;
    const valuesAt = tree * (inner + 1) - inner;
    let row = from;
    for (; row + 3 < to; row += 4) {
      const first = row * features;
      const second = first + features;
      const third = second + features;
      const fourth = third + features;
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let level = 0; level < depth; level++) {
        const nodeA = nodes[nodesAt + a]!;
        const nodeB = nodes[nodesAt + b]!;
        const nodeC = nodes[nodesAt + c]!;
        const nodeD = nodes[nodesAt + d]!;
        // 1 where the bin lies above the threshold: the sign of their difference.
        a = 2 * a + 1 + (((nodeA & 0xffff) - shifted(bins[first + (nodeA >>> 17)]!, nodeA)) >>> 31);
        b = 2 * b + 1 + (((nodeB & 0xffff) - shifted(bins[second + (nodeB >>> 17)]!, nodeB)) >>> 31);
        c = 2 * c + 1 + (((nodeC & 0xffff) - shifted(bins[third + (nodeC >>> 17)]!, nodeC)) >>> 31);
        d = 2 * d + 1 + (((nodeD & 0xffff) - shifted(bins[fourth + (nodeD >>> 17)]!, nodeD)) >>> 31);
      }
      sums[row] = sums[row]! + values[valuesAt + a]!;
      sums[row + 1] = sums[row + 1]! + values[valuesAt + b]!;
      sums[row + 2] = sums[row + 2]! + values[valuesAt + c]!;
      sums[row + 3] = sums[row + 3]! + values[valuesAt + d]!;
    }
    for (; row < to; row++) {
      let at = 0;
      for (let level = 0; level < depth; level++) {
        const node = nodes[nodesAt + at]!;
        at = 2 * at + 1 + (((node & 0xffff) - shifted(bins[row * features + (node >>> 17)]!, node)) >>> 31);
      }
      sums[row] = sums[row]! + values[valuesAt + at]!;
    }
  }
}

/** A bin as a node compares it: where the node sends missing values left, 65,535 becomes 0 and every other bin moves up by one. */
function shifted(bin: number, node: number): number {
  return (bin + ((node >>> 16) & 1)) & 0xffff;
}

const MOST_DEPTH = 8;
const MOST_FEATURES = 2 ** 14;
