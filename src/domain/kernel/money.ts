import { type Failure, fail, ok, type Result } from './result.ts';
import { divide } from './rounding.ts';

declare const fenBrand: unique symbol;
/** An amount of money in fen (1/100 yuan), exact. Names of values end in `Fen`. */
export type Fen = bigint & { readonly [fenBrand]: true };

/** The largest magnitude stored: the database keeps 64 bits. */
const LIMIT = 2n ** 63n - 1n;

export function fen(value: bigint | number): Fen {
  const exact = typeof value === 'bigint' ? value : BigInt(value);
  if (exact > LIMIT || exact < -LIMIT) throw new RangeError('an amount beyond 64 bits');
  return exact as Fen;
}

export const ZERO_FEN = 0n as Fen;

export function addFen(a: Fen, b: Fen): Fen {
  return fen(a + b);
}

/**
 * The one door from an estimate (fen as a float) into exact money. `half-up` rounds ties away from zero, as `divide` does.
 */
export function fenFromEstimate(estimate: number, mode: 'floor' | 'half-up'): Fen {
  if (!Number.isFinite(estimate)) throw new RangeError('an amount that is not finite');
  const whole = mode === 'floor' ? Math.floor(estimate) : Math.sign(estimate) * Math.round(Math.abs(estimate));
  return fen(BigInt(whole));
}

/**
 * Splits a total by weights, of which some may be negative but whose sum is positive, without losing a fen: floors first,
 * then one fen each by largest remainders, earlier parts first among equals.
 */
export function allocateFen(total: Fen, weights: readonly bigint[]): Fen[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum <= 0n) throw new RangeError('weights must sum to more than zero');
  const parts = weights.map((weight) => divide(total * weight, sum, 'floor'));
  const left = total - parts.reduce((a, b) => a + b, 0n);
  const order = weights
    .map((weight, i) => ({ i, remainder: total * weight - parts[i]! * sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.i - b.i : a.remainder > b.remainder ? -1 : 1));
  for (let k = 0; k < Number(left); k++) parts[order[k]!.i]! += 1n;
  return parts as Fen[];
}

/**
 * Yuan as people write it ("1,234.50", "¥12", "-3.4") to fen. `unitFen` is the fen of one written unit (100 for 元,
 * 1,000,000 for 万元). Errors: NOT_AN_AMOUNT; AMOUNT_TOO_PRECISE where a written digit lies below one fen;
 * AMOUNT_OUT_OF_RANGE beyond 64 bits.
 */
export function parseAmount(
  text: string,
  unitFen: bigint = 100n,
): Result<Fen, Failure<'NOT_AN_AMOUNT' | 'AMOUNT_TOO_PRECISE' | 'AMOUNT_OUT_OF_RANGE'>> {
  const cleaned = text.trim().replace(/^([+-]?)[¥￥]\s*/, '$1');
  if (cleaned.length > 40) return fail('AMOUNT_OUT_OF_RANGE', { value: `${cleaned.slice(0, 20)}…` });
  const fraction = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+))?$/.exec(cleaned);
  if (!fraction || (fraction[2] === undefined && fraction[3] === undefined))
    return fail('NOT_AN_AMOUNT', { value: cleaned });
  const digits = (fraction[2] ?? '0').replaceAll(',', '') + (fraction[3] ?? '');
  const scale = 10n ** BigInt((fraction[3] ?? '').length);
  const scaled = BigInt(digits) * unitFen;
  if (scaled % scale !== 0n) return fail('AMOUNT_TOO_PRECISE', { value: cleaned });
  const magnitude = scaled / scale;
  if (magnitude > LIMIT) return fail('AMOUNT_OUT_OF_RANGE', { value: cleaned });
  return ok((fraction[1] === '-' ? -magnitude : magnitude) as Fen);
}

/** Yuan with two decimals and no grouping: the inverse of parseAmount. */
export function formatYuan(amount: Fen): string {
  const negative = amount < 0n;
  const digits = (negative ? -amount : amount).toString().padStart(3, '0');
  return `${negative ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
