import { describe, expect, it } from 'vitest';
import { type PlantedGraph, type PlantedOptions, plantedGraph } from '#test/fraud/planted-graph.ts';
import { scoreLoops } from '#test/fraud/score-loops.ts';
import { findLoops } from './find-loops.ts';
import { LOOP_RULES } from './loop.ts';

// A tenth of the graphs of the soak: 100,000 payments, 50 loops, in the same density as a million between 200,000 and 20,000.
const SPARSE: Partial<PlantedOptions> = { nodes: 20_000, edges: 100_000, loops: 50 };
const DENSE: Partial<PlantedOptions> = { nodes: 2_000, edges: 100_000, loops: 50 };
const HONEST: Partial<PlantedOptions> = { refunds: 2_000, agents: 5, agentPayments: 2_000, pools: 3 };

function search(graph: PlantedGraph) {
  return findLoops({ ...graph, parties: graph.nodes }, LOOP_RULES);
}

function scored(options: Partial<PlantedOptions>) {
  const graph = plantedGraph(options);
  return scoreLoops(search(graph).loops, graph.loops);
}

describe('the search for fund loops', () => {
  it.each([
    ['sparse', SPARSE, 0.95],
    ['dense', DENSE, 0.98],
  ])('finds planted direct loops in a %s graph', (_, graph, precision) => {
    for (const seed of [1, 2]) {
      const score = scored({ ...graph, seed });
      expect(score.recall).toBeGreaterThanOrEqual(0.99);
      expect(score.precision).toBeGreaterThanOrEqual(precision);
    }
  });

  it('finds loops whose hops were split into parts', () => {
    for (const graph of [SPARSE, DENSE]) {
      const score = scored({ ...graph, style: 'split' });
      expect(score.recall).toBeGreaterThanOrEqual(0.95);
      expect(score.precision).toBeGreaterThanOrEqual(0.95);
    }
  });

  it.each([
    ['accounts of others as mules', { mules: 'existing' }],
    ['accounts opened for it', { mules: 'fresh' }],
    ['parts passed on before all have come', { interleaved: true, spread: 24 }],
    ['slow mules with a fee', { muleWait: 36, muleFee: 0.03 }],
    ['some hops in one part', { parts: [1, 3] }],
    ['round amounts around it', { rounded: 0.5 }],
  ] satisfies [string, Partial<PlantedOptions>][])(
    'finds loops of which each part goes through its own mule: %s',
    (_, options) => {
      for (const graph of [SPARSE, DENSE]) {
        const score = scored({ ...graph, style: 'mule', ...options });
        expect(score.recall).toBeGreaterThanOrEqual(0.9);
        expect(score.precision).toBeGreaterThanOrEqual(0.9);
      }
    },
  );

  it('reports next to nothing on honest payments with refunds, agents and cash pools', () => {
    for (const graph of [SPARSE, DENSE]) {
      const made = plantedGraph({ ...graph, ...HONEST, loops: 0 });
      expect(search(made).loops.length).toBeLessThanOrEqual(made.from.length / 100_000 + 1);
    }
  });

  it('reports a loop once, however many of its transfers could be exchanged', () => {
    const hops = [0, 1, 2].flatMap((u) => [0, 1].map((part) => ({ u, v: (u + 1) % 3, at: u * 86_400 + part * 3600 })));
    const { loops } = findLoops(
      {
        parties: 3,
        from: Int32Array.from(hops, ({ u }) => u),
        to: Int32Array.from(hops, ({ v }) => v),
        at: Float64Array.from(hops, ({ at }) => at),
        amountFen: new Float64Array(6).fill(5_000),
      },
      LOOP_RULES,
    );
    expect(loops).toMatchObject([{ parties: [0, 1, 2], kind: 'aggregated', amountFen: 10_000 }]);
    expect(loops[0]!.transfers).toHaveLength(6);
  });

  it('lists what only came back apart from loops of three and more', () => {
    const found = findLoops(
      {
        parties: 2,
        from: Int32Array.of(0, 1),
        to: Int32Array.of(1, 0),
        at: Float64Array.of(0, 86_400),
        amountFen: Float64Array.of(100, 100),
      },
      LOOP_RULES,
    );
    expect(found.loops).toEqual([]);
    expect(found.reciprocal).toMatchObject([{ parties: [0, 1] }]);
    expect(found.counts.get(2)).toBe(1);
  });
});
