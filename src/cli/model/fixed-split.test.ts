import { describe, expect, it } from 'vitest';
import { isTestRow } from './fixed-split.ts';

describe('the fixed split', () => {
  // Published counts of test rows of sets with this many rows.
  it.each([
    [1000, 300],
    [690, 207],
    [1225, 368],
    [5960, 1788],
    [10_459, 3137],
    [7027, 2108],
    [5910, 1773],
    [30_000, 9000],
    [150_000, 45_000],
  ])('of %i rows tests %i', (rows, tests) => {
    expect(Array.from({ length: rows }, (_, i) => i).filter(isTestRow)).toHaveLength(tests);
  });
});
