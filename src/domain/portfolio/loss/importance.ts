import { createPrng, minimise, normalCdf, normalPdf, type Prng } from '#domain/numeric/index.ts';
import type { DrawnBook } from './copula.ts';
import { SCENARIOS_A_BLOCK } from './scenario-block.ts';
import type { ScenarioRange } from './simulate-losses.ts';
import { Tilt } from './tilt.ts';

/**
 * Importance sampling of the tail in two steps (P. Glasserman and J. Li, "Importance sampling for portfolio credit risk",
 * Management Science 51, 2005): the factors are drawn about a shifted mean, and given them each PD is tilted
 * exponentially so that the expected loss is the level that the tail begins with.
 */
export interface TailTarget {
  /** The loss that the tail begins with. */
  readonly level: number;
  /** Mean of the shifted factors: the market, then the sectors, then the regions. */
  readonly shift: Float64Array;
}

/** Losses and the weights (likelihood ratios) of the scenarios of a range. A mean weight far from 1 says that the run is too short. */
export interface WeightedLosses {
  readonly losses: Float64Array;
  readonly weights: Float64Array;
}

/** How near the expected loss under the tilt comes to the level: to find the target, and to draw about it. */
const EXACT = 1e-10;
const NEAR = 0.05;

/** The factors that make a loss of the level most likely: the maximum of ψ(θ(z), z) − θ(z)·level − ½·zᵀz. Gaussian copula. */
export function tailTarget(book: DrawnBook, level: number): TailTarget {
  const size = 1 + book.sectors + book.regions;
  const tilt = new Tilt(book, level);
  const given = new ConditionalPds(book);
  const valueAt = (z: Float64Array): number => {
    given.compute(z);
    return tilt.solve(given.pd, EXACT).exponent - 0.5 * dot(z, z);
  };
  let start = new Float64Array(size);
  let best = valueAt(start);
  // The value may have a local top where nothing is stressed: start from the best point along the market.
  for (let step = 1; step <= 16; step++) {
    const trial = new Float64Array(size);
    trial[0] = -step / 2;
    const value = valueAt(trial);
    if (value > best) [best, start] = [value, trial];
  }
  const gradient = (z: Float64Array): Float64Array => {
    given.compute(z);
    return given.gradient(z, tilt.solve(given.pd, EXACT).theta).map((slope, f) => z[f]! - slope);
  };
  return { level, shift: minimise({ value: (z) => -valueAt(z), gradient }, start, 1e-4) };
}

/** Draws the scenarios of the range about the target. */
export function importanceLosses(
  book: DrawnBook,
  target: TailTarget,
  { seed, from, to }: ScenarioRange,
): WeightedLosses {
  const losses = new Float64Array((to - from) * SCENARIOS_A_BLOCK);
  const weights = new Float64Array(losses.length);
  const { shift, level } = target;
  const half = 0.5 * dot(shift, shift);
  const given = new ConditionalPds(book);
  const tilt = new Tilt(book, level);
  const uniforms = new Float64Array(book.loss.length);
  for (let block = from; block < to; block++) {
    const prng = createPrng(seed, block);
    for (let k = 0; k < SCENARIOS_A_BLOCK; k++) {
      const z = shift.map((mean) => mean + prng.normal());
      given.compute(z);
      // The tilt need not be exact: the weight belongs to the one that was used.
      const { theta, psi } = tilt.solve(given.pd, NEAR);
      const total = drawTilted(book, given.pd, tilt.growth, prng, uniforms);
      const at = (block - from) * SCENARIOS_A_BLOCK + k;
      losses[at] = total;
      weights[at] = Math.exp(psi - theta * total + half - dot(shift, z));
    }
  }
  return { losses, weights };
}

function drawTilted(
  { loss }: DrawnBook,
  pd: Float64Array,
  growth: Float64Array,
  prng: Prng,
  uniforms: Float64Array,
): number {
  prng.fillUniform(uniforms);
  let total = 0;
  for (let i = 0; i < loss.length; i++) {
    const raised = pd[i]! * growth[i]!;
    if (uniforms[i]! * (1 - pd[i]! + raised) < raised) total += loss[i]!;
  }
  return total;
}

/** PDs of the risks drawn, given the factors. */
class ConditionalPds {
  readonly pd: Float64Array;
  readonly #book: DrawnBook;
  readonly #own: number;
  readonly #loadings: readonly [market: number, sector: number, region: number];

  constructor(book: DrawnBook) {
    const { rho, rhoSector, rhoRegion } = book.copula;
    this.#book = book;
    this.#own = Math.sqrt(1 - rho - rhoSector - rhoRegion);
    this.#loadings = [Math.sqrt(rho), Math.sqrt(rhoSector), Math.sqrt(rhoRegion)];
    this.pd = new Float64Array(book.threshold.length);
  }

  compute(z: Float64Array): void {
    const { start, threshold } = this.#book;
    for (let b = 0; b + 1 < start.length; b++) {
      const mean = this.#meanOf(z, b);
      for (let i = start[b]!; i < start[b + 1]!; i++) this.pd[i] = normalCdf((threshold[i]! - mean) / this.#own);
    }
  }

  /** ∂ψ/∂z at a fixed tilt, for the factors of the last `compute`. */
  gradient(z: Float64Array, theta: number): Float64Array {
    const { start, threshold, loss, sector, region, sectors } = this.#book;
    const [market, ofSector, ofRegion] = this.#loadings;
    const result = new Float64Array(z.length);
    for (let b = 0; b + 1 < start.length; b++) {
      const mean = this.#meanOf(z, b);
      let slope = 0;
      for (let i = start[b]!; i < start[b + 1]!; i++) {
        const more = Math.expm1(theta * loss[i]!);
        slope -= ((more / (1 + this.pd[i]! * more)) * normalPdf((threshold[i]! - mean) / this.#own)) / this.#own;
      }
      result[0] = result[0]! + market * slope;
      const [s, r] = [1 + sector[b]!, 1 + sectors + region[b]!];
      result[s] = result[s]! + ofSector * slope;
      result[r] = result[r]! + ofRegion * slope;
    }
    return result;
  }

  #meanOf(z: Float64Array, bucket: number): number {
    const { sector, region, sectors } = this.#book;
    const [market, ofSector, ofRegion] = this.#loadings;
    return market * z[0]! + ofSector * z[1 + sector[bucket]!]! + ofRegion * z[1 + sectors + region[bucket]!]!;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
