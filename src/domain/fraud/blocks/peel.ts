import type { BipartiteGraph } from './bipartite-graph.ts';
import { NodeHeap } from './node-heap.ts';

/** Sellers and buyers, each ascending. */
export interface Part {
  readonly sellers: Int32Array;
  readonly buyers: Int32Array;
}

export interface Core extends Part {
  /** Weight of its edges a node. */
  readonly score: number;
}

/**
 * Peels a graph: the node of the least weight is taken off again and again, and the best mean weight on the way is the core,
 * within a factor of two of the densest. An edge weighs 1 ÷ ln(degree of its buyer + 5), so that buyers whom everybody has are
 * no camouflage (B. Hooi et al., "FRAUDAR: Bounding Graph Fraud in the Face of Camouflage", KDD 2016). `gone[e]` marks edges that
 * were taken by earlier cores, e in the order of `buyers`.
 */
export function peel(graph: BipartiteGraph, gone: Uint8Array): Core {
  const { sellerCount, buyerCount, buyersAt, buyers, sellersAt, sellers } = graph;
  const nodes = sellerCount + buyerCount;
  const weight = new Float64Array(buyerCount);
  for (let b = 0; b < buyerCount; b++) weight[b] = edgeWeight(sellersAt[b + 1]! - sellersAt[b]!);
  const { load, total } = loads(graph, gone, weight);
  const place = edgePlaces(graph);
  const heap = new NodeHeap(load);
  const order = new Int32Array(nodes);
  let left = total;
  let best = { score: total / Math.max(1, nodes), at: 0 };
  for (let taken = 0; taken < nodes; taken++) {
    const node = heap.pop();
    order[taken] = node;
    left -= load[node]!;
    if (node < sellerCount) {
      for (let i = buyersAt[node]!; i < buyersAt[node + 1]!; i++) {
        const other = sellerCount + buyers[i]!;
        if (gone[i] === 0 && heap.holds(other)) heap.lower(other, weight[buyers[i]!]!);
      }
    } else {
      const b = node - sellerCount;
      for (let i = sellersAt[b]!; i < sellersAt[b + 1]!; i++)
        if (gone[place[i]!] === 0 && heap.holds(sellers[i]!)) heap.lower(sellers[i]!, weight[b]!);
    }
    const rest = nodes - taken - 1;
    if (rest > 0 && left / rest > best.score) best = { score: left / rest, at: taken + 1 };
  }
  const core = order.subarray(best.at);
  return {
    sellers: core.filter((node) => node < sellerCount).sort(),
    buyers: core
      .filter((node) => node >= sellerCount)
      .map((node) => node - sellerCount)
      .sort(),
    score: best.score,
  };
}

/** The weight of an edge by the degree of its buyer. */
export function edgeWeight(buyerDegree: number): number {
  return 1 / Math.log(buyerDegree + 5);
}

function loads({ sellerCount, buyerCount, buyersAt, buyers }: BipartiteGraph, gone: Uint8Array, weight: Float64Array) {
  const load = new Float64Array(sellerCount + buyerCount);
  let total = 0;
  for (let s = 0; s < sellerCount; s++)
    for (let i = buyersAt[s]!; i < buyersAt[s + 1]!; i++) {
      if (gone[i] === 1) continue;
      const b = buyers[i]!;
      load[s]! += weight[b]!;
      load[sellerCount + b]! += weight[b]!;
      total += weight[b]!;
    }
  return { load, total };
}

/** For each entry of `sellers`, the place of the same edge in `buyers`. */
function edgePlaces({ sellerCount, buyerCount, buyersAt, buyers, sellersAt, sellers }: BipartiteGraph): Int32Array {
  const next = sellersAt.slice(0, buyerCount);
  const place = new Int32Array(sellers.length);
  for (let s = 0; s < sellerCount; s++)
    for (let i = buyersAt[s]!; i < buyersAt[s + 1]!; i++) place[next[buyers[i]!]!++] = i;
  return place;
}
