import { firstAfter, type TemporalGraph } from './temporal-graph.ts';

/** What a search may spend: edges looked at. */
export interface SearchBudget {
  readonly steps: number;
}

export interface CycleCounts {
  /** `byLength[k]` cycles of k edges, 2 ≤ k ≤ `maxLength`. */
  readonly byLength: Float64Array;
  /** The budget ended before the search; the counts are then those of cycles that begin before `completeUntil`, and some more. */
  readonly truncated: boolean;
  /** Every cycle whose first edge begins before this time is counted. */
  readonly completeUntil: number;
  readonly steps: number;
}

/**
 * Counts time-respecting simple cycles exactly: edges with strictly increasing start, the last at most `window` after
 * the first, all nodes distinct, at most `maxLength` edges. Parallel edges make different cycles. Every cycle is met
 * once, from its first edge; the closing edge is looked up among the arrivals at the root instead of being searched.
 * The condition is that of R. Kumar and T. Calders, "2SCENT", PVLDB 11(11), 2018.
 */
export function countCycles(
  graph: TemporalGraph,
  window: number,
  maxLength: number,
  budget: SearchBudget = { steps: Number.POSITIVE_INFINITY },
): CycleCounts {
  const search = new CycleCounter(graph, window, maxLength, budget.steps);
  for (let e = 0; e < graph.edges; e++) {
    search.fromRoot(e);
    if (search.steps > budget.steps)
      return { byLength: search.counts, truncated: true, completeUntil: graph.start[e]!, steps: search.steps };
  }
  return {
    byLength: search.counts,
    truncated: false,
    completeUntil: Number.POSITIVE_INFINITY,
    steps: search.steps,
  };
}

class CycleCounter {
  readonly counts: Float64Array;
  steps = 0;
  private readonly graph: TemporalGraph;
  private readonly window: number;
  private readonly maxLength: number;
  private readonly most: number;
  private readonly onPath: Uint8Array;
  /** The root for which `latest` is valid at a node. */
  private readonly stamp: Int32Array;
  /** The latest edge from a node to the root's origin within the window. */
  private readonly latest: Int32Array;
  /** The next earlier edge between the same two nodes within the window, −1 where none is. */
  private readonly earlier: Int32Array;
  private root = -1;
  private limit = 0;

  constructor(graph: TemporalGraph, window: number, maxLength: number, most: number) {
    this.graph = graph;
    this.window = window;
    this.maxLength = maxLength;
    this.most = most;
    this.counts = new Float64Array(maxLength + 1);
    this.onPath = new Uint8Array(graph.nodes);
    this.stamp = new Int32Array(graph.nodes).fill(-1);
    this.latest = new Int32Array(graph.nodes);
    this.earlier = new Int32Array(graph.edges);
  }

  fromRoot(root: number): void {
    const { from, to, start } = this.graph;
    const origin = from[root]!;
    if (origin === to[root]) return;
    this.root = root;
    this.limit = start[root]! + this.window;
    if (!this.markArrivals(origin, start[root]!)) return;
    this.onPath[origin] = 1;
    this.extend(to[root]!, start[root]!, 1);
    this.onPath[origin] = 0;
  }

  /** Chains the edges that reach the origin after `time` by the node that they leave; false where there are none. */
  private markArrivals(origin: number, time: number): boolean {
    const { inAt, inEdges, from, start } = this.graph;
    const high = inAt[origin + 1]!;
    let i = firstAfter(inEdges, start, inAt[origin]!, high, time);
    const first = i;
    for (; i < high; i++) {
      const e = inEdges[i]!;
      if (start[e]! > this.limit) break;
      const node = from[e]!;
      this.earlier[e] = this.stamp[node] === this.root ? this.latest[node]! : -1;
      this.stamp[node] = this.root;
      this.latest[node] = e;
    }
    this.steps += i - first + 1;
    return i > first;
  }

  /** Counts what closes at `node`, reached at `time` by `length` edges, and goes on from there. */
  private extend(node: number, time: number, length: number): void {
    const { start, outAt, outEdges, to } = this.graph;
    if (this.stamp[node] === this.root)
      for (let e = this.latest[node]!; e >= 0 && start[e]! > time; e = this.earlier[e]!) this.counts[length + 1]!++;
    if (length + 1 >= this.maxLength || this.steps > this.most) return;
    const last = length + 2 === this.maxLength;
    const high = outAt[node + 1]!;
    this.onPath[node] = 1;
    for (let i = firstAfter(outEdges, start, outAt[node]!, high, time); i < high; i++) {
      const e = outEdges[i]!;
      const at = start[e]!;
      this.steps++;
      if (at > this.limit) break;
      const next = to[e]!;
      if (this.onPath[next] === 1) continue;
      if (last && (this.stamp[next] !== this.root || start[this.latest[next]!]! <= at)) continue;
      this.extend(next, at, length + 1);
    }
    this.onPath[node] = 0;
  }
}
