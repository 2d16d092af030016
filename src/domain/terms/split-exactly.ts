import { divide, type Fen } from '#domain/kernel/index.ts';

/**
 * Splits a total by weights of which some may be negative but whose sum is positive: floors first, then one fen each by
 * largest remainders, earlier parts first among equals. The parts add up to the total exactly.
 */
export function splitExactly(total: Fen, weights: readonly bigint[]): Fen[] {
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
