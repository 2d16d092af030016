import { logPoissonTail } from '#domain/numeric/index.ts';
import type { BipartiteGraph } from './bipartite-graph.ts';
import type { Part } from './peel.ts';

const ROUNDS = 8;

/** A node belongs to a block where chance would draw, of all nodes with as many edges into it, less than a hundredth of the block's size. */
const STRANGERS = 0.01;

/**
 * Moves a part to the block that it holds: buyers that have more of its sellers than their degree explains, then sellers that have
 * more of those buyers, until nothing changes. Null where nothing remains.
 */
export function refineBlock(graph: BipartiteGraph, start: Part): Part | null {
  let part = start;
  for (let round = 0; round < ROUNDS; round++) {
    const buyers = members(graph.buyersAt, graph.buyers, graph.sellersAt, part.sellers, graph.edges);
    const sellers = members(graph.sellersAt, graph.sellers, graph.buyersAt, buyers, graph.edges);
    if (sellers.length === 0 || buyers.length === 0) return null;
    const same = equal(sellers, part.sellers) && equal(buyers, part.buyers);
    part = { sellers, buyers };
    if (same) break;
  }
  return part;
}

/** The nodes of the other side with surprisingly many edges to `from`, ascending. */
function members(at: Int32Array, ends: Int32Array, otherAt: Int32Array, from: Int32Array, edges: number): Int32Array {
  const others = otherAt.length - 1;
  const count = new Int32Array(others);
  let mass = 0;
  for (const v of from) {
    mass += at[v + 1]! - at[v]!;
    for (let i = at[v]!; i < at[v + 1]!; i++) count[ends[i]!]!++;
  }
  const threshold = Math.log((STRANGERS * from.length) / others);
  const kept: number[] = [];
  for (let w = 0; w < others; w++) {
    if (count[w]! < 2) continue;
    const mean = ((otherAt[w + 1]! - otherAt[w]!) * mass) / edges;
    if (count[w]! > mean && logPoissonTail(count[w]!, mean) < threshold) kept.push(w);
  }
  return Int32Array.from(kept);
}

function equal(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
