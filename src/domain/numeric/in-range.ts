import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

/** The numbers an argument may take; a bound that is `open` does not itself belong. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
  readonly open?: 'low' | 'high' | 'both';
}

export const SHARE: NumberRange = { low: 0, high: 1 };
export const NON_NEGATIVE: NumberRange = { low: 0, high: Number.MAX_VALUE };
export const POSITIVE: NumberRange = { low: 0, high: Number.MAX_VALUE, open: 'low' };

/** The number itself where it lies in the range; NaN never does. Errors: OUTSIDE_RANGE. */
function inRange(name: string, value: number, range: NumberRange): Result<number, Failure<'OUTSIDE_RANGE'>> {
  const lowOpen = range.open === 'low' || range.open === 'both';
  const highOpen = range.open === 'high' || range.open === 'both';
  const aboveLow = lowOpen ? value > range.low : value >= range.low;
  const belowHigh = highOpen ? value < range.high : value <= range.high;
  if (aboveLow && belowHigh) return ok(value);
  const high = range.high === Number.MAX_VALUE ? '∞' : range.high;
  const text = `${lowOpen ? '(' : '['}${range.low}, ${high}${highOpen || high === '∞' ? ')' : ']'}`;
  return fail('OUTSIDE_RANGE', { name, value, range: text });
}

/** Every named number in its range, or the first failure. Errors: OUTSIDE_RANGE. */
export function allInRange(
  checks: readonly (readonly [name: string, value: number, range: NumberRange])[],
): Result<true, Failure<'OUTSIDE_RANGE'>> {
  for (const [name, value, range] of checks) {
    const checked = inRange(name, value, range);
    if (!checked.ok) return checked;
  }
  return ok(true);
}
