import { gammaQ, logGamma } from './gamma.ts';
import { findRoot } from './root-finding.ts';

/** P(X > x) of chi-square with `df` degrees of freedom. */
export function chiSquareSf(x: number, df: number): number {
  return x <= 0 ? 1 : gammaQ(df / 2, x / 2);
}

/** The x with P(X ≤ x) = p of chi-square with `df` degrees of freedom. */
export function chiSquareQuantile(p: number, df: number): number {
  if (!(p >= 0 && p < 1)) return Number.NaN;
  let high = df + 10;
  while (chiSquareSf(high, df) > 1 - p) high *= 2;
  return findRoot((x) => 1 - p - chiSquareSf(x, df), { low: 0, high });
}

/** P(X ≤ x) of Beta(a, b): the regularised incomplete beta function, NIST DLMF 8.17.22. */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  // The fraction converges fast on the side where x lies under the mean; the other side is its complement.
  if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(x, a, b)) / a;
  return 1 - (front * betaFraction(1 - x, b, a)) / b;
}

const TINY = 1e-300;

/** Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / atLeastTiny(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / atLeastTiny(1 + even * d);
    c = atLeastTiny(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / atLeastTiny(1 + odd * d);
    c = atLeastTiny(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) <= Number.EPSILON) break;
  }
  return h;
}

function atLeastTiny(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}

/** P(X ≥ k) of a binomial with `n` trials of probability `p`. */
export function binomialUpperTail(k: number, n: number, p: number): number {
  return k <= 0 ? 1 : betaCdf(p, k, n - k + 1);
}
