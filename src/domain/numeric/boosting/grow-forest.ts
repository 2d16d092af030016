import { createPrng } from '../prng.ts';
import type { BoostingData, BoostingSettings } from './boosting.ts';
import { growTree, listRoot, type Training } from './grow-tree.ts';
import type { BinnedTree } from './tree.ts';
import { ALONE, BLOCK, openWorkspace, type Part, sliceOf, type Workspace } from './workspace.ts';

/** Trees whose answers add up, with `base`, to the log-odds of bad. */
export interface BinnedForest {
  readonly base: number;
  readonly trees: readonly BinnedTree[];
  /** Mean loss (−log-likelihood) of the held-out rows after each tree; empty where none is held out. */
  readonly losses: readonly number[];
}

/**
 * Gradient boosting of trees with logistic loss and second-order steps (J. Friedman 2001; T. Chen and C. Guestrin 2016). Without
 * `part` it trains alone; otherwise every part calls it with the same data, settings and workspace, and all return the same.
 */
export function growForest(
  data: BoostingData,
  settings: BoostingSettings,
  work: Workspace = openWorkspace(data, settings, 1),
  part: Part = ALONE,
): BinnedForest {
  const training: Training = { data, settings, work, part };
  const base = baseOf(data);
  const heldOut = data.learns.reduce((sum, learns) => sum + 1 - learns, 0);
  const trees: BinnedTree[] = [];
  const losses: number[] = [];
  const { from, to } = sliceOf(data.rows, part);
  work.margin.fill(base, from, to);
  listRoot(training, 0);
  part.meet();
  for (let tree = 0; tree < settings.trees; tree++) {
    const growth = growTree(training, featuresOf(data, settings, tree));
    const { nodes } = growth;
    addAnswers(training, growth.value, nodes);
    if (tree + 1 < settings.trees) listRoot(training, tree + 1);
    part.meet();
    trees.push({
      feature: growth.feature.slice(0, nodes),
      bin: growth.bin.slice(0, nodes),
      missingLeft: growth.missingLeft.slice(0, nodes),
      left: growth.left.slice(0, nodes),
      right: growth.right.slice(0, nodes),
      value: growth.value.slice(0, nodes),
      cover: coverOf(training, growth, nodes),
    });
    if (heldOut === 0) continue;
    losses.push(work.losses.reduce((sum, loss) => sum + loss, 0) / heldOut);
    if (settings.patience !== null && tree - shortestLoss(losses) >= settings.patience) break;
  }
  return { base, trees, losses };
}

/** The place of the least loss, the first of equals. */
export function shortestLoss(losses: readonly number[]): number {
  return losses.reduce((best, loss, at) => (loss < losses[best]! ? at : best), 0);
}

function baseOf({ bad, learns }: BoostingData): number {
  let [rows, bads] = [0, 0];
  for (let row = 0; row < bad.length; row++) {
    rows += learns[row]!;
    bads += learns[row]! * bad[row]!;
  }
  return Math.log(bads / (rows - bads));
}

/** The features that a tree sees, ascending, drawn from its own stream. */
function featuresOf({ binCounts }: BoostingData, { featureShare, seed }: BoostingSettings, tree: number): number[] {
  const features = binCounts.map((_, feature) => feature);
  const wanted = Math.max(1, Math.round(featureShare * features.length));
  if (wanted === features.length) return features;
  const prng = createPrng(seed, tree);
  for (let i = 0; i < wanted; i++) {
    const drawn = i + prng.below(features.length - i);
    [features[i], features[drawn]] = [features[drawn]!, features[i]!];
  }
  return features.slice(0, wanted).sort((a, b) => a - b);
}

/** Adds the tree's answers to this part's rows, sums the loss of the held-out ones and counts the others by node. */
function addAnswers({ data, work, part }: Training, value: Float64Array, nodes: number): void {
  const { bad, learns, rows } = data;
  const { margin, place, losses, covers } = work;
  const first = (covers.length / part.parts) * part.part;
  covers.fill(0, first, first + nodes);
  const { from, to } = sliceOf(rows, part);
  for (let block = from; block < to; block += BLOCK) {
    let loss = 0;
    for (let row = block; row < Math.min(to, block + BLOCK); row++) {
      const node = place[row]!;
      const added = margin[row]! + value[node]!;
      margin[row] = added;
      if (learns[row] === 1) covers[first + node] = covers[first + node]! + 1;
      else loss += Math.log1p(Math.exp(-Math.abs(added))) + Math.max(added, 0) - bad[row]! * added;
    }
    losses[block / BLOCK] = loss;
  }
}

/** Rows at each node: those of its leaves, summed from the last node to the first. */
function coverOf(
  { work, part }: Training,
  { feature, left, right }: Pick<BinnedTree, 'feature' | 'left' | 'right'>,
  nodes: number,
): Float64Array {
  const cover = new Float64Array(nodes);
  const room = work.covers.length / part.parts;
  for (let node = nodes - 1; node >= 0; node--) {
    if (feature[node]! >= 0) cover[node] = cover[left[node]!]! + cover[right[node]!]!;
    else for (let p = 0; p < part.parts; p++) cover[node] = cover[node]! + work.covers[p * room + node]!;
  }
  return cover;
}
