import type { PlantedLoop } from './planted-graph.ts';

/** How well found loops meet planted ones: a loop is found when its principals are, in their order. */
export interface LoopScore {
  readonly recall: number;
  readonly precision: number;
  readonly found: number;
  readonly wrong: number;
}

export function scoreLoops(
  found: readonly { readonly parties: readonly number[] }[],
  planted: readonly PlantedLoop[],
): LoopScore {
  const truth = new Set(planted.map(({ parties }) => turned(parties)));
  const keys = found.map(({ parties }) => turned(parties));
  const wrong = keys.filter((key) => !truth.has(key)).length;
  const hit = new Set(keys.filter((key) => truth.has(key))).size;
  return {
    recall: truth.size === 0 ? 1 : hit / truth.size,
    precision: keys.length === 0 ? 1 : (keys.length - wrong) / keys.length,
    found: keys.length,
    wrong,
  };
}

/** The parties of a loop from the smallest on, since a loop has no first. */
function turned(parties: readonly number[]): string {
  const first = parties.indexOf(Math.min(...parties));
  return [...parties.slice(first), ...parties.slice(0, first)].join('>');
}
