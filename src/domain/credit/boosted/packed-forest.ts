import type { BinnedTree } from '#domain/numeric/index.ts';

/**
 * All trees of a forest in one run of arrays, for walking many cases through. A node's children lie side by side. Bins are shifted so that a
 * case without a value falls on its side by the same comparison: it goes right where ((bin + shift) & 0xffff) > threshold.
 */
export class PackedForest {
  readonly #roots: Int32Array;
  readonly #feature: Int32Array;
  readonly #shift: Int32Array;
  readonly #threshold: Int32Array;
  readonly #left: Int32Array;
  readonly #value: Float64Array;
  readonly #base: number;

  constructor(base: number, trees: readonly BinnedTree[]) {
    const nodes = trees.reduce((sum, tree) => sum + tree.feature.length, 0);
    this.#base = base;
    this.#roots = new Int32Array(trees.length);
    this.#feature = new Int32Array(nodes);
    this.#shift = new Int32Array(nodes);
    this.#threshold = new Int32Array(nodes);
    this.#left = new Int32Array(nodes);
    this.#value = new Float64Array(nodes);
    let next = 0;
    trees.forEach((tree, t) => {
      this.#roots[t] = next;
      next = this.#pack(tree, next);
    });
  }

  /** Lays a tree out breadth first, so that the children of a node are neighbours. */
  #pack(tree: BinnedTree, first: number): number {
    const order = [0];
    for (let i = 0; i < order.length; i++) {
      const node = order[i]!;
      const at = first + i;
      this.#feature[at] = tree.feature[node]!;
      this.#value[at] = tree.value[node]!;
      if (tree.feature[node]! < 0) continue;
      // Shifted by one, no value becomes 0 and lies left of all; unshifted it becomes 65,535 and lies right of all.
      this.#shift[at] = tree.missingLeft[node]!;
      this.#threshold[at] = tree.bin[node]! + tree.missingLeft[node]!;
      this.#left[at] = first + order.length;
      order.push(tree.left[node]!, tree.right[node]!);
    }
    return first + order.length;
  }

  /** Base plus the answers of all trees, added in their order; the case's bins begin at `at`. */
  logOdds(bins: Int32Array, at = 0): number {
    let sum = this.#base;
    for (let t = 0; t < this.#roots.length; t++) {
      let node = this.#roots[t]!;
      for (let feature = this.#feature[node]!; feature >= 0; feature = this.#feature[node]!) {
        const bin = (bins[at + feature]! + this.#shift[node]!) & 0xffff;
        node = this.#left[node]! + (bin > this.#threshold[node]! ? 1 : 0);
      }
      sum += this.#value[node]!;
    }
    return sum;
  }
}
