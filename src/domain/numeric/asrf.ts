import { bivariateNormalCdf } from './bivariate-normal.ts';
import { normalCdf, normalQuantile } from './normal.ts';

/**
 * The asymptotic single-factor model of O. Vasicek (1987, 2002): a pool of infinitely many equal loans, each with
 * default probability `pd`, tied together by asset correlation `rho` through one normal factor. Every function takes
 * pd, rho and alpha in [0, 1] and speaks of the share of the pool that defaults; multiply by loss given default.
 */
export interface SingleFactorPool {
  readonly pd: number;
  readonly rho: number;
}

/** The share of defaults that is not exceeded with probability alpha: Φ((G(pd) + √ρ·G(α)) / √(1 − ρ)). */
export function vasicekVaR({ pd, rho }: SingleFactorPool, alpha: number): number {
  requireShares(pd, rho, alpha);
  if (pd === 0 || pd === 1) return pd;
  if (rho === 0) return pd;
  if (rho === 1) return alpha > 1 - pd ? 1 : 0;
  return normalCdf((normalQuantile(pd) + Math.sqrt(rho) * normalQuantile(alpha)) / Math.sqrt(1 - rho));
}

/** The mean share of defaults in the worst 1 − alpha of outcomes: Φ₂(G(pd), G(1 − α); √ρ) / (1 − α); alpha < 1. */
export function vasicekES({ pd, rho }: SingleFactorPool, alpha: number): number {
  requireShares(pd, rho, alpha);
  if (alpha === 1) throw new RangeError('an expected shortfall needs alpha below 1');
  if (pd === 0 || pd === 1 || alpha === 0 || rho === 0) return pd;
  const tail = bivariateNormalCdf(normalQuantile(pd), -normalQuantile(alpha), Math.sqrt(rho)) / (1 - alpha);
  // Rounding may carry the quotient past a certain loss.
  return Math.min(1, tail);
}

/** The probability that two given loans of the pool both default: Φ₂(G(pd), G(pd); ρ). */
export function jointDefault({ pd, rho }: SingleFactorPool): number {
  requireShares(pd, rho, 0);
  if (pd === 0 || pd === 1) return pd;
  if (rho === 0) return pd * pd;
  const g = normalQuantile(pd);
  return bivariateNormalCdf(g, g, rho);
}

/** The variance of the share of defaults: joint default − pd². */
export function vasicekVariance(pool: SingleFactorPool): number {
  return jointDefault(pool) - pool.pd * pool.pd;
}

function requireShares(...shares: readonly number[]): void {
  if (!shares.every((share) => share >= 0 && share <= 1)) throw new RangeError('pd, rho and alpha lie in [0, 1]');
}
