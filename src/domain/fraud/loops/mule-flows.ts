import type { TemporalGraph } from '#domain/numeric/index.ts';
import type { Passes } from './conserved-passes.ts';
import { MOST_PARTS } from './pair-runs.ts';
import type { Hops } from './transfers.ts';

/**
 * Adds the flows from one party to another through third parties: conserved passes from u to v, those of neighbouring
 * time summed. Money that is split over mules shows in none of their accounts, but it adds up again here.
 * `gap`: the longest wait from one part of a hop to the next, in seconds.
 */
export function addMuleFlows(
  graph: TemporalGraph,
  amounts: Float64Array,
  passes: Passes,
  gap: number,
  hops: Hops,
): void {
  const order = orderByPair(graph, passes);
  for (let low = 0; low < order.length; ) {
    let high = low + 1;
    while (high < order.length && samePair(graph, passes, order[low]!, order[high]!)) high++;
    addStretches(graph, amounts, passes, order.subarray(low, high), gap, hops);
    low = high;
  }
}

/** Passes by their two outer parties, then by the time at which the money was sent. */
function orderByPair({ nodes, from, to, start }: TemporalGraph, { into, out }: Passes): Int32Array {
  const count = into.length;
  const key = new Float64Array(count);
  for (let p = 0; p < count; p++) key[p] = from[into[p]!]! * nodes + to[out[p]!]!;
  const order = new Int32Array(count);
  for (let p = 0; p < count; p++) order[p] = p;
  return order.sort((a, b) => key[a]! - key[b]! || start[into[a]!]! - start[into[b]!]! || a - b);
}

function samePair({ from, to }: TemporalGraph, { into, out }: Passes, p: number, q: number): boolean {
  return from[into[p]!] === from[into[q]!] && to[out[p]!] === to[out[q]!];
}

/** Every stretch of neighbouring passes of one pair; a transfer is used once in it. Parts that all went through one account have it for a principal. */
function addStretches(
  graph: TemporalGraph,
  amounts: Float64Array,
  { into, out }: Passes,
  pair: Int32Array,
  gap: number,
  hops: Hops,
): void {
  const { from, to, start } = graph;
  for (let a = 0; a < pair.length; a++) {
    let [sent, received, end, arrived] = [0, 0, 0, Number.POSITIVE_INFINITY];
    const used: number[] = [];
    const mules = new Set<number>();
    for (let b = a; b < pair.length && used.length < 2 * MOST_PARTS; b++) {
      const [e, f] = [into[pair[b]!]!, out[pair[b]!]!];
      if (b > a && start[e]! - start[into[pair[b - 1]!]!]! > gap) break;
      if (used.includes(e) || used.includes(f)) continue;
      used.push(e, f);
      sent += amounts[e]!;
      received += amounts[f]!;
      end = Math.max(end, start[f]!);
      arrived = Math.min(arrived, start[f]!);
      mules.add(to[e]!);
      if (used.length > 2 && mules.size === 1) continue;
      hops.from.push(from[e]!);
      hops.to.push(to[f]!);
      hops.start.push(start[into[pair[a]!]!]!);
      hops.end.push(end);
      hops.sent.push(sent);
      hops.received.push(received);
      // A single part is passed on after it came; of several, the next hop may run ahead.
      hops.ready.push(used.length > 2 ? arrived - gap : arrived);
      hops.routed.push(true);
      for (const part of used) hops.parts.push(part);
      hops.partsAt.push(hops.parts.length);
    }
  }
}
