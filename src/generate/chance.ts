import { createPrng, type Prng } from '#domain/numeric/index.ts';

/** A source of draws with a stream of its own, so that what is drawn from it does not depend on what else is made, or where. */
export interface Chance {
  /** In [0, 1). */
  uniform(): number;
  normal(): number;
  /** A whole number in [from, to]. */
  whole(from: number, to: number): number;
  pick<T>(items: readonly T[]): T;
  /** One index by weight. */
  weighted(weights: readonly number[]): number;
  /** A whole number with the given mean: its whole part, and one more with the probability of the rest. */
  rounded(mean: number): number;
  /** True with probability `share`. */
  happens(share: number): boolean;
  /** `count` different items. */
  several<T>(items: readonly T[], count: number): T[];
}

/** What a stream is for: streams of different purposes never meet. */
export const STREAM = {
  plan: 1,
  trade: 2,
  inside: 3,
  scheme: 4,
  evidence: 5,
  economy: 6,
  roles: 7,
  block: 8,
  loans: 9,
} as const;

/** The draws for one purpose and one or two numbers (a firm, a pair of firms), each below 2^20. */
export function chanceOf(seed: number, purpose: keyof typeof STREAM, a = 0, b = 0): Chance {
  return chanceFrom(createPrng(seed, (STREAM[purpose] * 2 ** 20 + a) * 2 ** 20 + b));
}

function chanceFrom(prng: Prng): Chance {
  const uniform = () => prng.uniform();
  const whole = (from: number, to: number) => from + Math.floor(uniform() * (to - from + 1));
  return {
    uniform,
    normal: () => prng.normal(),
    whole,
    pick: (items) => items[Math.floor(uniform() * items.length)]!,
    weighted: (weights) => {
      let left = uniform() * weights.reduce((a, b) => a + b, 0);
      for (let i = 0; i < weights.length - 1; i++) {
        left -= weights[i]!;
        if (left < 0) return i;
      }
      return weights.length - 1;
    },
    rounded: (mean) => Math.floor(mean + uniform()),
    happens: (share) => uniform() < share,
    several: (items, count) => {
      const left = [...items];
      const taken = [];
      while (taken.length < count && left.length > 0) taken.push(...left.splice(whole(0, left.length - 1), 1));
      return taken;
    },
  };
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
