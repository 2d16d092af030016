import type { DataTable } from './data-table.ts';

/** A table for tests from columns of numbers, words and blanks. */
export function tableOf(columns: Readonly<Record<string, readonly (number | string | null)[]>>): DataTable {
  const rows = Math.max(...Object.values(columns).map((cells) => cells.length));
  return {
    rows,
    lines: Int32Array.from({ length: rows }, (_, row) => row + 2),
    columns: Object.entries(columns).map(([name, cells]) => {
      const dictionary = [...new Set(cells.filter((cell) => typeof cell === 'string'))];
      return {
        name,
        numbers: Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell : Number.NaN)),
        words: Int32Array.from(cells, (cell) => (typeof cell === 'string' ? dictionary.indexOf(cell) : -1)),
        dictionary,
      };
    }),
  };
}
