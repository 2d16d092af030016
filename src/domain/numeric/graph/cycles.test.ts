import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conservingCycles } from './conserving-cycles.ts';
import { countCycles } from './count-cycles.ts';
import { type TemporalGraph, temporalGraph } from './temporal-graph.ts';

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly amount: number;
}

/** Tries every sequence of edges: slow and plainly right. */
function bruteForce(edges: readonly Edge[], window: number, maxLength: number, tolerance: number): string[] {
  const found: string[] = [];
  const grow = (path: number[]) => {
    const first = edges[path[0]!]!;
    const last = edges[path.at(-1)!]!;
    for (const [i, edge] of edges.entries()) {
      if (edge.from !== last.to || edge.at <= last.at || edge.at - first.at > window) continue;
      if (Math.abs(edge.amount - last.amount) > tolerance * last.amount) continue;
      const visited = path.map((e) => edges[e]!.from);
      if (edge.to === first.from) found.push([...path, i].join('-'));
      else if (path.length + 1 < maxLength && !visited.includes(edge.to) && edge.to !== edge.from) grow([...path, i]);
    }
  };
  for (const [i, edge] of edges.entries()) if (edge.from !== edge.to) grow([i]);
  return found.sort();
}

function graphOf(edges: readonly Edge[], nodes: number): TemporalGraph {
  return temporalGraph(nodes, {
    from: Int32Array.from(edges, ({ from }) => from),
    to: Int32Array.from(edges, ({ to }) => to),
    start: Float64Array.from(edges, ({ at }) => at),
  });
}

const edgeLists = fc.array(
  fc.record({ from: fc.nat(5), to: fc.nat(5), at: fc.nat(40), amount: fc.integer({ min: 90, max: 110 }) }),
  { maxLength: 40 },
);

describe('the search for cycles in time', () => {
  it('counts what trying every sequence counts, equal times, loops on oneself and parallel edges included', () => {
    fc.assert(
      fc.property(edgeLists, fc.nat(45), fc.integer({ min: 2, max: 5 }), (edges, window, maxLength) => {
        const { byLength } = countCycles(graphOf(edges, 6), window, maxLength);
        const expected = new Float64Array(maxLength + 1);
        for (const cycle of bruteForce(edges, window, maxLength, Number.POSITIVE_INFINITY))
          expected[cycle.split('-').length]!++;
        expect(byLength).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('visits each cycle that conserves the amount once', () => {
    fc.assert(
      fc.property(edgeLists, fc.nat(45), fc.integer({ min: 2, max: 5 }), (edges, window, maxLength) => {
        const graph = graphOf(edges, 6);
        const amounts = Float64Array.from(graph.origin, (e) => edges[e]!.amount);
        const found: string[] = [];
        const rules = { window, maxLength, tolerance: 0.05, overlap: 0, steps: 1e9 };
        conservingCycles(graph, { sent: amounts, received: amounts, ready: graph.start }, rules, (path, length) => {
          found.push(Array.from(path.slice(0, length), (e) => graph.origin[e]!).join('-'));
        });
        expect(found.sort()).toEqual(bruteForce(edges, window, maxLength, 0.05));
      }),
      { numRuns: 150 },
    );
  });

  it('says up to when it is complete where the budget ends it', () => {
    const edges = Array.from({ length: 60 }, (_, i) => ({ from: i % 3, to: (i + 1) % 3, at: i, amount: 1 }));
    const whole = countCycles(graphOf(edges, 3), 10, 3);
    const cut = countCycles(graphOf(edges, 3), 10, 3, { steps: 100 });
    expect(whole.truncated).toBe(false);
    expect(cut.truncated).toBe(true);
    expect(cut.completeUntil).toBeGreaterThan(0);
    expect(cut.completeUntil).toBeLessThan(60);
    expect(cut.byLength[3]).toBeLessThan(whole.byLength[3]!);
  });
});
