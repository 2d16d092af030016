import { describe, expect, it } from 'vitest';
import { createPrng } from './prng.ts';

describe('the generator', () => {
  it('repeats by seed and stream and differs between them', () => {
    const draws = (seed: number, stream?: number) => {
      const prng = createPrng(seed, stream);
      return Array.from({ length: 5 }, () => prng.bits());
    };
    expect(draws(7)).toEqual(draws(7, 0));
    const all = [draws(7), draws(8), draws(7, 1), draws(8, 1)].map(String);
    expect(new Set(all).size).toBe(4);
  });

  it('is pinned to its first numbers, since stored seeds must keep their meaning', () => {
    const prng = createPrng(2026);
    expect(Array.from({ length: 4 }, () => prng.bits())).toEqual([3392631618, 1713757636, 4074417309, 2650647728]);
  });

  it('fills a column with the numbers that single calls would give, and goes on from there', () => {
    const [single, filled] = [createPrng(9, 4), createPrng(9, 4)];
    const column = new Float64Array(7);
    filled.fillUniform(column);
    expect([...column, filled.uniform()]).toEqual(Array.from({ length: 8 }, () => single.uniform()));
  });

  it('is uniform and normal within chance', () => {
    const prng = createPrng(1);
    const n = 200_000;
    let [sum, square, cube] = [0, 0, 0];
    const counts = new Float64Array(10);
    for (let i = 0; i < n; i++) {
      const z = prng.normal();
      sum += z;
      square += z * z;
      cube += z ** 3;
      counts[Math.floor(prng.uniform() * 10)]!++;
    }
    expect(Math.abs(sum / n)).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(square / n - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    expect(Math.abs(cube / n)).toBeLessThan(4 * Math.sqrt(15 / n));
    const chi = counts.reduce((total, count) => total + (count - n / 10) ** 2 / (n / 10), 0);
    expect(chi).toBeLessThan(27.9);
  });

  it('draws whole numbers without bias', () => {
    const prng = createPrng(5);
    const counts = new Float64Array(3);
    for (let i = 0; i < 30_000; i++) counts[prng.below(3)]!++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(350);
  });
});
