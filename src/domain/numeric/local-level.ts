/** A random walk seen through noise: yₜ = μₜ + εₜ, μₜ = μₜ₋₁ + ηₜ. */
export interface LocalLevel {
  /** The level and its variance before the first step. */
  readonly startLevel: number;
  readonly startVariance: number;
}

/** One step: how far the level may have moved since the last, and what was seen of it; null where nothing was. */
export interface LevelStep {
  readonly drift: number;
  readonly seen: number | null;
  readonly noise: number;
}

export interface LevelPath {
  /** After each step, from the steps up to it. */
  readonly level: Float64Array;
  readonly variance: Float64Array;
  /** From all steps. */
  readonly smoothLevel: Float64Array;
  readonly smoothVariance: Float64Array;
  /** The log-likelihood of what was seen. */
  readonly logLikelihood: number;
}

/**
 * The Kalman filter of a local level with the fixed-interval smoother (J. Durbin and S. J. Koopman, Time Series Analysis by
 * State Space Methods, 2012, ch. 2). A step without an observation only predicts, so that the variance grows. Every step
 * begins with its move, the first one too.
 */
export function filterLevel({ startLevel, startVariance }: LocalLevel, steps: readonly LevelStep[]): LevelPath {
  const n = steps.length;
  const level = new Float64Array(n);
  const variance = new Float64Array(n);
  const predicted = new Float64Array(n);
  let [m, p, logLikelihood] = [startLevel, startVariance, 0];
  steps.forEach(({ drift, seen, noise }, t) => {
    p += drift;
    predicted[t] = p;
    if (seen !== null) {
      const spread = p + noise;
      const surprise = seen - m;
      logLikelihood -= 0.5 * (Math.log(2 * Math.PI * spread) + (surprise * surprise) / spread);
      m += (p / spread) * surprise;
      p = (p * noise) / spread;
    }
    level[t] = m;
    variance[t] = p;
  });
  return { level, variance, ...smooth(level, variance, predicted), logLikelihood };
}

function smooth(level: Float64Array, variance: Float64Array, predicted: Float64Array) {
  const smoothLevel = Float64Array.from(level);
  const smoothVariance = Float64Array.from(variance);
  for (let t = level.length - 2; t >= 0; t--) {
    const gain = predicted[t + 1]! > 0 ? variance[t]! / predicted[t + 1]! : 0;
    smoothLevel[t] = level[t]! + gain * (smoothLevel[t + 1]! - level[t]!);
    smoothVariance[t] = variance[t]! + gain * gain * (smoothVariance[t + 1]! - predicted[t + 1]!);
  }
  return { smoothLevel, smoothVariance };
}
