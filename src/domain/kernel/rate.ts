declare const ppbBrand: unique symbol;
/** A legal or contractual rate per year as integer parts per billion: comparisons with a ceiling are exact. */
export type RatePpb = bigint & { readonly [ppbBrand]: true };

export const PPB = 1_000_000_000n;

/** A decimal such as "0.0345" (string, exact) or 0.0345 (number, rounded to the nearest part per billion). */
export function ratePpb(decimal: string | number): RatePpb {
  if (typeof decimal === 'number') return BigInt(Math.round(decimal * 1e9)) as RatePpb;
  const match = /^([+-]?)(\d+)(?:\.(\d{1,9}))?$/.exec(decimal);
  if (!match) throw new RangeError(`not a rate: ${decimal}`);
  const magnitude = BigInt(match[2]! + (match[3] ?? '').padEnd(9, '0'));
  return (match[1] === '-' ? -magnitude : magnitude) as RatePpb;
}

/** For display and for estimates only. */
export function rateToNumber(rate: RatePpb): number {
  return Number(rate) / 1e9;
}
