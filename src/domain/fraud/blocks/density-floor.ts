import { logPoissonTail } from '#domain/numeric/index.ts';
import type { BipartiteGraph } from './bipartite-graph.ts';
import { edgeWeight } from './peel.ts';
import { mateLogTail } from './seed-blocks.ts';

/** Mates that a member must have on average for the members to hang together (the giant component of a random graph needs one). */
const MATES = 3;

/** How much denser than the natural core a block must be for peeling to end in it. */
const MARGIN = 1.2;

/**
 * The density from which on a block of `size` sellers and as many buyers is found in a graph like this one, each of its edges
 * matched by one of camouflage: peeling sees it where it is denser than the natural core, whose score is `natural`, and mates see it
 * where enough pairs of its sellers share more buyers than chance explains. Absence of blocks says nothing of thinner ones. 1 where even a full block would stay unseen.
 */
export function densityFloor(graph: BipartiteGraph, size: number, natural: number): number {
  for (let step = 1; step < 200; step++)
    if (isPeeled(graph, size, step / 200, natural) || isMated(graph, size, step / 200)) return step / 200;
  return 1;
}

function isPeeled({ edges, buyerCount }: BipartiteGraph, size: number, density: number, natural: number): boolean {
  const degree = edges / buyerCount + density * size;
  return (density * size * edgeWeight(degree)) / 2 > MARGIN * natural;
}

/** Two sellers of the block share `density² · size` buyers on average. */
function isMated(graph: BipartiteGraph, size: number, density: number): boolean {
  const edges = graph.edges + 2 * density * size * size;
  const degree = graph.edges / graph.sellerCount + 2 * density * size;
  const mean = (degree * degree * (graph.edges / graph.buyerCount + density * size)) / edges;
  let count = 2;
  while (logPoissonTail(count, mean) >= mateLogTail(graph.sellerCount)) count++;
  return size * Math.exp(logPoissonTail(count, density * density * size)) >= MATES;
}
