import { type BinnedTree, NO_VALUE } from './tree.ts';

/** Whether a case goes left at a node. */
export function goesLeft(tree: BinnedTree, node: number, bin: number): boolean {
  return bin === NO_VALUE ? tree.missingLeft[node] === 1 : bin <= tree.bin[node]!;
}

/**
 * What a tree answers where some features are not known (`known[f]` is 0): the mean over both sides of every split in
 * such a feature, weighted by the training rows there.
 */
export function expectedAnswer(tree: BinnedTree, bins: Int32Array, known: Uint8Array, node = 0): number {
  let at = node;
  for (;;) {
    const feature = tree.feature[at]!;
    if (feature < 0) return tree.value[at]!;
    const [left, right] = [tree.left[at]!, tree.right[at]!];
    if (known[feature] === 0) {
      const share = tree.cover[left]! / tree.cover[at]!;
      return share * expectedAnswer(tree, bins, known, left) + (1 - share) * expectedAnswer(tree, bins, known, right);
    }
    at = goesLeft(tree, at, bins[feature]!) ? left : right;
  }
}

/** The features on the way to a node, with the share of coalitions that pass there without and with each. */
export class Path {
  length = 0;
  readonly feature: Int32Array;
  readonly zero: Float64Array;
  readonly one: Float64Array;
  readonly weight: Float64Array;

  constructor(room: number) {
    this.feature = new Int32Array(room);
    this.zero = new Float64Array(room);
    this.one = new Float64Array(room);
    this.weight = new Float64Array(room);
  }

  /** Becomes `other` and one step more; a feature that was met before is met once, with both shares multiplied. */
  follow(other: Path, feature: number, zero: number, one: number): void {
    this.length = other.length;
    this.feature.set(other.feature);
    this.zero.set(other.zero);
    this.one.set(other.one);
    this.weight.set(other.weight);
    const before = this.#indexOf(feature);
    if (before < 0) this.extend(feature, zero, one);
    else {
      const [zeroBefore, oneBefore] = [this.zero[before]!, this.one[before]!];
      this.#unwind(before);
      this.extend(feature, zero * zeroBefore, one * oneBefore);
    }
  }

  extend(feature: number, zero: number, one: number): void {
    const { weight, length } = this;
    this.feature[length] = feature;
    this.zero[length] = zero;
    this.one[length] = one;
    weight[length] = length === 0 ? 1 : 0;
    for (let i = length - 1; i >= 0; i--) {
      weight[i + 1] = weight[i + 1]! + (one * weight[i]! * (i + 1)) / (length + 1);
      weight[i] = (zero * weight[i]! * (length - i)) / (length + 1);
    }
    this.length = length + 1;
  }

  #unwind(at: number): void {
    const { weight } = this;
    const last = this.length - 1;
    const [one, zero] = [this.one[at]!, this.zero[at]!];
    let next = weight[last]!;
    for (let i = last - 1; i >= 0; i--) {
      if (one !== 0) {
        const before = weight[i]!;
        weight[i] = (next * (last + 1)) / ((i + 1) * one);
        next = before - (weight[i]! * zero * (last - i)) / (last + 1);
      } else weight[i] = (weight[i]! * (last + 1)) / (zero * (last - i));
    }
    for (let i = at; i < last; i++) {
      this.feature[i] = this.feature[i + 1]!;
      this.zero[i] = this.zero[i + 1]!;
      this.one[i] = this.one[i + 1]!;
    }
    this.length = last;
  }

  /** The sum of the weights once the feature at `at` is taken out, without taking it out. */
  unwoundSum(at: number): number {
    const { weight } = this;
    const last = this.length - 1;
    const [one, zero] = [this.one[at]!, this.zero[at]!];
    let next = weight[last]!;
    let sum = 0;
    for (let i = last - 1; i >= 0; i--) {
      if (one !== 0) {
        const taken = (next * (last + 1)) / ((i + 1) * one);
        sum += taken;
        next = weight[i]! - (taken * zero * (last - i)) / (last + 1);
      } else sum += (weight[i]! * (last + 1)) / (zero * (last - i));
    }
    return sum;
  }

  #indexOf(feature: number): number {
    for (let i = 1; i < this.length; i++) if (this.feature[i] === feature) return i;
    return -1;
  }
}

/** Shapley values of the features for trees of up to `depth` levels; one explainer serves many cases, one after another. */
export class TreeExplainer {
  readonly #paths: readonly Path[];

  constructor(depth: number) {
    this.#paths = Array.from({ length: depth + 2 }, () => new Path(depth + 2));
  }

  /**
   * Adds each feature's part in the tree's answer to `into`: exact Shapley values of the path-dependent expectation (S. Lundberg
   * et al., Nature Machine Intelligence 2 (2020) 56–67, algorithm 2). They sum to the answer minus the tree's mean. A feature that is not
   * known has no part, and the sum is then `expectedAnswer` minus the mean.
   */
  add(tree: BinnedTree, bins: Int32Array, known: Uint8Array, into: Float64Array): void {
    this.#paths[0]!.length = 0;
    this.#paths[0]!.extend(-1, 1, 1);
    this.#visit({ tree, bins, known, into }, 0, 0, 1);
  }

  #visit(explained: Explained, node: number, depth: number, share: number): void {
    const { tree, bins, known, into } = explained;
    const path = this.#paths[depth]!;
    const split = tree.feature[node]!;
    if (split < 0) {
      const answer = share * tree.value[node]!;
      for (let i = 1; i < path.length; i++) {
        const part = path.unwoundSum(i) * (path.one[i]! - path.zero[i]!) * answer;
        into[path.feature[i]!] = into[path.feature[i]!]! + part;
      }
      return;
    }
    const chosen = goesLeft(tree, node, bins[split]!) ? tree.left[node]! : tree.right[node]!;
    for (const child of [tree.left[node]!, tree.right[node]!]) {
      const here = tree.cover[child]! / tree.cover[node]!;
      // Every coalition lacks a feature that is not known: both ways count, and the feature takes no part.
      if (known[split] === 0) this.#visit(explained, child, depth, share * here);
      else {
        this.#paths[depth + 1]!.follow(path, split, here, child === chosen ? 1 : 0);
        this.#visit(explained, child, depth + 1, share);
      }
    }
  }
}

/** One tree, one case, and where the parts of its features go. */
interface Explained {
  readonly tree: BinnedTree;
  readonly bins: Int32Array;
  readonly known: Uint8Array;
  readonly into: Float64Array;
}

/** The mean answer of a tree over the training rows. */
export function meanAnswer(tree: BinnedTree): number {
  let sum = 0;
  for (let node = 0; node < tree.feature.length; node++)
    if (tree.feature[node]! < 0) sum += (tree.cover[node]! / tree.cover[0]!) * tree.value[node]!;
  return sum;
}
