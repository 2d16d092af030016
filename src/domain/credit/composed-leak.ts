import type { DataColumn } from './data-table.ts';

/** A column that carries a leaking one: the leak is a linear combination of it and another column. */
export interface ComposedLeak {
  readonly column: string;
  /** How closely the column goes with the leak by itself. */
  readonly correlation: number;
}

const MOST_ROWS = 1000;
const LEAST_ROWS = 50;
const EXACT = 0.9999;
const BY_ITSELF = 0.99;

/**
 * Columns such as a due date beside a start date: each says little, and their difference is a term that leaks. Of two
 * columns that together give a leak exactly, the one that goes with it more closely carries it. Looks at up to 1,000 rows.
 */
export function composedLeaks(columns: readonly DataColumn[], leaks: readonly DataColumn[]): ComposedLeak[] {
  const numeric = columns.filter((column) => column.dictionary.length === 0);
  const found = new Map<string, ComposedLeak>();
  for (const leak of leaks)
    numeric.forEach((a, i) => {
      for (const b of numeric.slice(i + 1)) {
        const carrier = carrierOf(leak, a, b);
        if (carrier && !found.has(carrier.column)) found.set(carrier.column, carrier);
      }
    });
  return [...found.values()];
}

function carrierOf(leak: DataColumn, a: DataColumn, b: DataColumn): ComposedLeak | null {
  const rows = completeRows([leak.numbers, a.numbers, b.numbers]);
  if (rows.length < LEAST_ROWS) return null;
  const withA = correlation(leak.numbers, a.numbers, rows);
  const withB = correlation(leak.numbers, b.numbers, rows);
  const between = correlation(a.numbers, b.numbers, rows);
  // A copy of the leak stands out by its own strength; here the two must be needed together.
  if (!(Math.max(withA ** 2, withB ** 2, between ** 2) < BY_ITSELF)) return null;
  const explained = (withA ** 2 + withB ** 2 - 2 * withA * withB * between) / (1 - between ** 2);
  if (explained < EXACT) return null;
  return Math.abs(withA) >= Math.abs(withB)
    ? { column: a.name, correlation: Math.abs(withA) }
    : { column: b.name, correlation: Math.abs(withB) };
}

function completeRows(columns: readonly Float64Array[]): number[] {
  const length = columns[0]!.length;
  const step = Math.max(1, Math.floor(length / MOST_ROWS));
  const rows: number[] = [];
  for (let row = 0; row < length; row += step) if (columns.every((c) => !Number.isNaN(c[row]!))) rows.push(row);
  return rows;
}

/** NaN where one of the two does not vary. */
function correlation(x: Float64Array, y: Float64Array, rows: readonly number[]): number {
  let [meanX, meanY] = [0, 0];
  for (const row of rows) {
    meanX += x[row]! / rows.length;
    meanY += y[row]! / rows.length;
  }
  let [xy, xx, yy] = [0, 0, 0];
  for (const row of rows) {
    const dx = x[row]! - meanX;
    const dy = y[row]! - meanY;
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xy / Math.sqrt(xx * yy);
}
