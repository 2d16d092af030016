import type { DrawnBook } from './copula.ts';

/** An exponential tilt: ψ(θ) = Σ ln(1 + p·(e^(θ·loss) − 1)), and ψ − θ·level, the exponent that bounds the tail. */
interface Tilted {
  readonly theta: number;
  readonly psi: number;
  readonly exponent: number;
}

/** e^700 is near the largest double; no tilt of a real book comes close. */
const MOST_GROWTH = 700;
const MOST_STEPS = 60;

/** The tilt under which the expected loss is the level, for changing PDs of one book. */
export class Tilt {
  /** e^(θ·loss) of each risk for the tilt that was solved last. */
  readonly growth: Float64Array;
  readonly #loss: Float64Array;
  readonly #level: number;
  readonly #mostTheta: number;
  #theta = 0;

  constructor({ loss }: DrawnBook, level: number) {
    this.#loss = loss;
    this.#level = level;
    this.growth = new Float64Array(loss.length);
    let most = 0;
    for (const each of loss) most = Math.max(most, each);
    this.#mostTheta = MOST_GROWTH / most;
  }

  /**
   * Newton's steps on ψ'(θ) = level from the last tilt, until ψ' is within `tolerance` of it (relative) or 60 are taken;
   * none where the expected loss is beyond the level already.
   */
  solve(pd: Float64Array, tolerance: number): Tilted {
    if (expected(pd, this.#loss) >= this.#level) {
      this.growth.fill(1);
      return { theta: 0, psi: 0, exponent: 0 };
    }
    let theta = this.#theta;
    let at = this.#evaluate(pd, theta);
    for (let i = 0; i < MOST_STEPS; i++) {
      const miss = at.slope - this.#level;
      if (Math.abs(miss) <= tolerance * this.#level) break;
      const newton = theta - miss / at.curvature;
      // Far from the root the curvature vanishes and Newton's step leaps: no more than doubling, and never below zero.
      theta = Math.min(this.#mostTheta, Math.max(0, Math.min(newton, 2 * theta + 1e-3 * this.#mostTheta)));
      at = this.#evaluate(pd, theta);
    }
    this.#theta = theta;
    return { theta, psi: at.psi, exponent: at.psi - theta * this.#level };
  }

  #evaluate(pd: Float64Array, theta: number): { psi: number; slope: number; curvature: number } {
    const loss = this.#loss;
    const { growth } = this;
    let [slope, curvature, product, logs] = [0, 0, 1, 0];
    for (let i = 0; i < loss.length; i++) {
      const grown = Math.exp(theta * loss[i]!);
      growth[i] = grown;
      const raised = pd[i]! * grown;
      const mass = 1 - pd[i]! + raised;
      const tilted = raised / mass;
      slope += tilted * loss[i]!;
      curvature += tilted * (1 - tilted) * loss[i]! * loss[i]!;
      // One logarithm for many factors.
      product *= mass;
      if (product > 1e200) {
        logs += Math.log(product);
        product = 1;
      }
    }
    return { psi: logs + Math.log(product), slope, curvature };
  }
}

function expected(pd: Float64Array, loss: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < pd.length; i++) sum += pd[i]! * loss[i]!;
  return sum;
}
