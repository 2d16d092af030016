import { binEdges, binOf, isotonicFit } from '#domain/numeric/index.ts';
import type { DataColumn } from '../data-table.ts';
import type { Outcome } from '../outcome.ts';

const BINS = 20;
// Three and a bit standard errors of the rank correlation under no relation.
const LEAST_Z = 3.3;
// How much of what free bins say about the outcome a monotone curve must say as well.
const LEAST_SHARE = 0.95;

/**
 * In which direction risk moves with a column's numbers, where it does so beyond chance and a monotone curve over twenty bins says nearly
 * all that the bins say; 0 where it bends, where it does not move, or where the column holds words.
 */
export function monotoneDirection(column: DataColumn, outcome: Outcome, isSpecial: ReadonlySet<number>): -1 | 0 | 1 {
  if (column.dictionary.length > 0) return 0;
  const numbers = column.numbers.map((number) => (isSpecial.has(number) ? Number.NaN : number));
  const edges = binEdges(numbers, BINS);
  const rows = new Array<number>(edges.length + 1).fill(0);
  const bads = new Array<number>(edges.length + 1).fill(0);
  numbers.forEach((number, row) => {
    const bin = binOf(edges, number);
    if (bin < 0) return;
    rows[bin]!++;
    bads[bin]! += outcome.bad[row]!;
  });
  const z = rankCorrelationZ(rows, bads);
  if (!(Math.abs(z) > LEAST_Z)) return 0;
  const direction = z > 0 ? 1 : -1;
  const rates = bads.map((count, bin) => (direction * count) / rows[bin]!);
  const fitted = isotonicFit(rates, rows);
  const free = explained(rows, bads, rates);
  return explained(rows, bads, fitted) >= LEAST_SHARE * free ? direction : 0;
}

/** Wilcoxon's statistic for bads against goods over the bins, as a standard normal deviate. */
function rankCorrelationZ(rows: readonly number[], bads: readonly number[]): number {
  const total = rows.reduce((sum, count) => sum + count, 0);
  const allBads = bads.reduce((sum, count) => sum + count, 0);
  const goods = total - allBads;
  let [below, statistic] = [0, 0];
  rows.forEach((count, bin) => {
    const goodsHere = count - bads[bin]!;
    statistic += bads[bin]! * (below + goodsHere / 2);
    below += goodsHere;
  });
  const sd = Math.sqrt((allBads * goods * (total + 1)) / 12);
  return sd > 0 ? (statistic - (allBads * goods) / 2) / sd : 0;
}

/** The weighted variance of the bad rate that a curve over the bins accounts for; the sign of the curve does not matter. */
function explained(rows: readonly number[], bads: readonly number[], curve: ArrayLike<number>): number {
  const total = rows.reduce((sum, count) => sum + count, 0);
  const mean = bads.reduce((sum, count) => sum + count, 0) / total;
  return rows.reduce((sum, count, bin) => sum + count * (Math.abs(curve[bin]!) - mean) ** 2, 0);
}
