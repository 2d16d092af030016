/**
 * Scenarios are drawn in blocks of so many, each from a stream of its own that (seed, block) names: the losses
 * are the same bits, whichever worker draws which block.
 */
export const SCENARIOS_A_BLOCK = 512;

/** Blocks that hold so many scenarios. */
export function blocksOf(scenarios: number): number {
  return Math.ceil(scenarios / SCENARIOS_A_BLOCK);
}
