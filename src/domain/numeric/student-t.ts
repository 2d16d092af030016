import { betaCdf } from './distributions.ts';
import { logGamma } from './gamma.ts';
import { normalQuantile } from './normal.ts';

/** P(T ≤ x) of Student's t with `df` > 0 degrees of freedom, by the incomplete beta function (NIST DLMF 8.17). */
export function studentCdf(x: number, df: number): number {
  if (Number.isNaN(x) || !(df > 0)) return Number.NaN;
  if (x === 0) return 0.5;
  const outer = betaCdf(df / (df + x * x), df / 2, 0.5) / 2;
  return x > 0 ? 1 - outer : outer;
}

function studentPdf(x: number, df: number): number {
  const front = logGamma((df + 1) / 2) - logGamma(df / 2) - Math.log(df * Math.PI) / 2;
  return Math.exp(front - ((df + 1) / 2) * Math.log1p((x * x) / df));
}

/** The x with studentCdf(x, df) = p; −∞ at 0, ∞ at 1, NaN outside [0, 1]. Newton's steps inside a bracket that shrinks. */
export function studentQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  if (p > 0.5) return -studentQuantile(1 - p, df);
  let high = 0;
  let low = Math.min(-1, normalQuantile(p));
  while (studentCdf(low, df) > p) [low, high] = [2 * low, low];
  let x = (low + high) / 2;
  for (let i = 0; i < 200; i++) {
    const miss = studentCdf(x, df) - p;
    if (miss === 0) return x;
    if (miss > 0) high = x;
    else low = x;
    const newton = x - miss / studentPdf(x, df);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= 2 * Number.EPSILON * Math.abs(x)) return next;
    x = next;
  }
  return x;
}
