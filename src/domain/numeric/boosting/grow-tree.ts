import { bestAnswer, findBestSplit, type GrowingNode } from './best-split.ts';
import type { BoostingData, BoostingSettings } from './boosting.ts';
import { type BinnedTree, NO_VALUE_BYTE } from './tree.ts';
import { BLOCK, HISTOGRAM, type Part, sliceOf, type Workspace } from './workspace.ts';

/** One training as one of its parts sees it. Every part takes the same steps and comes to the same trees. */
export interface Training {
  readonly data: BoostingData;
  readonly settings: BoostingSettings;
  readonly work: Workspace;
  readonly part: Part;
}

/** A tree while it grows, in arrays that are longer than it. */
interface Growth extends Omit<BinnedTree, 'cover'> {
  nodes: number;
}

/**
 * Grows one tree level by level on the features given, from rows that were listed for its root. Rows are shared out by
 * slices, features by turns: a histogram is always summed by one part in the order of the rows, so that the number of
 * parts changes nothing. Between two meetings a part writes only what is its own.
 */
export function growTree(training: Training, features: readonly number[]): Growth {
  const { settings, part } = training;
  const growth = emptyGrowth(2 ** (settings.depth + 1));
  let level: readonly GrowingNode[] = [rootOf(training)];
  addLeaf(growth, level[0]!, settings);
  let pairs: readonly number[] = [];
  for (let depth = 0; depth < settings.depth; depth++) {
    searchLevel(training, features, level, pairs, depth);
    part.meet();
    const split = takeSplits(training, features, level, growth);
    if (split.level.length === 0) break;
    ({ level, parents: pairs } = split);
    moveRows(training, growth);
    if (depth + 1 === settings.depth) break;
    listRows(training, level);
    part.meet();
  }
  return growth;
}

function emptyGrowth(room: number): Growth {
  return {
    feature: new Int32Array(room),
    bin: new Int32Array(room),
    missingLeft: new Uint8Array(room),
    left: new Int32Array(room),
    right: new Int32Array(room),
    value: new Float64Array(room),
    nodes: 0,
  };
}

function addLeaf(growth: Growth, { gradient, slope, low, high }: GrowingNode, { ridge, rate }: BoostingSettings): void {
  const node = growth.nodes++;
  growth.feature[node] = -1;
  growth.value[node] = rate * bestAnswer(gradient, slope, ridge, low, high);
}

/** The sums over all rows that the tree sees, block by block. */
function rootOf({ work }: Training): GrowingNode {
  let [gradient, slope] = [0, 0];
  for (let i = 0; i < work.blockGradients.length; i += 2) {
    gradient += work.blockGradients[i]!;
    slope += work.blockGradients[i + 1]!;
  }
  return { node: 0, gradient, slope, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
}

/** Of the two children of one parent, the one whose rows are counted; the other's histogram is what is left. */
function isCounted(level: readonly GrowingNode[], at: number): boolean {
  const pair = level[at ^ 1];
  if (pair === undefined) return true;
  return level[at]!.slope < pair.slope || (level[at]!.slope === pair.slope && (at & 1) === 0);
}

/** Histograms and best splits of a level in the features that are this part's turn. `pairs[i]` is the parent of the i-th pair. */
function searchLevel(
  { data, settings, work, part }: Training,
  features: readonly number[],
  level: readonly GrowingNode[],
  pairs: readonly number[],
  depth: number,
): void {
  const count = data.binCounts.length;
  const histogram = work.histograms[depth & 1]!;
  const before = work.histograms[(depth + 1) & 1]!;
  const counted = level.map((_, at) => at).filter((at) => isCounted(level, at));
  for (let turn = part.part; turn < features.length; turn += part.parts) {
    const feature = features[turn]!;
    const offsets = Int32Array.from(counted, (at) => (at * count + feature) * HISTOGRAM);
    for (const offset of offsets) histogram.fill(0, offset, offset + HISTOGRAM);
    sumHistograms(data, work, part, feature, offsets, histogram);
    pairs.forEach((parent, pair) => {
      const light = isCounted(level, 2 * pair) ? 2 * pair : 2 * pair + 1;
      const from = (light * count + feature) * HISTOGRAM;
      const rest = ((light ^ 1) * count + feature) * HISTOGRAM;
      const whole = (parent * count + feature) * HISTOGRAM;
      for (let i = 0; i < HISTOGRAM; i++) histogram[rest + i] = before[whole + i]! - histogram[from + i]!;
    });
    level.forEach((node, at) => {
      const place = at * count + feature;
      const direction = data.directions[feature]!;
      const bins = data.binCounts[feature]!;
      findBestSplit(work, { histogram, offset: place * HISTOGRAM, bins, direction, settings, node, at: place });
    });
  }
}

function sumHistograms(
  { bins, rows }: BoostingData,
  work: Workspace,
  { parts }: Part,
  feature: number,
  offsets: Int32Array,
  histogram: Float64Array,
): void {
  const { listed, slots, listedGradients, listedCounts } = work;
  const base = feature * rows;
  for (let part = 0; part < parts; part++) {
    const { from } = sliceOf(rows, { part, parts });
    const to = from + listedCounts[part]!;
    for (let k = from; k < to; k++) {
      const at = offsets[slots[k]!]! + 2 * bins[base + listed[k]!]!;
      histogram[at] = histogram[at]! + listedGradients[2 * k]!;
      histogram[at + 1] = histogram[at + 1]! + listedGradients[2 * k + 1]!;
    }
  }
}

/** Splits every node of the level where some feature gains, the earliest feature of those that gain most. */
function takeSplits(
  { data, settings, work }: Training,
  features: readonly number[],
  level: readonly GrowingNode[],
  growth: Growth,
): { level: readonly GrowingNode[]; parents: readonly number[] } {
  const next: GrowingNode[] = [];
  const parents: number[] = [];
  level.forEach((node, position) => {
    let best = -1;
    for (const feature of features) {
      const at = position * data.binCounts.length + feature;
      if (work.gain[at]! > (best < 0 ? 0 : work.gain[best]!)) best = at;
    }
    if (best < 0) return;
    const feature = best % data.binCounts.length;
    const [left, right] = childrenOf(work, best, node, data.directions[feature]!, settings, growth.nodes);
    growth.feature[node.node] = feature;
    growth.bin[node.node] = work.bin[best]!;
    growth.missingLeft[node.node] = work.missingLeft[best]!;
    growth.left[node.node] = left.node;
    growth.right[node.node] = right.node;
    growth.value[node.node] = 0;
    addLeaf(growth, left, settings);
    addLeaf(growth, right, settings);
    next.push(left, right);
    parents.push(position);
  });
  return { level: next, parents };
}

/** The two sides of a split; where it has a direction, no answer below may cross the middle between the two sides' own. */
function childrenOf(
  work: Workspace,
  at: number,
  { gradient, slope, low, high }: GrowingNode,
  direction: number,
  { ridge }: BoostingSettings,
  first: number,
): [GrowingNode, GrowingNode] {
  const left = { node: first, gradient: work.leftGradient[at]!, slope: work.leftSlope[at]!, low, high };
  const right = { node: first + 1, gradient: gradient - left.gradient, slope: slope - left.slope, low, high };
  if (direction === 0) return [left, right];
  const answers = [left, right].map((side) => bestAnswer(side.gradient, side.slope, ridge, low, high));
  const middle = (answers[0]! + answers[1]!) / 2;
  return direction > 0
    ? [
        { ...left, high: middle },
        { ...right, low: middle },
      ]
    : [
        { ...left, low: middle },
        { ...right, high: middle },
      ];
}

/** Sends this part's rows from nodes that were split to their children. */
function moveRows({ data, work, part }: Training, growth: Growth): void {
  const { bins, rows } = data;
  const { feature, bin, missingLeft, left, right } = growth;
  const { place } = work;
  const { from, to } = sliceOf(rows, part);
  for (let row = from; row < to; row++) {
    const node = place[row]!;
    const split = feature[node]!;
    if (split < 0) continue;
    const found = bins[split * rows + row]!;
    const goesLeft = found === NO_VALUE_BYTE ? missingLeft[node]! === 1 : found <= bin[node]!;
    place[row] = goesLeft ? left[node]! : right[node]!;
  }
}

/** Lists this part's rows whose node is counted. */
function listRows({ data, work, part }: Training, level: readonly GrowingNode[]): void {
  const { listed, slots, listedGradients, gradients, place } = work;
  const slotOfNode = new Int32Array(level.at(-1)!.node + 1).fill(-1);
  let slot = 0;
  level.forEach(({ node }, at) => {
    if (isCounted(level, at)) slotOfNode[node] = slot++;
  });
  const { from, to } = sliceOf(data.rows, part);
  let at = from;
  for (let row = from; row < to; row++) {
    const slope = gradients[2 * row + 1]!;
    const found = slotOfNode[place[row]!]!;
    if (slope === 0 || found < 0) continue;
    listed[at] = row;
    slots[at] = found;
    listedGradients[2 * at] = gradients[2 * row]!;
    listedGradients[2 * at + 1] = slope;
    at++;
  }
  work.listedCounts[part.part] = at - from;
}

/** Sees one tree's rows before it grows: their gradients, and the list and sums of its root. */
export function listRoot({ data, settings, work, part }: Training, tree: number): void {
  const { bad, learns, rows } = data;
  const { margin, gradients, listed, slots, listedGradients, place, blockGradients } = work;
  const { from, to } = sliceOf(rows, part);
  let at = from;
  for (let block = from; block < to; block += BLOCK) {
    let [gradientSum, slopeSum] = [0, 0];
    for (let row = block; row < Math.min(to, block + BLOCK); row++) {
      place[row] = 0;
      gradients[2 * row + 1] = 0;
      if (learns[row] === 0 || !isDrawn(settings, tree, row)) continue;
      const p = 1 / (1 + Math.exp(-margin[row]!));
      gradients[2 * row] = p - bad[row]!;
      gradients[2 * row + 1] = Math.max(p * (1 - p), LEAST_SLOPE);
      listed[at] = row;
      slots[at] = 0;
      listedGradients[2 * at] = gradients[2 * row]!;
      listedGradients[2 * at + 1] = gradients[2 * row + 1]!;
      gradientSum += gradients[2 * row]!;
      slopeSum += gradients[2 * row + 1]!;
      at++;
    }
    blockGradients[(2 * block) / BLOCK] = gradientSum;
    blockGradients[(2 * block) / BLOCK + 1] = slopeSum;
  }
  work.listedCounts[part.part] = at - from;
}

// A probability that has reached 0 or 1 in doubles would leave a row without weight.
const LEAST_SLOPE = 1e-16;

/** Whether a tree sees a row: a hash of both, so that no stream of chance has to be walked in the order of the rows. */
function isDrawn({ rowShare, seed }: BoostingSettings, tree: number, row: number): boolean {
  if (rowShare >= 1) return true;
  let hash = Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(tree + 1, 0x85ebca6b) ^ Math.imul(seed, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296 < rowShare;
}
