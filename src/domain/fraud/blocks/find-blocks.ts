import { logPoissonTail } from '#domain/numeric/index.ts';
import { type BipartiteGraph, bipartiteGraph } from './bipartite-graph.ts';
import { densityFloor } from './density-floor.ts';
import { type Part, peel } from './peel.ts';
import { refineBlock } from './refine-block.ts';
import { seedBlocks } from './seed-blocks.ts';

export interface SellerBuyerPairs {
  readonly sellers: number;
  readonly buyers: number;
  /** Pair i: `seller[i]` sold to `buyer[i]`. */
  readonly seller: Int32Array;
  readonly buyer: Int32Array;
}

/** Sellers and buyers that trade with each other far more than their other trade explains. */
export interface Block {
  readonly sellers: readonly number[];
  readonly buyers: readonly number[];
  readonly edges: number;
  /** Share of all possible pairs that trade. */
  readonly density: number;
  /** Edges that the degrees of its members would give by chance. */
  readonly expected: number;
  /** Edges beyond those, a member. */
  readonly score: number;
}

export interface BlockSearch {
  /** The most surprising first. */
  readonly blocks: readonly Block[];
  /** Below this density a block of `floorSize` sellers and buyers, as many edges again as camouflage, may stay unseen in this graph. */
  readonly densityFloor: number;
  readonly floorSize: number;
  /** The same for blocks of other sizes. */
  readonly floors: readonly { readonly size: number; readonly density: number }[];
}

const FLOOR_SIZE = 100;
const FLOOR_SIZES = [30, 50, 100, 200, 500];
const MOST_PEELS = 10;

/** Parts with fewer times the expected edges are the natural core of busy parties. */
const LEAST_EXCESS = 3;

/**
 * Finds dense blocks of sellers and buyers, such as shell customers who invoice each other, in spite of camouflage: cores by repeated
 * peeling, and groups of sellers with surprisingly many common buyers, each moved to the block it holds. A block is
 * reported where its edges are less likely by chance than there are ways to choose its members.
 */
export function findBlocks(pairs: SellerBuyerPairs, most: number): BlockSearch {
  const graph = bipartiteGraph(pairs.sellers, pairs.buyers, pairs.seller, pairs.buyer);
  const blocks: Block[] = [];
  const seeds = seedBlocks(graph).map((sellers): Part => ({ sellers, buyers: new Int32Array(0) }));
  for (const seed of seeds) keep(blocks, graph, refineBlock(graph, seed));
  const gone = new Uint8Array(graph.edges);
  let natural = 0;
  for (let round = 0; round < MOST_PEELS && graph.edges > 0; round++) {
    const core = peel(graph, gone);
    natural = core.score;
    const found = keep(blocks, graph, refineBlock(graph, core));
    if (!found) break;
    takeEdges(graph, core, gone);
  }
  const density = (size: number) => densityFloor(graph, size, natural);
  return {
    blocks: blocks.sort((a, b) => b.score - a.score).slice(0, most),
    densityFloor: density(FLOOR_SIZE),
    floorSize: FLOOR_SIZE,
    floors: FLOOR_SIZES.map((size) => ({ size, density: density(size) })),
  };
}

/** Adds a part where it is a block; true where it is one, new or not. */
function keep(blocks: Block[], graph: BipartiteGraph, part: Part | null): boolean {
  const block = part ? asBlock(graph, part) : null;
  if (!block) return false;
  const members = new Set(block.sellers);
  const known = blocks.some(
    ({ sellers }) => 2 * sellers.filter((s) => members.has(s)).length > Math.min(sellers.length, members.size),
  );
  if (!known) blocks.push(block);
  return true;
}

function asBlock(graph: BipartiteGraph, { sellers, buyers }: Part): Block | null {
  const inside = new Uint8Array(graph.buyerCount);
  for (const b of buyers) inside[b] = 1;
  let [edges, sold, bought] = [0, 0, 0];
  for (const s of sellers)
    for (let i = graph.buyersAt[s]!; i < graph.buyersAt[s + 1]!; i++) {
      sold++;
      if (inside[graph.buyers[i]!] === 1) edges++;
    }
  for (const b of buyers) bought += graph.sellersAt[b + 1]! - graph.sellersAt[b]!;
  const expected = (sold * bought) / graph.edges;
  const ways = logWays(graph.sellerCount, sellers.length) + logWays(graph.buyerCount, buyers.length);
  if (edges < LEAST_EXCESS * expected || logPoissonTail(edges, expected) + ways > Math.log(0.01)) return null;
  return {
    sellers: [...sellers],
    buyers: [...buyers],
    edges,
    density: edges / (sellers.length * buyers.length),
    expected,
    score: (edges - expected) / (sellers.length + buyers.length),
  };
}

/** ln of n over k, which is at most k · ln(e · n ÷ k). */
function logWays(n: number, k: number): number {
  return k * (1 + Math.log(n / k));
}

function takeEdges(graph: BipartiteGraph, { sellers, buyers }: Part, gone: Uint8Array): void {
  const inside = new Uint8Array(graph.buyerCount);
  for (const b of buyers) inside[b] = 1;
  for (const s of sellers)
    for (let i = graph.buyersAt[s]!; i < graph.buyersAt[s + 1]!; i++) if (inside[graph.buyers[i]!] === 1) gone[i] = 1;
}
