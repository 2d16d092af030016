import type { DrawnBook } from './copula.ts';
import { drawBlock } from './draw-defaults.ts';
import { SCENARIOS_A_BLOCK } from './scenario-block.ts';

/** Which scenarios to draw: the blocks [from, to) of the stream of the seed. */
export interface ScenarioRange {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

/** The loss of the book in each scenario of the range, in its order. */
export function simulateLosses(book: DrawnBook, { seed, from, to }: ScenarioRange): Float64Array {
  const losses = new Float64Array((to - from) * SCENARIOS_A_BLOCK);
  for (let block = from; block < to; block++) {
    const begin = (block - from) * SCENARIOS_A_BLOCK;
    drawBlock(book, seed, block, (scenario, { hits, count }) => {
      let total = 0;
      for (let j = 0; j < count; j++) total += book.loss[hits[j]!]!;
      losses[begin + scenario] = total;
    });
  }
  return losses;
}

/**
 * What each risk of the book loses, summed over the scenarios of the range whose loss is `level` or more; over the
 * number of such scenarios that is its Euler contribution to the expected shortfall (D. Tasche 1999). Draws the
 * scenarios again. The column follows the book, not the order of drawing.
 */
export function tailLosses(book: DrawnBook, { seed, from, to }: ScenarioRange, level: number): Float64Array {
  const sums = new Float64Array(book.risks);
  for (let block = from; block < to; block++) {
    drawBlock(book, seed, block, (_, { hits, count }) => {
      let total = 0;
      for (let j = 0; j < count; j++) total += book.loss[hits[j]!]!;
      if (total < level) return;
      for (let j = 0; j < count; j++) {
        const at = book.order[hits[j]!]!;
        sums[at] = sums[at]! + book.loss[hits[j]!]!;
      }
    });
  }
  return sums;
}
