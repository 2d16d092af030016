import { spawnSync } from 'node:child_process';
import { DirectedGraph } from 'graphology';
import { allSimplePaths } from 'graphology-simple-path';

/** A list of dated edges. */
export interface DatedEdges {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly at: Float64Array;
}

export interface PeerCounts {
  readonly counts: readonly number[];
  readonly seconds: number;
}

/**
 * The same cycles by graphology, which knows neither times nor, in this search, parallel edges: all simple cycles up to the length from every node, and for each the
 * choices of dated edges whose times increase and which close within the window.
 */
export function countByGraphology(edges: DatedEdges, window: number, maxLength: number): PeerCounts {
  const began = performance.now();
  const graph = new DirectedGraph();
  const times = new Map<string, number[]>();
  for (const node of new Set([...edges.from, ...edges.to])) graph.addNode(String(node));
  for (let e = 0; e < edges.from.length; e++) {
    const [u, v] = [String(edges.from[e]), String(edges.to[e])];
    if (u === v) continue;
    const key = `${u} ${v}`;
    if (!times.has(key)) graph.addDirectedEdge(u, v);
    times.set(key, [...(times.get(key) ?? []), edges.at[e]!]);
  }
  const counts = new Array<number>(maxLength + 1).fill(0);
  graph.forEachNode((node) => {
    for (const path of allSimplePaths(graph, node, node, { maxDepth: maxLength })) {
      const hops = path.slice(1).map((to, i) => times.get(`${path[i]} ${to}`)!);
      if (hops.length > 1) counts[hops.length]! += choices(hops, window);
    }
  });
  return { counts, seconds: (performance.now() - began) / 1000 };
}

/** In how many ways one time of each hop can be chosen so that they increase and lie within the window. */
function choices(hops: readonly (readonly number[])[], window: number): number {
  const from = (i: number, before: number, first: number): number => {
    if (i === hops.length) return 1;
    let count = 0;
    for (const time of hops[i]!)
      if (i === 0 || (time > before && time - first <= window)) count += from(i + 1, time, i === 0 ? time : first);
    return count;
  };
  return from(0, Number.NEGATIVE_INFINITY, 0);
}

const PROGRAM = `
import json, sys, time
import networkx as nx
from itertools import product
edges, window, longest = json.load(sys.stdin)
began = time.perf_counter()
graph = nx.DiGraph()
times = {}
for u, v, t in edges:
    if u == v: continue
    graph.add_edge(u, v)
    times.setdefault((u, v), []).append(t)
counts = [0] * (longest + 1)
for cycle in nx.simple_cycles(graph, length_bound=longest):
    n = len(cycle)
    if n < 2: continue
    for turn in range(n):
        hops = [times[(cycle[(turn + i) % n], cycle[(turn + i + 1) % n])] for i in range(n)]
        for chosen in product(*hops):
            if all(a < b for a, b in zip(chosen, chosen[1:])) and chosen[-1] - chosen[0] <= window:
                counts[n] += 1
print(json.dumps({"counts": counts, "seconds": time.perf_counter() - began}))
`;

/** The same cycles by networkx's search for simple cycles of bounded length; undefined where Python or networkx is not installed. */
export function countByNetworkx(edges: DatedEdges, window: number, maxLength: number): PeerCounts | undefined {
  const list = Array.from(edges.from, (u, e) => [u, edges.to[e]!, edges.at[e]!]);
  const { status, stdout } = spawnSync('python3', ['-c', PROGRAM], {
    input: JSON.stringify([list, window, maxLength]),
    encoding: 'utf8',
    maxBuffer: 1 << 24,
    timeout: 600_000,
  });
  return status === 0 ? (JSON.parse(stdout) as PeerCounts) : undefined;
}
