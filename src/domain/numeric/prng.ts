/**
 * A seeded generator: xoshiro128** 1.1 (D. Blackman and S. Vigna, 2018), whose state is filled by splitmix64. The same
 * seed and stream give the same numbers on every machine; streams of one seed do not meet in practice, so that each
 * worker, path or firm draws from its own and the number of workers does not matter.
 */
export interface Prng {
  /** 32 random bits as an integer in [0, 2^32). */
  readonly bits: () => number;
  /** Uniform on [0, 1), 53 bits. */
  readonly uniform: () => number;
  /** Uniform on {0, …, n − 1} without bias; n at most 2^32. */
  readonly below: (n: number) => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** Fills a column with what as many calls of `uniform` would give, some times faster. */
  readonly fillUniform: (target: Float64Array) => void;
}

export function createPrng(seed: number | bigint, stream = 0): Prng {
  const state = seededState(BigInt(seed), BigInt(stream));
  let s0 = state[0]!;
  let s1 = state[1]!;
  let s2 = state[2]!;
  let s3 = state[3]!;

  const bits = (): number => {
    const drawn = scrambled(s1);
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotate(s3, 11);
    return drawn;
  };
  const uniform = (): number => {
    const high = bits() >>> 5;
    const low = bits() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  };
  const below = (n: number): number => {
    // Draws above the largest multiple of n are thrown away, since they would favour the small values.
    const limit = 4294967296 - (4294967296 % n);
    let draw = bits();
    while (draw >= limit) draw = bits();
    return draw % n;
  };
  // The state stays in registers inside the loop; as calls the same numbers take three times as long.
  const fillUniform = (target: Float64Array): void => {
    let [a, b, c, d] = [s0, s1, s2, s3];
    for (let i = 0; i < target.length; i++) {
      const high = scrambled(b) >>> 5;
      let shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = rotate(d, 11);
      const low = scrambled(b) >>> 6;
      shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = rotate(d, 11);
      target[i] = (high * 67108864 + low) / 9007199254740992;
    }
    [s0, s1, s2, s3] = [a, b, c, d];
  };
  return { bits, uniform, below, normal: polarNormal(uniform), fillUniform };
}

function scrambled(word: number): number {
  return Math.imul(rotate(Math.imul(word, 5), 7), 9) >>> 0;
}

/** G. Marsaglia's polar method: two normals at a time, of which the second waits for the next call. */
function polarNormal(uniform: () => number): () => number {
  let waiting = Number.NaN;
  return () => {
    if (!Number.isNaN(waiting)) {
      const second = waiting;
      waiting = Number.NaN;
      return second;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      waiting = y * scale;
      return x * scale;
    }
  };
}

function rotate(x: number, k: number): number {
  return (x << k) | (x >>> (32 - k));
}

const MASK_64 = (1n << 64n) - 1n;

function seededState(seed: bigint, stream: bigint): Int32Array {
  // The stream is mixed before it meets the seed: streams 0, 1, 2 … of neighbouring seeds must not coincide.
  let state = (seed ^ splitmix((stream + 0x9e3779b97f4a7c15n) & MASK_64)) & MASK_64;
  const words = new Int32Array(4);
  for (let i = 0; i < 2; i++) {
    state = (state + 0x9e3779b97f4a7c15n) & MASK_64;
    const mixed = splitmix(state);
    words[2 * i] = Number(mixed & 0xffffffffn) | 0;
    words[2 * i + 1] = Number(mixed >> 32n) | 0;
  }
  return words;
}

function splitmix(value: bigint): bigint {
  let z = value;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK_64;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK_64;
  return z ^ (z >> 31n);
}
