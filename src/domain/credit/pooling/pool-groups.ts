import { logistic, logit } from '../scale.ts';

/** Cases of one innermost group: its path from the widest level to the narrowest, what came of them, and what was predicted. */
export interface GroupCases {
  readonly path: readonly string[];
  readonly rows: number;
  readonly bads: number;
  /** The sum of the predicted PDs. */
  readonly expected: number;
}

/** What a group's bad rate is taken to be, its own cases and those of the wider groups together. */
export interface PooledGroup extends GroupCases {
  readonly pd: number;
  /** The 90 % interval of the bad rate. */
  readonly low: number;
  readonly high: number;
  /** pd over the mean prediction: above 1 the predictions are too low for the group. */
  readonly ratio: number;
  /** Whether the mean prediction lies within the interval. */
  readonly calibrated: boolean;
}

interface Node {
  readonly cases: GroupCases;
  readonly depth: number;
  readonly children: readonly Node[];
}

// Distances from the prediction on the logit that are considered: a factor of up to e³ on the odds.
const STEP = 0.06;
const HALF = 50;
const PLACES = Float64Array.from({ length: 2 * HALF + 1 }, (_, i) => (i - HALF) * STEP);
const SIZE = PLACES.length;
// How far apart groups of one level may lie from the group that holds them, as standard deviations on the logit.
const SPREADS = [0.03, 0.1, 0.2, 0.35, 0.55, 0.85, 1.3];

/**
 * Pools bad rates from the widest level to the narrowest. Each group lies off the prediction by some distance on the logit, normal around that of the
 * group that holds it, with one spread a level; its cases are binomial. The beliefs of all groups follow by passing messages up
 * and down the tree on a grid, for every combination of spreads, weighed by how well it explains all cases: nothing is taken as
 * known that was estimated, so that the interval of a small group is as wide as it must be. Gives every group of every level,
 * the whole first (its path is empty).
 */
export function poolGroups(groups: readonly GroupCases[]): PooledGroup[] {
  const root = treeOf([], groups);
  const levels = Math.max(0, ...groups.map(({ path }) => path.length));
  const likelihoods = new Map<Node, Float64Array>();
  for (const node of nodesOf(root)) if (node.children.length === 0) likelihoods.set(node, logLikelihood(node.cases));
  const stories = spreadsOf(levels).map((spreads) => {
    const up = new Map<Node, Float64Array>();
    const total = passUp(root, spreads, likelihoods, up);
    return { spreads, up, total };
  });
  const weights = normalised(stories.map(({ total }) => total));
  const priors = new Map<Node, Float64Array>();
  stories.forEach(({ spreads, up }, i) => {
    if (weights[i]! >= LEAST_WEIGHT)
      passDown(root, new Float64Array(SIZE).fill(1 / SIZE), spreads, up, weights[i]!, priors);
  });
  return nodesOf(root).map((node) => pooled(node, priors.get(node)!));
}

const LEAST_WEIGHT = 1e-3;

function treeOf(path: readonly string[], under: readonly GroupCases[]): Node {
  const byKey = new Map<string, GroupCases[]>();
  for (const group of under) {
    const key = group.path[path.length];
    if (key === undefined) continue;
    const list = byKey.get(key);
    if (list) list.push(group);
    else byKey.set(key, [group]);
  }
  const sum = (of: (group: GroupCases) => number) => under.reduce((total, group) => total + of(group), 0);
  const keys = [...byKey.keys()].sort();
  return {
    cases: { path, rows: sum((g) => g.rows), bads: sum((g) => g.bads), expected: sum((g) => g.expected) },
    depth: path.length,
    children: keys.map((key) => treeOf([...path, key], byKey.get(key)!)),
  };
}

function nodesOf(node: Node): Node[] {
  return [node, ...node.children.flatMap(nodesOf)];
}

function spreadsOf(levels: number): number[][] {
  let found: number[][] = [[]];
  for (let level = 0; level < levels; level++)
    found = found.flatMap((spreads) => SPREADS.map((spread) => [...spreads, spread]));
  return found;
}

/** The log-odds that the predictions give on average. */
function centreOf({ expected, rows }: GroupCases): number {
  return logit(Math.min(1 - 1e-9, Math.max(1e-9, expected / rows)));
}

function logLikelihood(cases: GroupCases): Float64Array {
  const centre = centreOf(cases);
  return PLACES.map((place) => logChance(cases, centre + place));
}

function logChance({ rows, bads }: GroupCases, logOdds: number): number {
  const pd = logistic(logOdds);
  return bads * Math.log(pd) + (rows - bads) * Math.log1p(-pd);
}

/** The chance of going from one place to another, by spread; rows add up to 1. */
const kernels = new Map<number, Float64Array>();

function kernelOf(spread: number): Float64Array {
  const known = kernels.get(spread);
  if (known) return known;
  const kernel = new Float64Array(SIZE * SIZE);
  for (let from = 0; from < SIZE; from++) {
    let total = 0;
    for (let to = 0; to < SIZE; to++) {
      const z = (PLACES[to]! - PLACES[from]!) / spread;
      const density = Math.exp(-0.5 * z * z);
      kernel[from * SIZE + to] = density;
      total += density;
    }
    for (let to = 0; to < SIZE; to++) kernel[from * SIZE + to] = kernel[from * SIZE + to]! / total;
  }
  kernels.set(spread, kernel);
  return kernel;
}

/** Fills `up` with what a group's own cases say to the group that holds it, by that group's place; gives the log of the whole's chance. */
function passUp(
  node: Node,
  spreads: readonly number[],
  likelihoods: ReadonlyMap<Node, Float64Array>,
  up: Map<Node, Float64Array>,
): number {
  const own = Float64Array.from(likelihoods.get(node) ?? new Float64Array(SIZE));
  for (const child of node.children) {
    passUp(child, spreads, likelihoods, up);
    const message = up.get(child)!;
    for (let i = 0; i < SIZE; i++) own[i] = own[i]! + message[i]!;
  }
  const most = Math.max(...own);
  const scaled = own.map((log) => Math.exp(log - most));
  if (node.depth === 0) return most + Math.log(scaled.reduce((sum, value) => sum + value, 0));
  const kernel = kernelOf(spreads[node.depth - 1]!);
  up.set(
    node,
    PLACES.map((_, from) => {
      let sum = 0;
      for (let to = 0; to < SIZE; to++) sum += kernel[from * SIZE + to]! * scaled[to]!;
      return most + Math.log(sum);
    }),
  );
  return most;
}

/** Adds to `priors` what is believed of each group before its own cases: of the whole, and of each group by all others. */
function passDown(
  node: Node,
  prior: Float64Array,
  spreads: readonly number[],
  up: ReadonlyMap<Node, Float64Array>,
  weight: number,
  priors: Map<Node, Float64Array>,
): void {
  const kept = priors.get(node) ?? new Float64Array(SIZE);
  // A group with groups of its own is told with what those say; its own cases are theirs.
  const told = node.children.length === 0 ? prior : beliefWithout(node, prior, up, null);
  for (let i = 0; i < SIZE; i++) kept[i] = kept[i]! + weight * told[i]!;
  priors.set(node, kept);
  for (const child of node.children) {
    const others = beliefWithout(node, prior, up, child);
    const kernel = kernelOf(spreads[child.depth - 1]!);
    const next = new Float64Array(SIZE);
    for (let from = 0; from < SIZE; from++)
      for (let to = 0; to < SIZE; to++) next[to] = next[to]! + others[from]! * kernel[from * SIZE + to]!;
    passDown(child, next, spreads, up, weight, priors);
  }
}

/** The belief of a group's place by its prior and by all groups in it but one. */
function beliefWithout(
  node: Node,
  prior: Float64Array,
  up: ReadonlyMap<Node, Float64Array>,
  out: Node | null,
): Float64Array {
  const logs = Float64Array.from(prior, (value) => Math.log(Math.max(value, 1e-300)));
  for (const child of node.children) {
    if (child === out) continue;
    const message = up.get(child)!;
    for (let i = 0; i < SIZE; i++) logs[i] = logs[i]! + message[i]!;
  }
  return normalised(logs);
}

function normalised(logs: ArrayLike<number>): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logs.length; i++) most = Math.max(most, logs[i]!);
  const weights = Float64Array.from(logs, (log) => Math.exp(log - most));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/**
 * The belief of a group's bad rate. The cases of an innermost group are weighed on a grid of their own, fine enough for the largest
 * group: what is believed beforehand is smooth, what many cases say is not.
 */
function pooled(node: Node, prior: Float64Array): PooledGroup {
  const { cases } = node;
  const centre = centreOf(cases);
  const places = node.children.length === 0 ? finePlaces(cases, centre) : PLACES;
  const logs = Float64Array.from(places, (place) => {
    const before = Math.log(Math.max(at(prior, place), 1e-300));
    return node.children.length === 0 ? before + logChance(cases, centre + place) : before;
  });
  const belief = normalised(logs);
  const pd = belief.reduce((sum, weight, i) => sum + weight * logistic(centre + places[i]!), 0);
  const low = logistic(centre + quantileOf(places, belief, 0.05));
  const high = logistic(centre + quantileOf(places, belief, 0.95));
  const predicted = cases.expected / cases.rows;
  return { ...cases, pd, low, high, ratio: pd / predicted, calibrated: predicted >= low && predicted <= high };
}

const FINE = 401;

function finePlaces({ rows, bads }: GroupCases, centre: number): Float64Array {
  const rate = (bads + 0.5) / (rows + 1);
  const sd = 1 / Math.sqrt(rows * rate * (1 - rate));
  const middle = Math.min(PLACES[SIZE - 1]!, Math.max(PLACES[0]!, logit(rate) - centre));
  const low = Math.max(PLACES[0]!, middle - 8 * sd);
  const high = Math.min(PLACES[SIZE - 1]!, middle + 8 * sd);
  return Float64Array.from({ length: FINE }, (_, i) => low + ((high - low) * i) / (FINE - 1));
}

/** A belief on the grid, between two places by a straight line. */
function at(belief: Float64Array, place: number): number {
  const x = place / STEP + HALF;
  const left = Math.min(SIZE - 2, Math.max(0, Math.floor(x)));
  const share = x - left;
  return belief[left]! * (1 - share) + belief[left + 1]! * share;
}

function quantileOf(places: Float64Array, belief: Float64Array, p: number): number {
  let below = 0;
  for (let i = 0; i < belief.length; i++) {
    const next = below + belief[i]!;
    if (next >= p) {
      const width = places[1]! - places[0]!;
      return places[i]! + width * ((p - below) / belief[i]! - 0.5);
    }
    below = next;
  }
  return places[places.length - 1]!;
}
