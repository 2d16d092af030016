import { describe, expect, it } from 'vitest';
import { minimise } from './bfgs.ts';

describe('minimising', () => {
  it('walks the valley of Rosenbrock to its end at (1, 1)', () => {
    const value = (x: Float64Array) => (1 - x[0]!) ** 2 + 100 * (x[1]! - x[0]! ** 2) ** 2;
    const gradient = (x: Float64Array) =>
      Float64Array.of(-2 * (1 - x[0]!) - 400 * x[0]! * (x[1]! - x[0]! ** 2), 200 * (x[1]! - x[0]! ** 2));
    const found = minimise({ value, gradient }, Float64Array.of(-1.2, 1));
    expect(found[0]).toBeCloseTo(1, 6);
    expect(found[1]).toBeCloseTo(1, 6);
  });

  it('finds the lowest point of a bowl that is a million times steeper one way than the other', () => {
    const scales = [1, 1e3, 1e6];
    const value = (x: Float64Array) => scales.reduce((sum, scale, i) => sum + scale * (x[i]! - i) ** 2, 0);
    const gradient = (x: Float64Array) => Float64Array.from(scales, (scale, i) => 2 * scale * (x[i]! - i));
    const found = minimise({ value, gradient }, new Float64Array(3));
    for (let i = 0; i < 3; i++) expect(found[i]).toBeCloseTo(i, 6);
  });

  it('stays where it is at a minimum', () => {
    const flat = { value: () => 0, gradient: (x: Float64Array) => x.map(() => 0) };
    expect(minimise(flat, Float64Array.of(3, 4))).toEqual(Float64Array.of(3, 4));
  });
});
