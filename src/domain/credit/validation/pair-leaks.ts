import type { DataColumn } from '../data-table.ts';
import { aucOf } from './auc.ts';

/** Two columns that know the outcome together, though neither does by itself. */
export interface PairLeak {
  readonly columns: readonly [string, string];
  readonly how: 'difference' | 'sum' | 'ratio';
  /** The area of the combination, in whichever direction separates, and the greater of the two by themselves. */
  readonly auc: number;
  readonly alone: number;
}

const TOO_STRONG = 0.85;
const SURELY_STRONG = 0.8;
// What a combination must add to its columns' own areas: ratios that carry a little more are what analysts build on purpose.
const ADDED = 0.1;
const MOST_COLUMNS = 80;
const MOST_ROWS = 3000;
const LEAST_OF_EACH = 20;

/**
 * Looks at differences, sums and ratios of every two columns of numbers: a due date less a start date, a balance over what was lent. Up to
 * 3,000 rows, evenly spaced, and the first 80 columns in the order given.
 */
export function pairLeaks(columns: readonly DataColumn[], bad: Uint8Array): PairLeak[] {
  const rows = evenly(bad.length);
  const outcome = Uint8Array.from(rows, (row) => bad[row]!);
  const numeric = columns
    .filter((column) => column.dictionary.length === 0)
    .slice(0, MOST_COLUMNS)
    .map((column) => {
      const numbers = Float64Array.from(rows, (row) => column.numbers[row]!);
      return { name: column.name, numbers, alone: strength(numbers, outcome)?.auc ?? 0.5 };
    });
  const found: PairLeak[] = [];
  numeric.forEach((a, i) => {
    for (const b of numeric.slice(i + 1)) {
      const alone = Math.max(a.alone, b.alone);
      const strongest = combinations(a.numbers, b.numbers)
        .map(({ how, numbers }) => ({ how, measured: strength(numbers, outcome) }))
        .filter(({ measured }) => measured !== null && measured.low >= SURELY_STRONG && measured.auc >= TOO_STRONG)
        .sort((x, y) => y.measured!.auc - x.measured!.auc)[0];
      if (strongest && strongest.measured!.auc > alone + ADDED)
        found.push({ columns: [a.name, b.name], how: strongest.how, auc: strongest.measured!.auc, alone });
    }
  });
  return found.sort((a, b) => b.auc - a.auc);
}

function evenly(rows: number): Int32Array {
  const step = Math.max(1, Math.ceil(rows / MOST_ROWS));
  return Int32Array.from({ length: Math.ceil(rows / step) }, (_, i) => i * step);
}

function combinations(a: Float64Array, b: Float64Array): { how: PairLeak['how']; numbers: Float64Array }[] {
  return [
    { how: 'difference', numbers: a.map((value, i) => value - b[i]!) },
    { how: 'sum', numbers: a.map((value, i) => value + b[i]!) },
    { how: 'ratio', numbers: a.map((value, i) => (b[i] === 0 ? Number.NaN : value / b[i]!)) },
  ];
}

function strength(numbers: Float64Array, bad: Uint8Array): { auc: number; low: number } | null {
  const rows = Array.from(numbers.keys()).filter((row) => Number.isFinite(numbers[row]!));
  const known = Uint8Array.from(rows, (row) => bad[row]!);
  const bads = known.reduce((sum, b) => sum + b, 0);
  if (bads < LEAST_OF_EACH || known.length - bads < LEAST_OF_EACH) return null;
  const { auc, low, high } = aucOf(
    Float64Array.from(rows, (row) => numbers[row]!),
    known,
  );
  return auc >= 0.5 ? { auc, low } : { auc: 1 - auc, low: 1 - high };
}
