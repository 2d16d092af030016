import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPrng } from '../prng.ts';
import { binEdges, binOf } from './bin-edges.ts';
import { type BoostingData, type BoostingSettings, DEFAULT_BOOSTING } from './boosting.ts';
import { growForest } from './grow-forest.ts';
import { LeafTables } from './leaf-tables.ts';
import { type BinnedTree, NO_VALUE } from './tree.ts';
import { expectedAnswer, goesLeft, meanAnswer, TreeExplainer } from './tree-shap.ts';

/** Rows whose risk rises with feature 0, bends with feature 1, and does not know feature 2; some values are lacking. */
function madeUp(rows: number, seed: number, directions: readonly number[] = [0, 0, 0]): BoostingData {
  const prng = createPrng(seed);
  const columns = directions.map(() => Float64Array.from({ length: rows }, () => prng.normal()));
  const bad = Uint8Array.from({ length: rows }, (_, row) => {
    const logOdds = -1.5 + columns[0]![row]! + columns[1]![row]! ** 2 / 2;
    return prng.uniform() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
  });
  const bins = new Uint8Array(rows * columns.length);
  const binCounts = columns.map((column, f) => {
    const edges = binEdges(column, 32);
    for (let row = 0; row < rows; row++)
      bins[f * rows + row] = prng.uniform() < 0.05 ? NO_VALUE : binOf(edges, column[row]!);
    return edges.length + 1;
  });
  const learns = Uint8Array.from({ length: rows }, (_, row) => (row % 5 === 0 ? 0 : 1));
  return { rows, bins, binCounts, directions, bad, learns };
}

const SMALL: BoostingSettings = { ...DEFAULT_BOOSTING, trees: 30, rate: 0.2 };

function answer(trees: readonly BinnedTree[], bins: Int32Array): number {
  return trees.reduce((sum, tree) => {
    let node = 0;
    while (tree.feature[node]! >= 0)
      node = goesLeft(tree, node, bins[tree.feature[node]!]!) ? tree.left[node]! : tree.right[node]!;
    return sum + tree.value[node]!;
  }, 0);
}

describe('bins', () => {
  it('gives each value its own where there are few, and about equal counts otherwise', () => {
    expect([...binEdges(Float64Array.of(3, 1, 2, 2, Number.NaN))]).toEqual([1.5, 2.5]);
    const edges = binEdges(
      Float64Array.from({ length: 1000 }, (_, i) => i),
      10,
    );
    expect(edges.length).toBe(9);
    expect(binOf(edges, 99)).toBe(0);
    expect(binOf(edges, 100)).toBe(1);
    expect(binOf(edges, Number.NaN)).toBe(NO_VALUE);
  });

  it('parts neighbouring doubles', () => {
    const next = 1 + Number.EPSILON;
    const edges = binEdges(Float64Array.of(1, next));
    expect([binOf(edges, 1), binOf(edges, next)]).toEqual([0, 1]);
  });
});

describe('a boosted forest', () => {
  it('lowers the loss of rows that it did not learn from', () => {
    const { losses, trees } = growForest(madeUp(4000, 1), SMALL);
    expect(trees.length).toBe(30);
    expect(losses.at(-1)!).toBeLessThan(losses[0]! - 0.05);
  });

  it('stops when the held-out loss has not fallen for a while', () => {
    const data = madeUp(600, 2);
    const { losses } = growForest(data, { ...SMALL, trees: 500, rate: 0.5, patience: 10 });
    expect(losses.length).toBeLessThan(500);
    expect(Math.min(...losses)).toBe(losses[losses.length - 11]);
  });

  it('learns on which side rows without a value belong', () => {
    const rows = 2000;
    const prng = createPrng(5);
    const bins = Uint8Array.from({ length: rows }, () => (prng.uniform() < 0.3 ? NO_VALUE : prng.below(4)));
    const bad = Uint8Array.from(bins, (bin) => (prng.uniform() < (bin === 255 ? 0.9 : 0.1) ? 1 : 0));
    const learns = new Uint8Array(rows).fill(1);
    const data = { rows, bins, binCounts: [4], directions: [0], bad, learns };
    const { base, trees } = growForest(data, { ...SMALL, rowShare: 1 });
    expect(base + answer(trees, Int32Array.of(NO_VALUE))).toBeGreaterThan(1.5);
    for (const bin of [0, 1, 2, 3]) expect(base + answer(trees, Int32Array.of(bin))).toBeLessThan(-1.5);
  });

  it('never falls where it may only rise, at any depth and with every neighbour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 6 }), (seed, depth) => {
        const data = madeUp(800, seed, [1, -1, 1]);
        const { trees } = growForest(data, { ...SMALL, depth, rate: 0.4, trees: 12, leastWeight: 1 });
        const prng = createPrng(seed, 1);
        for (let i = 0; i < 500; i++) {
          const bins = Int32Array.from(data.binCounts, (bins) => (prng.uniform() < 0.1 ? NO_VALUE : prng.below(bins)));
          const feature = prng.below(3);
          if (bins[feature] === NO_VALUE || bins[feature] === data.binCounts[feature]! - 1) continue;
          const before = answer(trees, bins);
          bins[feature]! += 1;
          const change = answer(trees, bins) - before;
          if (change * data.directions[feature]! < 0) return false;
        }
        return true;
      }),
      { numRuns: 30, seed: 4 },
    );
  });
});

describe('Shapley values of trees', () => {
  const data = madeUp(3000, 11);
  const { trees } = growForest(data, { ...SMALL, depth: 5 });

  it('sum to the answer minus the mean, also where features are not known', () => {
    const prng = createPrng(12);
    for (let i = 0; i < 200; i++) {
      const bins = Int32Array.from(data.binCounts, (bins) => (prng.uniform() < 0.1 ? NO_VALUE : prng.below(bins)));
      const known = Uint8Array.from(data.binCounts, () => (i < 100 || prng.uniform() < 0.6 ? 1 : 0));
      const parts = new Float64Array(3);
      const explainer = new TreeExplainer(5);
      let [sum, mean] = [0, 0];
      for (const tree of trees) {
        explainer.add(tree, bins, known, parts);
        sum += expectedAnswer(tree, bins, known);
        mean += meanAnswer(tree);
      }
      if (i < 100) expect(sum).toBeCloseTo(answer(trees, bins), 12);
      expect(Math.abs(mean + parts[0]! + parts[1]! + parts[2]! - sum)).toBeLessThan(1e-9);
      expect(parts.filter((part, f) => known[f] === 0 && part !== 0)).toEqual(new Float64Array(0));
    }
  });

  it('are the same when looked up by leaf', () => {
    const prng = createPrng(14);
    const tables = LeafTables.of(trees, 1e6)!;
    for (let i = 0; i < 100; i++) {
      const bins = Int32Array.from(data.binCounts, (bins) => (prng.uniform() < 0.2 ? NO_VALUE : prng.below(bins)));
      const parts = new Float64Array(3);
      const looked = new Float64Array(3);
      const explainer = new TreeExplainer(5);
      for (const tree of trees) explainer.add(tree, bins, Uint8Array.of(1, 1, 1), parts);
      tables.add(bins, looked);
      for (const f of [0, 1, 2]) expect(looked[f]).toBeCloseTo(parts[f]!, 12);
    }
    expect(LeafTables.of(trees, 10)).toBeNull();
  });

  it('are those of the definition over every coalition', () => {
    const prng = createPrng(13);
    for (let i = 0; i < 20; i++) {
      const bins = Int32Array.from(data.binCounts, (bins) => prng.below(bins));
      const tree = trees[i]!;
      const parts = new Float64Array(3);
      new TreeExplainer(5).add(tree, bins, Uint8Array.of(1, 1, 1), parts);
      const value = (set: readonly number[]) =>
        expectedAnswer(
          tree,
          bins,
          Uint8Array.from([0, 1, 2], (f) => (set.includes(f) ? 1 : 0)),
        );
      for (const f of [0, 1, 2]) {
        const [a, b] = [0, 1, 2].filter((g) => g !== f) as [number, number];
        const byHand =
          (value([f]) - value([])) / 3 +
          (value([f, a]) - value([a])) / 6 +
          (value([f, b]) - value([b])) / 6 +
          (value([f, a, b]) - value([a, b])) / 3;
        expect(parts[f]).toBeCloseTo(byHand, 12);
      }
    }
  });
});
