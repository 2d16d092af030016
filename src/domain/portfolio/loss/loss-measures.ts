/** The tail of a loss distribution at one confidence. */
export interface TailMeasure {
  readonly alpha: number;
  /** The smallest loss x with F(x) ≥ alpha. */
  readonly valueAtRisk: number;
  /** The mean of the worst 1 − alpha, an atom at the value at risk split so that it weighs exactly that much. */
  readonly expectedShortfall: number;
}

/** Mean and standard deviation of drawn losses, summed in their order. */
export function momentsOf(losses: Float64Array): { mean: number; sd: number } {
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < losses.length; i++) {
    const delta = losses[i]! - mean;
    mean += delta / (i + 1);
    squares += delta * (losses[i]! - mean);
  }
  return { mean, sd: losses.length > 1 ? Math.sqrt(squares / (losses.length - 1)) : 0 };
}

/** The tails of equally likely losses in ascending order. */
export function tailsOfSorted(sorted: Float64Array, alphas: readonly number[]): TailMeasure[] {
  return alphas.map((alpha) => {
    const n = sorted.length;
    // α·n may come out a rounding error above a whole number: 0.07 × 100 is 7.000000000000001.
    const rank = Math.min(n, Math.max(1, Math.ceil(alpha * n * (1 - 4 * Number.EPSILON))));
    const valueAtRisk = sorted[rank - 1]!;
    let beyond = 0;
    for (let i = n - 1; i >= rank; i--) beyond += sorted[i]!;
    const atom = Math.max(0, rank - alpha * n);
    const weight = n * (1 - alpha);
    const expectedShortfall = weight > 0 ? (beyond + atom * valueAtRisk) / weight : valueAtRisk;
    return { alpha, valueAtRisk, expectedShortfall };
  });
}

/** How often a loss was exceeded, with the standard error of that share. */
export interface Exceedance {
  readonly loss: number;
  readonly p: number;
  readonly se: number;
}

/** The share of equally likely losses, sorted, that lie above each level. */
export function exceedanceOfSorted(sorted: Float64Array, levels: readonly number[]): Exceedance[] {
  const n = sorted.length;
  return levels.map((loss) => {
    let [low, high] = [0, n];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! > loss) high = middle;
      else low = middle + 1;
    }
    const p = (n - low) / n;
    return { loss, p, se: Math.sqrt((p * (1 - p)) / n) };
  });
}
