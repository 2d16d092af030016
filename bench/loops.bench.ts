import { countLoops, findLoops, LOOP_RULES } from '#domain/fraud/index.ts';
import { plantedGraph } from '#test/fraud/planted-graph.ts';
import { scoreLoops } from '#test/fraud/score-loops.ts';
import { countByGraphology, countByNetworkx, type DatedEdges } from './loop-peers.ts';
import type { Bench, Measurement } from './measurement.ts';

const DAY = 86_400;
const WINDOW = 15 * DAY;
const LENGTH = 4;
const ROUNDS = 5;

/** Exact counts against two graph libraries where they finish, and the search for planted loops on graphs of a million payments. */
export const loopsBench: Bench = {
  name: 'loops',
  run: async (say) => [...(await againstPeers(say)), ...planted(say)],
};

async function againstPeers(say: (line: string) => void): Promise<Measurement[]> {
  const graph = plantedGraph({ nodes: 1_000, edges: 3_000, loops: 20, days: 90, skew: 1.5 });
  say(`${graph.from.length} payments of ${graph.nodes} parties, cycles of up to ${LENGTH} in ${WINDOW / DAY} days`);
  const ours = counted(graph, graph.nodes);
  const peers = [
    { name: 'graphology 0.26, all simple paths back', ...countByGraphology(graph, WINDOW, LENGTH) },
    { name: 'networkx, simple_cycles(length_bound)', ...countByNetworkx(graph, WINDOW, LENGTH) },
  ];
  return peers.map(({ name, counts, seconds }) => {
    if (counts && counts.slice(2).join() !== ours.counts.join())
      throw new Error(`${name} counts ${counts.slice(2).join()}, we count ${ours.counts.join()}`);
    return {
      name: `loops: exact counts by length of ${graph.from.length} dated payments`,
      unit: 's',
      ours: ours.seconds,
      against: name,
      ...(seconds === undefined ? {} : { theirs: seconds, ratio: ours.seconds / seconds }),
      target: 'the same counts, faster',
    };
  });
}

function counted({ from, to, at }: DatedEdges, parties: number) {
  const rules = { window: WINDOW, maxLength: LENGTH, steps: Number.POSITIVE_INFINITY };
  let best = Number.POSITIVE_INFINITY;
  let counts: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    counts = [...countLoops({ parties, from, to, at }, rules).counts.values()];
    best = Math.min(best, (performance.now() - began) / 1000);
  }
  return { counts, seconds: best };
}

function planted(say: (line: string) => void): Measurement[] {
  const measured: Measurement[] = [];
  for (const [nodes, density] of [
    [200_000, 'sparse'],
    [20_000, 'dense'],
  ] as const)
    for (const style of ['direct', 'split', 'mule'] as const) {
      const graph = plantedGraph({ nodes, style });
      // Time of the processor, since the bound is one of a core: what else the machine does must not count.
      const began = process.cpuUsage();
      const rules = style === 'direct' ? { ...LOOP_RULES, aggregate: 0 } : LOOP_RULES;
      const { loops } = findLoops({ ...graph, parties: graph.nodes }, rules);
      const { user, system } = process.cpuUsage(began);
      const seconds = (user + system) / 1e6;
      const { recall, precision } = scoreLoops(loops, graph.loops);
      say(
        `${density}, ${style}: recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}, ${seconds.toFixed(2)} s`,
      );
      measured.push({
        name: `loops: 500 planted ${style}, a million payments, ${density}; recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`,
        unit: 's',
        ours: seconds,
        against: 'the bound',
        theirs: style === 'direct' ? 1.5 : 15,
        ratio: seconds / (style === 'direct' ? 1.5 : 15),
        target: '≤ 1',
      });
    }
  return measured;
}
