import { normalCdf } from './normal.ts';
import { gaussLegendre } from './quadrature.ts';

const RULE = gaussLegendre(24);
const TWO_PI = 2 * Math.PI;

/**
 * Φ₂(x, y; ρ): the probability that two standard normals of correlation ρ ∈ [−1, 1] lie below x and y.
 * Absolute error about 1e-15. A. Genz (2004), after Drezner and Wesolowsky (1990).
 */
export function bivariateNormalCdf(x: number, y: number, rho: number): number {
  if (!(rho >= -1 && rho <= 1)) throw new RangeError('a correlation lies in [−1, 1]');
  if (x === Number.NEGATIVE_INFINITY || y === Number.NEGATIVE_INFINITY) return 0;
  if (x === Number.POSITIVE_INFINITY) return normalCdf(y);
  if (y === Number.POSITIVE_INFINITY) return normalCdf(x);
  if (rho === 0) return normalCdf(x) * normalCdf(y);
  const p = Math.abs(rho) < 0.925 ? byAngle(-x, -y, rho) : nearSingular(-x, -y, rho);
  return Math.min(1, Math.max(0, p));
}

/** P(X > h, Y > k) by integrating over the arcsine of the correlation. */
function byAngle(h: number, k: number, rho: number): number {
  const mean = (h * h + k * k) / 2;
  const half = Math.asin(rho) / 2;
  let sum = 0;
  for (let i = 0; i < RULE.nodes.length; i++) {
    const sine = Math.sin(half * (1 + RULE.nodes[i]!));
    sum += RULE.weights[i]! * Math.exp((sine * h * k - mean) / (1 - sine * sine));
  }
  return (sum * half) / TWO_PI + normalCdf(-h) * normalCdf(-k);
}

/** P(X > h, Y > k) where the arcsine's integrand is too steep: the expansion about |ρ| = 1. */
function nearSingular(h: number, kGiven: number, rho: number): number {
  const k = rho < 0 ? -kGiven : kGiven;
  const correction = Math.abs(rho) < 1 ? steepPart(h, k, rho) : 0;
  if (rho > 0) return correction + normalCdf(-Math.max(h, k));
  if (h >= k) return -correction;
  const strip = h < 0 ? normalCdf(k) - normalCdf(h) : normalCdf(-h) - normalCdf(-k);
  return strip - correction;
}

function steepPart(h: number, k: number, rho: number): number {
  const hk = h * k;
  const variance = (1 - rho) * (1 + rho);
  const a = Math.sqrt(variance);
  const square = (h - k) * (h - k);
  const c = (4 - hk) / 8;
  const d = (12 - hk) / 80;
  let sum = 0;
  const exponent = -(square / variance + hk) / 2;
  if (exponent > -100)
    sum = a * Math.exp(exponent) * (1 - (c * (square - variance) * (1 - d * square)) / 3 + c * d * variance * variance);
  if (hk > -100) {
    const b = Math.sqrt(square);
    const density = Math.sqrt(TWO_PI) * normalCdf(-b / a);
    sum -= Math.exp(-hk / 2) * density * b * (1 - (c * square * (1 - d * square)) / 3);
  }
  const half = a / 2;
  let integral = 0;
  for (let i = 0; i < RULE.nodes.length; i++) {
    const xs = (half * (1 + RULE.nodes[i]!)) ** 2;
    const power = -(square / xs + hk) / 2;
    if (power <= -100) continue;
    const series = 1 + c * xs * (1 + 5 * d * xs);
    const root = Math.sqrt(1 - xs);
    const exact = Math.exp((-hk * xs) / (2 * (1 + root) * (1 + root))) / root;
    integral += RULE.weights[i]! * Math.exp(power) * (series - exact);
  }
  return (half * integral - sum) / TWO_PI;
}
