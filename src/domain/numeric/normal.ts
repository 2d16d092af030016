/**
 * The standard normal distribution in double precision: relative error below 1e-14 wherever the result is a normal
 * double, held by a test against 50-digit values.
 */

const INV_SQRT_TWO_PI = 0.3989422804014327;
const SQRT_32 = 5.656854249492381;

/** Density of the standard normal. */
export function normalPdf(x: number): number {
  // x² is taken as (x rounded to 1/16)² plus the rest, so that its rounding error is not multiplied by exp in the tails.
  const rounded = Math.trunc(x * 16) / 16;
  return INV_SQRT_TWO_PI * Math.exp(-0.5 * rounded * rounded) * Math.exp(-0.5 * (x - rounded) * (x + rounded));
}

/** P(Z ≤ x). */
export function normalCdf(x: number): number {
  return tail(x, false);
}

/** P(Z > x), without the loss of digits of 1 − normalCdf(x) in the upper tail. */
export function normalSf(x: number): number {
  return tail(x, true);
}

// W. J. Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23 (1969) 631–637, in the form
// of algorithm ANORM: three ranges of |x|, each a quotient of polynomials.
const CENTRE_NUMERATOR = [
  0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356,
] as const;
const CENTRE_DENOMINATOR = [1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673] as const;
const SHOULDER_NUMERATOR = [
  1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002,
  2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
] as const;
const SHOULDER_DENOMINATOR = [
  1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097, 34900.95272114598,
  38912.00328609327, 19685.429676859992,
] as const;
const FAR_NUMERATOR = [
  0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934,
  2.9112874951168793e-5,
] as const;
const FAR_DENOMINATOR = [
  1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 7.297515550839662e-5,
] as const;

function tail(x: number, upper: boolean): number {
  if (Number.isNaN(x)) return Number.NaN;
  const y = Math.abs(x);
  if (y <= 0.67448975) {
    const square = y * y;
    const centre = (x * polynomial(CENTRE_NUMERATOR, square)) / polynomial(CENTRE_DENOMINATOR, square);
    return upper ? 0.5 - centre : 0.5 + centre;
  }
  const beyond = y <= SQRT_32 ? shoulder(y) : far(y);
  return x > 0 === upper ? beyond : 1 - beyond;
}

function shoulder(y: number): number {
  return gauss(y) * (polynomial(SHOULDER_NUMERATOR, y) / polynomial(SHOULDER_DENOMINATOR, y));
}

function far(y: number): number {
  if (y > 38.6) return 0;
  const square = 1 / (y * y);
  const rest = (square * polynomial(FAR_NUMERATOR, square)) / polynomial(FAR_DENOMINATOR, square);
  return gauss(y) * ((INV_SQRT_TWO_PI - rest) / y);
}

function gauss(y: number): number {
  const rounded = Math.trunc(y * 16) / 16;
  return Math.exp(-0.5 * rounded * rounded) * Math.exp(-0.5 * (y - rounded) * (y + rounded));
}

// M. J. Wichura, algorithm AS 241 (PPND16), Applied Statistics 37 (1988) 477–484, coefficients of descending power.
const MIDDLE = [
  [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665,
  ],
  [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1,
  ],
] as const;
const NEAR_TAIL = [
  [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
] as const;
const FAR_TAIL = [
  [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
    1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
    0.1369298809227358, 0.599832206555888, 1,
  ],
] as const;

/** The x with normalCdf(x) = p; −∞ at 0, ∞ at 1, NaN outside [0, 1]. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const fromCentre = p - 0.5;
  if (Math.abs(fromCentre) <= 0.425) {
    const r = 0.180625 - fromCentre * fromCentre;
    return (fromCentre * polynomial(MIDDLE[0], r)) / polynomial(MIDDLE[1], r);
  }
  const r = Math.sqrt(-Math.log(fromCentre < 0 ? p : 1 - p));
  const [set, at] = r <= 5 ? [NEAR_TAIL, r - 1.6] : [FAR_TAIL, r - 5];
  const x = polynomial(set[0], at) / polynomial(set[1], at);
  const approximation = fromCentre < 0 ? -x : x;
  return fromCentre < 0 ? refineLower(approximation, p) : approximation;
}

/** One Newton step: the square root of a logarithm above loses a digit or two deep in the lower tail. */
function refineLower(x: number, p: number): number {
  const step = (normalCdf(x) / p - 1) * (p / (normalPdf(x) || Number.POSITIVE_INFINITY));
  return x - step;
}

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}
