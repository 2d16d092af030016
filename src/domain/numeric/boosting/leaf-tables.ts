import { type BinnedTree, NO_VALUE } from './tree.ts';
import { Path } from './tree-shap.ts';

/** What one feature must be for a case to reach a leaf: a bin in (low, high], or no value where `missing` is 1. */
interface Condition {
  readonly feature: number;
  readonly low: number;
  readonly high: number;
  readonly missing: number;
  /** The share of training rows that pass it, of those that pass all before it. */
  readonly share: number;
}

interface Leaf {
  readonly conditions: readonly Condition[];
  readonly value: number;
}

/**
 * Shapley values of a forest by looking them up: what a leaf gives to each of its features depends on nothing but which of its conditions
 * a case meets, so that all of it is worked out once (J. Yang, Fast TreeSHAP, 2021). Only for cases that are known in full.
 */
export class LeafTables {
  readonly #leaves: number;
  readonly #first: Int32Array;
  readonly #feature: Int32Array;
  readonly #low: Int32Array;
  readonly #high: Int32Array;
  readonly #missing: Uint8Array;
  readonly #tableAt: Int32Array;
  readonly #table: Float64Array;

  private constructor(leaves: readonly Leaf[]) {
    const conditions = leaves.flatMap((leaf) => leaf.conditions);
    this.#leaves = leaves.length;
    this.#feature = Int32Array.from(conditions, ({ feature }) => feature);
    this.#low = Int32Array.from(conditions, ({ low }) => low);
    this.#high = Int32Array.from(conditions, ({ high }) => high);
    this.#missing = Uint8Array.from(conditions, ({ missing }) => missing);
    this.#first = new Int32Array(leaves.length + 1);
    this.#tableAt = new Int32Array(leaves.length);
    this.#table = new Float64Array(leaves.reduce((sum, leaf) => sum + tableSize(leaf), 0));
    let at = 0;
    leaves.forEach((leaf, i) => {
      this.#first[i + 1] = this.#first[i]! + leaf.conditions.length;
      this.#tableAt[i] = at;
      fillTable(leaf, this.#table.subarray(at, at + tableSize(leaf)));
      at += tableSize(leaf);
    });
  }

  /** Tables for a forest; null where they would take more room than `mostEntries` numbers. */
  static of(trees: readonly BinnedTree[], mostEntries: number): LeafTables | null {
    const leaves: Leaf[] = [];
    let entries = 0;
    for (const tree of trees)
      for (const leaf of leavesOf(tree)) {
        entries += tableSize(leaf);
        if (entries > mostEntries) return null;
        leaves.push(leaf);
      }
    return new LeafTables(leaves);
  }

  /** Adds each feature's part in the forest's answer to `into`. */
  add(bins: Int32Array, into: Float64Array): void {
    const feature = this.#feature;
    for (let leaf = 0; leaf < this.#leaves; leaf++) {
      const from = this.#first[leaf]!;
      const to = this.#first[leaf + 1]!;
      let met = 0;
      for (let i = from; i < to; i++) {
        const bin = bins[feature[i]!]!;
        const passes = bin === NO_VALUE ? this.#missing[i]! === 1 : bin > this.#low[i]! && bin <= this.#high[i]!;
        if (passes) met |= 1 << (i - from);
      }
      const row = this.#tableAt[leaf]! + met * (to - from);
      for (let i = from; i < to; i++) {
        const at = feature[i]!;
        into[at] = into[at]! + this.#table[row + i - from]!;
      }
    }
  }
}

// Above every bin.
const NO_BOUND = 0x7fffffff;

function tableSize({ conditions }: Leaf): number {
  return 2 ** conditions.length * conditions.length;
}

function fillTable({ conditions, value }: Leaf, table: Float64Array): void {
  const size = conditions.length;
  const path = new Path(size + 1);
  for (let met = 0; met < 2 ** size; met++) {
    path.length = 0;
    path.extend(-1, 1, 1);
    conditions.forEach(({ share }, i) => {
      path.extend(i, share, (met >> i) & 1);
    });
    for (let i = 0; i < size; i++)
      table[met * size + i] = path.unwoundSum(i + 1) * (path.one[i + 1]! - path.zero[i + 1]!) * value;
  }
}

function leavesOf(tree: BinnedTree, node = 0, above: readonly Condition[] = []): Leaf[] {
  const feature = tree.feature[node]!;
  if (feature < 0) return [{ conditions: above, value: tree.value[node]! }];
  const [left, right] = [tree.left[node]!, tree.right[node]!];
  const bin = tree.bin[node]!;
  const missing = tree.missingLeft[node]!;
  const share = (child: number) => tree.cover[child]! / tree.cover[node]!;
  const onLeft = { feature, low: NO_VALUE, high: bin, missing, share: share(left) };
  const onRight = { feature, low: bin, high: NO_BOUND, missing: 1 - missing, share: share(right) };
  return [...leavesOf(tree, left, both(above, onLeft)), ...leavesOf(tree, right, both(above, onRight))];
}

/** The conditions of a path and one more; two on one feature become one. */
function both(above: readonly Condition[], added: Condition): Condition[] {
  const before = above.find(({ feature }) => feature === added.feature);
  if (!before) return [...above, added];
  const joined = {
    feature: added.feature,
    low: Math.max(before.low, added.low),
    high: Math.min(before.high, added.high),
    missing: before.missing * added.missing,
    share: before.share * added.share,
  };
  return above.map((condition) => (condition === before ? joined : condition));
}
