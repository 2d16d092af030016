import type { EvidenceTable } from '../table.ts';
import { type FirmRows, numbersOf } from './firm-rows.ts';

/** The newest record of each firm, −1 where it has none. Among records of one day the numbers decide, never the order of rows. */
export function latestRows(view: FirmRows): Int32Array {
  const latest = new Int32Array(view.firms).fill(-1);
  const numbers = numberColumns(view.table);
  for (let firm = 0; firm < view.firms; firm++) {
    for (let at = view.starts[firm]!; at < view.starts[firm + 1]!; at++) {
      const row = view.rows[at]!;
      const best = latest[firm]!;
      if (best < 0 || isLater(view, numbers, row, best)) latest[firm] = row;
    }
  }
  return latest;
}

function isLater(view: FirmRows, numbers: readonly Float64Array[], row: number, than: number): boolean {
  const days = view.days[row]! - view.days[than]!;
  if (days !== 0) return days > 0;
  for (const column of numbers) {
    const a = column[row]!;
    const b = column[than]!;
    if (Number.isNaN(a) || Number.isNaN(b)) {
      if (Number.isNaN(a) !== Number.isNaN(b)) return Number.isNaN(b);
      continue;
    }
    if (a !== b) return a > b;
  }
  return false;
}

function numberColumns(table: EvidenceTable): Float64Array[] {
  return Object.keys(table.columns)
    .sort()
    .flatMap((name) => {
      const type = table.columns[name]!.type;
      return type === 'fen' || type === 'integer' || type === 'decimal' ? [numbersOf(table, name)!] : [];
    });
}

/** Fills measures with the fields of the newest record: [measure, field]. */
export function fillLatest(
  view: FirmRows,
  latest: Int32Array,
  columns: Record<string, Float64Array>,
  fields: readonly (readonly [measure: string, field: string])[],
): void {
  for (const [measure, field] of fields) {
    const numbers = numbersOf(view.table, field);
    if (!numbers) continue;
    for (let firm = 0; firm < view.firms; firm++)
      if (latest[firm]! >= 0) columns[measure]![firm] = numbers[latest[firm]!]!;
  }
}

/** The last event day of each firm's rows; −Infinity where it has none. */
export function lastDays(view: FirmRows): Float64Array {
  const last = new Float64Array(view.firms).fill(Number.NEGATIVE_INFINITY);
  eachRow(view, (firm, row) => {
    if (view.days[row]! > last[firm]!) last[firm] = view.days[row]!;
  });
  return last;
}

export function eachRow(view: FirmRows, visit: (firm: number, row: number) => void): void {
  for (let firm = 0; firm < view.firms; firm++)
    for (let at = view.starts[firm]!; at < view.starts[firm + 1]!; at++) visit(firm, view.rows[at]!);
}

/** Value where it is a number, else zero. */
export function orZero(value: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? 0 : value;
}

/** a over b where b is above zero. */
export function ratio(a: number, b: number): number {
  return b > 0 ? a / b : Number.NaN;
}
