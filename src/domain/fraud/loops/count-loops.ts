import { countCycles, temporalGraph } from '#domain/numeric/index.ts';
import type { LoopRules } from './loop.ts';
import type { Transfers } from './transfers.ts';

export interface LoopCounts {
  readonly counts: ReadonlyMap<number, number>;
  readonly truncated: boolean;
  readonly completeUntil: number;
}

/** Counts every time-respecting cycle of single transfers, whatever their amounts, by length from 2 on. */
export function countLoops(
  { parties, from, to, at }: Omit<Transfers, 'amountFen'>,
  { window, maxLength, steps }: Pick<LoopRules, 'window' | 'maxLength' | 'steps'>,
): LoopCounts {
  const graph = temporalGraph(parties, { from, to, start: at });
  const { byLength, truncated, completeUntil } = countCycles(graph, window, maxLength, { steps });
  const counts = new Map(Array.from(byLength, (count, length) => [length, count] as const).slice(2));
  return { counts, truncated, completeUntil };
}
