import type { BoostingSettings } from './boosting.ts';
import { NO_VALUE_BYTE } from './tree.ts';
import type { Workspace } from './workspace.ts';

/** What a node of the level knows of itself: its sums, and the bounds that monotone ancestors set on its answers. */
export interface GrowingNode {
  /** Its number in the tree. */
  readonly node: number;
  readonly gradient: number;
  readonly slope: number;
  readonly low: number;
  readonly high: number;
}

/** The answer that lowers the loss most within bounds: −G / (H + ridge). */
export function bestAnswer(gradient: number, slope: number, ridge: number, low: number, high: number): number {
  const free = -gradient / (slope + ridge);
  return Math.max(low, Math.min(high, free));
}

/** Twice what an answer takes off the loss. */
function reward(gradient: number, slope: number, ridge: number, answer: number): number {
  return -(2 * gradient * answer + (slope + ridge) * answer * answer);
}

// Gains below this are rounding.
const LEAST_GAIN = 1e-6;

interface Search {
  readonly histogram: Float64Array;
  /** Where the histogram of this node and feature begins. */
  readonly offset: number;
  readonly bins: number;
  readonly direction: number;
  readonly settings: BoostingSettings;
  readonly node: GrowingNode;
  /** Where the found split is written. */
  readonly at: number;
}

/**
 * The best split of one node in one feature, written to the workspace; gain 0 where none helps. Rows without a value are
 * tried on both sides. With a direction, the left answer may not exceed the right one (or the other way round).
 */
export function findBestSplit(work: Workspace, search: Search): void {
  const { histogram, offset, settings, node, at } = search;
  const missingGradient = histogram[offset + 2 * NO_VALUE_BYTE]!;
  const missingSlope = histogram[offset + 2 * NO_VALUE_BYTE + 1]!;
  work.gain[at] = 0;
  const { ridge } = settings;
  const whole = reward(
    node.gradient,
    node.slope,
    ridge,
    bestAnswer(node.gradient, node.slope, ridge, node.low, node.high),
  );
  scan(work, search, whole, 0, 0, 0);
  // Where nobody in the node lacks a value the second scan would find the same; the heavier side then takes such rows.
  if (missingSlope > 0) scan(work, search, whole, missingGradient, missingSlope, 1);
  else if (work.gain[at]! > 0) work.missingLeft[at] = work.leftSlope[at]! > node.slope / 2 ? 1 : 0;
}

function scan(
  work: Workspace,
  { histogram, offset, bins, direction, settings, node, at }: Search,
  whole: number,
  startGradient: number,
  startSlope: number,
  missingLeft: 0 | 1,
): void {
  const { ridge, leastWeight } = settings;
  const { gradient, slope, low, high } = node;
  const bounded = direction !== 0 || low !== Number.NEGATIVE_INFINITY || high !== Number.POSITIVE_INFINITY;
  let best = Math.max(work.gain[at]!, LEAST_GAIN);
  let [left, leftSlope, found] = [startGradient, startSlope, -1];
  let [bestLeft, bestLeftSlope] = [0, 0];
  const most = slope - leastWeight;
  // Without a value on either side the last bin parts nothing; with such rows on the right it parts them from the rest.
  const last = missingLeft === 1 ? bins - 1 : bins;
  for (let bin = 0; bin < last; bin++) {
    const added = histogram[offset + 2 * bin + 1]!;
    left += histogram[offset + 2 * bin]!;
    leftSlope += added;
    if (added === 0 || leftSlope < leastWeight) continue;
    if (leftSlope > most) break;
    const right = gradient - left;
    const rightSlope = slope - leftSlope;
    let gain: number;
    if (bounded) {
      const leftAnswer = bestAnswer(left, leftSlope, ridge, low, high);
      const rightAnswer = bestAnswer(right, rightSlope, ridge, low, high);
      if (direction > 0 ? leftAnswer > rightAnswer : direction < 0 && leftAnswer < rightAnswer) continue;
      gain = reward(left, leftSlope, ridge, leftAnswer) + reward(right, rightSlope, ridge, rightAnswer) - whole;
    } else gain = (left * left) / (leftSlope + ridge) + (right * right) / (rightSlope + ridge) - whole;
    if (gain > best) {
      best = gain;
      found = bin;
      bestLeft = left;
      bestLeftSlope = leftSlope;
    }
  }
  if (found < 0) return;
  work.gain[at] = best;
  work.bin[at] = found;
  work.missingLeft[at] = missingLeft;
  work.leftGradient[at] = bestLeft;
  work.leftSlope[at] = bestLeftSlope;
}
