import { conservingCycles, type TemporalGraph, temporalGraph } from '#domain/numeric/index.ts';
import { CandidateLoops } from './candidate-loops.ts';
import { chooseLoops } from './choose-loops.ts';
import { conservedPasses, type Passes } from './conserved-passes.ts';
import type { Loop, LoopRules } from './loop.ts';
import { addMuleFlows } from './mule-flows.ts';
import { addPairRuns } from './pair-runs.ts';
import { type Hops, noHops, type Transfers } from './transfers.ts';

export interface LoopSearch {
  /** Cycles of single transfers within window and tolerance, every one, by length from 2 on. */
  readonly counts: ReadonlyMap<number, number>;
  /** Loops of three principals and more, in order of time. */
  readonly loops: readonly Loop[];
  /** Money that came straight back, also by way of an agent: loops of two principals, very common innocently (refunds, cash pools). */
  readonly reciprocal: readonly Loop[];
  readonly truncated: boolean;
  /** Loops that begin before this time were all looked at; infinite where nothing was cut short. */
  readonly completeUntil: number;
}

/**
 * Finds money that goes in circles: time-respecting loops of single transfers, of sums that a pair split (`aggregated`),
 * and of sums whose parts each went through an account of their own (`mule-routed`). The three share one search: split sums
 * and routed flows are added to the graph as hops of their own, with what was sent, what arrived and their span.
 */
export function findLoops(transfers: Transfers, rules: LoopRules): LoopSearch {
  const { parties, from, to, at: start, until } = transfers;
  const graph = temporalGraph(parties, { from, to, start, ...(until ? { end: until } : {}) });
  const amounts = inOrder(transfers.amountFen, graph.origin);
  const passes = rules.aggregate > 0 && rules.hold > 0 ? conservedPasses(graph, amounts, rules) : undefined;
  const candidates = new CandidateLoops(graph, amounts, rules, passes?.intermediary);
  const counts = new Map<number, number>();
  // Payments of which only the day is known may have followed each other within it.
  const limits = { ...rules, overlap: until ? SAME_SPAN : 0 };
  const direct = conservingCycles(
    graph,
    { sent: amounts, received: amounts, ready: readyTimes(graph) },
    limits,
    (edges, length) => {
      counts.set(length, (counts.get(length) ?? 0) + 1);
      candidates.addDirect(edges, length);
    },
  );
  const combined = rules.aggregate > 0 ? searchCombined(graph, amounts, passes, rules, candidates) : direct;
  const loops = chooseLoops(candidates).map((loop) => ({
    ...loop,
    transfers: loop.transfers.map((e) => graph.origin[e]!),
  }));
  return {
    counts,
    loops: loops.filter(({ parties }) => parties.length > 2),
    reciprocal: loops.filter(({ parties }) => parties.length <= 2),
    truncated: direct.truncated || combined.truncated || candidates.isFull,
    completeUntil: Math.min(direct.completeUntil, combined.completeUntil),
  };
}

function searchCombined(
  graph: TemporalGraph,
  amounts: Float64Array,
  passes: Passes | undefined,
  rules: LoopRules,
  candidates: CandidateLoops,
) {
  const hops = noHops();
  addPairRuns(graph, amounts, rules.aggregate, hops);
  if (passes) addMuleFlows(graph, amounts, passes, rules.aggregate, hops);
  const joined = join(graph, amounts, hops);
  candidates.withHops(hops);
  const { origin } = joined.graph;
  return conservingCycles(joined.graph, joined.flows, { ...rules, overlap: rules.aggregate }, (edges, length) => {
    candidates.addCombined(edges, length, origin);
  });
}

/** Enough of an overlap for hops whose spans begin together. */
const SAME_SPAN = 1e-3;

/** A transfer is passed on after it was made; one of which only the day is known, also on that day. */
function readyTimes({ start, end }: TemporalGraph): Float64Array {
  return start.map((time, e) => (end[e]! > time ? time - SAME_SPAN : time));
}

/** The transfers and the combined hops as one graph. A hop's origin is its number behind those of the transfers. */
function join(graph: TemporalGraph, amounts: Float64Array, hops: Hops) {
  const { edges } = graph;
  const all = edges + hops.from.length;
  const ints = (own: Int32Array, added: readonly number[]) => {
    const column = new Int32Array(all);
    column.set(own);
    column.set(added, edges);
    return column;
  };
  const numbers = (own: Float64Array, added: readonly number[]) => {
    const column = new Float64Array(all);
    column.set(own);
    column.set(added, edges);
    return column;
  };
  const joined = temporalGraph(graph.nodes, {
    from: ints(graph.from, hops.from),
    to: ints(graph.to, hops.to),
    start: numbers(graph.start, hops.start),
    end: numbers(graph.end, hops.end),
  });
  const flows = {
    sent: inOrder(numbers(amounts, hops.sent), joined.origin),
    received: inOrder(numbers(amounts, hops.received), joined.origin),
    ready: inOrder(numbers(readyTimes(graph), hops.ready), joined.origin),
  };
  return { graph: joined, flows };
}

function inOrder(values: Float64Array, order: Int32Array): Float64Array {
  const out = new Float64Array(order.length);
  for (let i = 0; i < order.length; i++) out[i] = values[order[i]!]!;
  return out;
}
