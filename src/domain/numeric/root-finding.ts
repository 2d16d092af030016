/** Where a continuous function changes its sign: the ends have values of opposite signs, or one of them is zero. */
export interface Bracket {
  readonly low: number;
  readonly high: number;
}

/**
 * A root of `f` inside the bracket by Brent's method (1973): inverse quadratic and secant steps, bisection whenever
 * they do not shrink the bracket, so that it always converges. The root is within `tolerance` (absolute) or the
 * resolution of doubles. Throws where the ends do not bracket a root.
 */
export function findRoot(f: (x: number) => number, bracket: Bracket, tolerance = 0): number {
  let a = bracket.low;
  let b = bracket.high;
  let fa = f(a);
  let fb = f(b);
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (!(fa * fb < 0)) throw new RangeError('the ends of the bracket have values of one sign');
  let c = a;
  let fc = fa;
  let step = b - a;
  let previous = step;
  for (let i = 0; i < 400; i++) {
    if (Math.abs(fc) < Math.abs(fb)) {
      [a, b, c] = [b, c, b];
      [fa, fb, fc] = [fb, fc, fb];
    }
    const resolution = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2;
    const half = (c - b) / 2;
    if (Math.abs(half) <= resolution || fb === 0) return b;
    const proposed =
      Math.abs(previous) >= resolution && Math.abs(fa) > Math.abs(fb)
        ? interpolated({ a, fa, b, fb, c, fc }, half, resolution, previous)
        : undefined;
    if (proposed !== undefined) {
      previous = step;
      step = proposed;
    } else {
      step = half;
      previous = half;
    }
    a = b;
    fa = fb;
    b += Math.abs(step) > resolution ? step : Math.sign(half) * resolution;
    fb = f(b);
    if (fb > 0 === fc > 0) {
      c = a;
      fc = fa;
      step = b - a;
      previous = step;
    }
  }
  return b;
}

interface Points {
  readonly a: number;
  readonly fa: number;
  readonly b: number;
  readonly fb: number;
  readonly c: number;
  readonly fc: number;
}

/** The step of the secant or of inverse quadratic interpolation from b; undefined where bisection is safer. */
function interpolated(at: Points, half: number, resolution: number, previous: number): number | undefined {
  const s = at.fb / at.fa;
  let p = 2 * half * s;
  let q = 1 - s;
  if (at.a !== at.c) {
    const t = at.fa / at.fc;
    const r = at.fb / at.fc;
    p = s * (2 * half * t * (t - r) - (at.b - at.a) * (r - 1));
    q = (t - 1) * (r - 1) * (s - 1);
  }
  if (p > 0) q = -q;
  else p = -p;
  const safe = Math.min(3 * half * q - Math.abs(resolution * q), Math.abs(previous * q));
  return 2 * p < safe ? p / q : undefined;
}
