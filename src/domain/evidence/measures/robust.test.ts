import { describe, expect, it } from 'vitest';
import { quantile, theilSenSlope, variation } from './robust.ts';

describe('robust statistics', () => {
  it('interpolates quantiles as type 7 does', () => {
    // R: quantile(c(1, 2, 3, 4, 10), c(.2, .5, .9)) gives 1.8, 3, 7.6.
    const found = [0.2, 0.5, 0.9].map((p) => quantile([10, 3, 1, 4, 2], p));
    for (const [i, expected] of [1.8, 3, 7.6].entries()) expect(found[i]).toBeCloseTo(expected, 12);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('keeps the trend of a line when three of its points are torn away', () => {
    const line = Array.from({ length: 12 }, (_, i) => 5 + 2 * i);
    line[3] = 900;
    line[7] = -900;
    line[10] = 0;
    expect(theilSenSlope(line)).toBe(2);
  });

  it('says nothing about the variation of one value or of a mean that is not positive', () => {
    expect(variation([3])).toBeNaN();
    expect(variation([-3, 3])).toBeNaN();
    expect(variation([8, 12])).toBeCloseTo(Math.sqrt(8) / 10, 12);
  });
});
