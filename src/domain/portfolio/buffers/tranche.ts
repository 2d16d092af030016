import { bivariateNormalCdf, normalCdf, normalQuantile } from '#domain/numeric/index.ts';

/** A slice of the loss of a large homogeneous pool, as shares of the pool: it pays from `attach` to `detach`. */
export interface TrancheInput {
  readonly pd: number;
  readonly lgd: number;
  readonly rho: number;
  readonly attach: number;
  readonly detach: number;
}

export interface TrancheLoss {
  /** Expected loss of the slice as a share of the pool, and of the slice itself. */
  readonly elOfPool: number;
  readonly elOfTranche: number;
  /** Probability that the loss passes the attachment, and that the slice is used up. */
  readonly hitProbability: number;
  readonly exhaustedProbability: number;
}

/** Expected loss of a slice in closed form: (E[(L − a)⁺] − E[(L − d)⁺]) / (d − a) of Vasicek's pool; rho in (0, 1), pd in (0, 1). */
export function trancheLoss(input: TrancheInput): TrancheLoss {
  const { attach, detach } = input;
  const elOfPool = excess(input, attach) - excess(input, detach);
  return {
    elOfPool,
    elOfTranche: elOfPool / (detach - attach),
    hitProbability: probabilityAbove(input, attach),
    exhaustedProbability: probabilityAbove(input, detach),
  };
}

/** E[(L − k)⁺] = LGD·Φ₂(−G(k/LGD), G(p); −√(1 − ρ)). */
function excess({ pd, lgd, rho }: TrancheInput, k: number): number {
  if (k <= 0) return pd * lgd;
  if (k >= lgd) return 0;
  return lgd * bivariateNormalCdf(-normalQuantile(k / lgd), normalQuantile(pd), -Math.sqrt(1 - rho));
}

function probabilityAbove({ pd, lgd, rho }: TrancheInput, k: number): number {
  if (k <= 0) return 1;
  if (k >= lgd) return 0;
  return normalCdf((normalQuantile(pd) - Math.sqrt(1 - rho) * normalQuantile(k / lgd)) / Math.sqrt(rho));
}
