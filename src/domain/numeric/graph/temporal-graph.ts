/**
 * A directed graph whose edges have a span of time, in columns. Edge e runs from `from[e]` to `to[e]`, begins at
 * `start[e]` and ends at `end[e]` (equal for a single transfer). Edges ascend by start; equal starts keep their order.
 */
export interface TemporalGraph {
  readonly nodes: number;
  readonly edges: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** The edges that leave node v, ascending by start: `outEdges[outAt[v]] … outEdges[outAt[v + 1] − 1]`. */
  readonly outAt: Int32Array;
  readonly outEdges: Int32Array;
  /** The edges that reach node v, in the same form. */
  readonly inAt: Int32Array;
  readonly inEdges: Int32Array;
  /** Where each edge stood in the columns that were given. */
  readonly origin: Int32Array;
}

/** Columns of edges in any order. `end` is `start` where absent. */
export interface EdgeColumns {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly start: Float64Array;
  readonly end?: Float64Array;
}

/** Sorts edges by start (stable) and indexes them by both ends. Nodes are 0 … `nodes` − 1. */
export function temporalGraph(nodes: number, columns: EdgeColumns): TemporalGraph {
  const edges = columns.from.length;
  const origin = orderByTime(columns.start);
  const from = gatherInts(columns.from, origin);
  const to = gatherInts(columns.to, origin);
  const start = gatherNumbers(columns.start, origin);
  const end = columns.end ? gatherNumbers(columns.end, origin) : start;
  const [outAt, outEdges] = indexBy(from, nodes);
  const [inAt, inEdges] = indexBy(to, nodes);
  return { nodes, edges, from, to, start, end, outAt, outEdges, inAt, inEdges, origin };
}

/** The positions of times in ascending order, equal times in the order in which they stand. */
function orderByTime(times: Float64Array): Int32Array {
  const order = new Int32Array(times.length);
  let sorted = true;
  for (let i = 0; i < times.length; i++) {
    order[i] = i;
    if (i > 0 && times[i]! < times[i - 1]!) sorted = false;
  }
  if (!sorted) order.sort((a, b) => times[a]! - times[b]! || a - b);
  return order;
}

/** Groups edge numbers by one of their ends, by counting, so that each group keeps the order of time. */
function indexBy(ends: Int32Array, nodes: number): [Int32Array, Int32Array] {
  const at = new Int32Array(nodes + 1);
  for (let e = 0; e < ends.length; e++) at[ends[e]! + 1]!++;
  for (let v = 0; v < nodes; v++) at[v + 1]! += at[v]!;
  const next = at.slice(0, nodes);
  const list = new Int32Array(ends.length);
  for (let e = 0; e < ends.length; e++) list[next[ends[e]!]!++] = e;
  return [at, list];
}

function gatherInts(values: Int32Array, order: Int32Array): Int32Array {
  const out = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) out[i] = values[order[i]!]!;
  return out;
}

function gatherNumbers(values: Float64Array, order: Int32Array): Float64Array {
  const out = new Float64Array(order.length);
  for (let i = 0; i < order.length; i++) out[i] = values[order[i]!]!;
  return out;
}

/** The first place in `list[low … high)` whose edge begins after `time`; `high` where none does. */
export function firstAfter(list: Int32Array, start: Float64Array, low: number, high: number, time: number): number {
  let a = low;
  let b = high;
  while (a < b) {
    const middle = (a + b) >>> 1;
    if (start[list[middle]!]! > time) b = middle;
    else a = middle + 1;
  }
  return a;
}
