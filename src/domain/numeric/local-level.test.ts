import { describe, expect, it } from 'vitest';
import { filterLevel } from './local-level.ts';

/** q 0.01, r 0.04, from 0 with variance 1. */
function path(lastNoise: number) {
  const seen = [0, 0.1, null, 0.2, -1];
  return filterLevel(
    { startLevel: 0, startVariance: 1 },
    seen.map((value, t) => ({ drift: 0.01, seen: value, noise: t === 4 ? lastNoise : 0.04 })),
  );
}

function expectPath(found: Float64Array, wanted: readonly number[]): void {
  wanted.forEach((value, t) => {
    expect(found[t]).toBeCloseTo(value, 6);
  });
}

// Goldens of the method note: the level and variance after each of five months, the third without invoices.
describe('a local level', () => {
  it('follows what is seen, and grows unsure where nothing is', () => {
    const { level, variance } = path(0.04);
    expectPath(level, [0, 0.05479, 0.05479, 0.129093, -0.359087]);
    expectPath(variance, [0.038476, 0.021916, 0.031916, 0.020468, 0.017295]);
  });

  it('hardly moves in a month that is bad for everybody', () => {
    const { level, variance } = path(1);
    expect(level[4]).toBeCloseTo(0.095709, 6);
    expect(variance[4]).toBeCloseTo(0.029567, 6);
  });

  it('is surest of the past when the future is known too', () => {
    const { variance, smoothVariance, smoothLevel, level } = path(0.04);
    for (let t = 0; t < 4; t++) expect(smoothVariance[t]).toBeLessThan(variance[t]!);
    expect(smoothLevel[4]).toBe(level[4]);
  });
});
