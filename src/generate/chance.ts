import { createPrng, type Prng } from '#domain/numeric/index.ts';

/** The draws of one firm: a stream of its own, so that firms can be made in any order and on any worker with the same bytes. */
export interface FirmChance {
  /** In [0, 1). */
  uniform(): number;
  normal(): number;
  /** A whole number in [from, to]. */
  whole(from: number, to: number): number;
  pick<T>(items: readonly T[]): T;
  /** One index by weight. */
  weighted(weights: readonly number[]): number;
}

export function firmChance(seed: number, firm: number): FirmChance {
  const prng: Prng = createPrng(seed, firm);
  const uniform = () => prng.uniform();
  return {
    uniform,
    normal: () => prng.normal(),
    whole: (from, to) => from + Math.floor(uniform() * (to - from + 1)),
    pick: (items) => items[Math.floor(uniform() * items.length)]!,
    weighted: (weights) => {
      let left = uniform() * weights.reduce((a, b) => a + b, 0);
      for (let i = 0; i < weights.length - 1; i++) {
        left -= weights[i]!;
        if (left < 0) return i;
      }
      return weights.length - 1;
    },
  };
}
