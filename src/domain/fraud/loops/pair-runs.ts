import type { TemporalGraph } from '#domain/numeric/index.ts';
import type { Hops } from './transfers.ts';

/** The most transfers that are taken together as the parts of one sum. */
export const MOST_PARTS = 8;

/**
 * Adds, for every pair of parties, the sums of neighbouring payments: each stretch of 2 … MOST_PARTS payments in which none
 * waits longer than `gap` for the next, and which spans at most two gaps. A sum that was split against detection is one of them, whatever else
 * the pair pays each other.
 */
export function addPairRuns(graph: TemporalGraph, amounts: Float64Array, gap: number, hops: Hops): void {
  const { nodes, outAt, outEdges, to, start } = graph;
  const last = new Int32Array(nodes).fill(-1);
  const previous = new Int32Array(graph.edges);
  for (let u = 0; u < nodes; u++) {
    for (let i = outAt[u]!; i < outAt[u + 1]!; i++) {
      const e = outEdges[i]!;
      const v = to[e]!;
      const before = v === u ? -1 : last[v]!;
      const joined = before >= 0 && graph.from[before] === u && start[e]! - start[before]! <= gap;
      previous[e] = joined ? before : -1;
      last[v] = e;
      if (joined) addStretches(graph, amounts, previous, e, gap, hops);
    }
  }
}

/** Every stretch that ends with edge e. */
function addStretches(
  { from, to, start, end }: TemporalGraph,
  amounts: Float64Array,
  previous: Int32Array,
  e: number,
  gap: number,
  hops: Hops,
): void {
  let sum = amounts[e]!;
  const stretch = [e];
  for (let p = previous[e]!; p >= 0 && stretch.length < MOST_PARTS; p = previous[p]!) {
    if (start[e]! - start[p]! > 2 * gap) return;
    sum += amounts[p]!;
    stretch.push(p);
    hops.from.push(from[e]!);
    hops.to.push(to[e]!);
    hops.start.push(start[p]!);
    hops.end.push(end[e]!);
    hops.sent.push(sum);
    hops.received.push(sum);
    // Parts of one sum and of the next may overlap by as much as parts lie apart.
    hops.ready.push(start[p]! - gap);
    hops.routed.push(false);
    for (const part of stretch) hops.parts.push(part);
    hops.partsAt.push(hops.parts.length);
  }
}
