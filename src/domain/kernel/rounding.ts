/** How a quotient becomes an integer. The mode is always named by the caller. */
export type Rounding = 'floor' | 'ceil' | 'half-up' | 'half-even' | 'toward-zero';

/** n ÷ d as an integer under the named mode; `half-up` rounds ties away from zero. Throws on d = 0. */
export function divide(n: bigint, d: bigint, mode: Rounding): bigint {
  if (d === 0n) throw new RangeError('division by zero');
  const negative = n < 0n !== d < 0n;
  const absN = n < 0n ? -n : n;
  const absD = d < 0n ? -d : d;
  const quotient = absN / absD;
  const remainder = absN % absD;
  if (remainder === 0n) return negative ? -quotient : quotient;
  const up = roundsAwayFromZero(mode, negative, remainder * 2n, absD, quotient);
  const magnitude = up ? quotient + 1n : quotient;
  return negative ? -magnitude : magnitude;
}

function roundsAwayFromZero(mode: Rounding, negative: boolean, twice: bigint, d: bigint, quotient: bigint): boolean {
  switch (mode) {
    case 'floor':
      return negative;
    case 'ceil':
      return !negative;
    case 'toward-zero':
      return false;
    case 'half-up':
      return twice >= d;
    case 'half-even':
      return twice > d || (twice === d && quotient % 2n === 1n);
  }
}
