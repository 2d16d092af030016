import { firstAfter, type TemporalGraph } from './temporal-graph.ts';

/** What flows along each edge, in the order of the graph's edges; `received` may be less than `sent` on the way. */
export interface EdgeFlows {
  readonly sent: Float64Array;
  readonly received: Float64Array;
  /** The time after which the next hop may begin: the arrival, or earlier where parts are passed on as they come. */
  readonly ready: Float64Array;
}

export interface CycleRules {
  /** The last edge ends at most this long after the first begins. */
  readonly window: number;
  readonly maxLength: number;
  /** Each hop passes on what it got: |sent ÷ received before − 1| ≤ tolerance. */
  readonly tolerance: number;
  /** How much earlier than the hop that a cycle is told from, where that has a span, another of its hops may begin. */
  readonly overlap: number;
  /** Edges looked at before the search gives up. */
  readonly steps: number;
}

export interface CycleSearch {
  readonly truncated: boolean;
  /** Every cycle whose first edge begins before this time was visited. */
  readonly completeUntil: number;
  readonly steps: number;
}

/**
 * Visits every time-respecting simple cycle whose hops conserve the amount. Single transfers have strictly increasing
 * times. A hop of several transfers has a span: the next hop may begin when the first parts are there, and must end after
 * the one before it began. `visit` gets the edges of a cycle from the earliest on;
 * the array is reused.
 */
export function conservingCycles(
  graph: TemporalGraph,
  flows: EdgeFlows,
  rules: CycleRules,
  visit: (edges: Int32Array, length: number) => void,
): CycleSearch {
  const search = new CycleWalk(graph, flows, rules, visit);
  for (let e = 0; e < graph.edges; e++) {
    search.fromRoot(e);
    if (search.steps > rules.steps) return { truncated: true, completeUntil: graph.start[e]!, steps: search.steps };
  }
  return { truncated: false, completeUntil: Number.POSITIVE_INFINITY, steps: search.steps };
}

class CycleWalk {
  steps = 0;
  private readonly graph: TemporalGraph;
  private readonly flows: EdgeFlows;
  private readonly rules: CycleRules;
  private readonly visit: (edges: Int32Array, length: number) => void;
  private readonly onPath: Uint8Array;
  private readonly path: Int32Array;
  private origin = -1;
  private earliest = 0;
  private limit = 0;

  constructor(
    graph: TemporalGraph,
    flows: EdgeFlows,
    rules: CycleRules,
    visit: (edges: Int32Array, length: number) => void,
  ) {
    this.graph = graph;
    this.flows = flows;
    this.rules = rules;
    this.visit = visit;
    this.onPath = new Uint8Array(graph.nodes);
    this.path = new Int32Array(rules.maxLength);
  }

  fromRoot(root: number): void {
    const { from, to, start, end, inAt, inEdges } = this.graph;
    const origin = from[root]!;
    this.steps++;
    if (origin === to[root] || !(this.flows.sent[root]! > 0)) return;
    const began = start[root]!;
    this.limit = began + this.rules.window;
    this.earliest = end[root]! > began ? began - this.rules.overlap : began;
    const high = inAt[origin + 1]!;
    const back = firstAfter(inEdges, start, inAt[origin]!, high, this.earliest);
    if (back === high || start[inEdges[back]!]! > this.limit || end[root]! > this.limit) return;
    this.origin = origin;
    this.onPath[origin] = 1;
    this.path[0] = root;
    this.extend(root, to[root]!, 1);
    this.onPath[origin] = 0;
  }

  private extend(previous: number, node: number, length: number): void {
    const { start, end, outAt, outEdges, to } = this.graph;
    const { tolerance, maxLength, steps } = this.rules;
    const { sent, received, ready } = this.flows;
    const got = received[previous]!;
    const least = got * (1 - tolerance);
    const most = got * (1 + tolerance);
    const before = start[previous]!;
    const high = outAt[node + 1]!;
    const closing = length + 1 === maxLength;
    const from = Math.max(this.earliest, ready[previous]!);
    this.onPath[node] = 1;
    for (let i = firstAfter(outEdges, start, outAt[node]!, high, from); i < high; i++) {
      const e = outEdges[i]!;
      const at = start[e]!;
      this.steps++;
      if (at > this.limit) break;
      const amount = sent[e]!;
      if (amount < least || amount > most) continue;
      const until = end[e]!;
      if (until <= before || until > this.limit) continue;
      const next = to[e]!;
      if (next === this.origin) {
        this.path[length] = e;
        this.visit(this.path, length + 1);
      } else if (!closing && this.onPath[next] === 0) {
        if (this.steps > steps) break;
        this.path[length] = e;
        this.extend(e, next, length + 1);
      }
    }
    this.onPath[node] = 0;
  }
}
