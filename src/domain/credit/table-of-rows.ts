import type { DataColumn, DataTable } from './data-table.ts';

export type Cell = number | string | null;

/** A table from rows of cells, as a request brings them; row i of the request is line i + 1. Rows are as long as `names`. */
export function tableOfRows(names: readonly string[], rows: readonly (readonly Cell[])[]): DataTable {
  return {
    rows: rows.length,
    lines: Int32Array.from(rows, (_, i) => i + 1),
    columns: names.map((name, j) => columnOf(name, rows, j)),
  };
}

function columnOf(name: string, rows: readonly (readonly Cell[])[], j: number): DataColumn {
  const codes = new Map<string, number>();
  const numbers = new Float64Array(rows.length).fill(Number.NaN);
  const words = new Int32Array(rows.length).fill(-1);
  rows.forEach((cells, row) => {
    const cell = cells[j] ?? null;
    if (typeof cell === 'number') numbers[row] = cell;
    else if (cell !== null && cell !== '') {
      const code = codes.get(cell) ?? codes.size;
      codes.set(cell, code);
      words[row] = code;
    }
  });
  return { name, numbers, words, dictionary: [...codes.keys()] };
}
