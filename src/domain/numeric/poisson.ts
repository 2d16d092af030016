/**
 * Natural logarithm of P(X ≥ count) for X Poisson with the given mean, exact far into the tail where 1 − cdf is zero.
 * Zero for counts of 0. Series of the upper tail above the mean, of the lower one below it.
 */
export function logPoissonTail(count: number, mean: number): number {
  if (count <= 0) return 0;
  if (mean <= 0) return Number.NEGATIVE_INFINITY;
  if (count <= mean)
    return Math.log1p(-Math.min(1 - 1e-15, Math.exp(logMass(count - 1, mean)) * lowerSeries(count - 1, mean)));
  let sum = 1;
  let term = 1;
  for (let k = count + 1; term > 1e-17 * sum; k++) {
    term *= mean / k;
    sum += term;
  }
  return logMass(count, mean) + Math.log(sum);
}

/** Σ over k ≤ count of P(k) ÷ P(count). */
function lowerSeries(count: number, mean: number): number {
  let sum = 1;
  let term = 1;
  for (let k = count; k > 0 && term > 1e-17 * sum; k--) {
    term *= k / mean;
    sum += term;
  }
  return sum;
}

function logMass(count: number, mean: number): number {
  return count * Math.log(mean) - mean - logFactorial(count);
}

/** Exact sums up to 32, beyond it Stirling's series, whose error is then below 1e-13. */
function logFactorial(n: number): number {
  if (n <= 32) {
    let product = 0;
    for (let k = 2; k <= n; k++) product += Math.log(k);
    return product;
  }
  const inverse = 1 / n;
  const square = inverse * inverse;
  return (
    (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + inverse * (1 / 12 - square * (1 / 360 - square / 1260))
  );
}
