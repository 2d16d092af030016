// Bernoulli numbers over 2k(2k − 1): Stirling's series of ln Γ, NIST DLMF 5.11.1.
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400] as const;
const HALF_LOG_TWO_PI = 0.9189385332046728;

/** ln Γ(x) for x > 0. */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  let shift = 1;
  let at = x;
  while (at < 15) shift *= at++;
  const inverse = 1 / at;
  const square = inverse * inverse;
  let series = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) series = series * square + STIRLING[k]!;
  return (at - 0.5) * Math.log(at) - at + HALF_LOG_TWO_PI + series * inverse - Math.log(shift);
}

const MOST_TERMS = 100_000;

/** Regularised upper incomplete gamma function Q(a, x), NIST DLMF 8.2.4: a series below a + 1, a continued fraction above. */
export function gammaQ(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) return Number.NaN;
  if (x === 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * lowerSeries(a, x) : front * upperFraction(a, x);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS; n++) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * Number.EPSILON) break;
  }
  return sum;
}

/** Lentz's method; the denominators stay positive for x ≥ a + 1. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const change = c * d;
    h *= change;
    if (Math.abs(change - 1) <= Number.EPSILON) break;
  }
  return h;
}
