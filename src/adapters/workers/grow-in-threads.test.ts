import { expect, it } from 'vitest';
import { createPrng, DEFAULT_BOOSTING, growForest } from '#domain/numeric/index.ts';
import { growInThreads } from './grow-in-threads.ts';

it('grows the same forest to the bit on one thread, two and three', () => {
  const rows = 20_000;
  const prng = createPrng(3);
  const bins = Uint8Array.from({ length: rows * 4 }, () => (prng.uniform() < 0.05 ? 255 : prng.below(50)));
  const bad = Uint8Array.from({ length: rows }, (_, row) => (prng.below(100) < bins[row]! ? 1 : 0));
  const learns = Uint8Array.from({ length: rows }, (_, row) => (row % 5 === 0 ? 0 : 1));
  const data = { rows, bins, binCounts: [50, 50, 50, 50], directions: [1, 0, 0, -1], bad, learns };
  const settings = { ...DEFAULT_BOOSTING, trees: 12 };
  const alone = growForest(data, settings);
  for (const threads of [2, 3]) expect(growInThreads(threads)(data, settings)).toEqual(alone);
});
