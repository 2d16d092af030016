/** How log-odds are printed as points: `baseScore` at odds of `baseOdds` good to one bad, `pdo` points double the odds. */
export type Scale = {
  readonly pdo: number;
  readonly baseScore: number;
  readonly baseOdds: number;
};

/** 600 points at 50 to 1, 20 points to double the odds. */
export const DEFAULT_SCALE: Scale = { pdo: 20, baseScore: 600, baseOdds: 50 };

/** Points for one unit of log-odds. */
export function scaleFactor(scale: Scale): number {
  return scale.pdo / Math.LN2;
}

/** The score at even odds. */
export function scaleOffset(scale: Scale): number {
  return scale.baseScore - scaleFactor(scale) * Math.log(scale.baseOdds);
}

/** Score = offset + factor · ln((1 − PD) / PD): more points are better. */
export function scoreOfPd(pd: number, scale: Scale): number {
  return scaleOffset(scale) + scaleFactor(scale) * Math.log((1 - pd) / pd);
}

/** Log-odds of bad, ln(PD / (1 − PD)), at a score. */
export function logOddsOfScore(score: number, scale: Scale): number {
  return (scaleOffset(scale) - score) / scaleFactor(scale);
}

/** The probability with these log-odds. */
export function logistic(logOdds: number): number {
  if (logOdds < 0) {
    const odds = Math.exp(logOdds);
    return odds / (1 + odds);
  }
  return 1 / (1 + Math.exp(-logOdds));
}

/** ln(p / (1 − p)); infinite at 0 and 1. */
export function logit(p: number): number {
  return Math.log(p / (1 - p));
}
