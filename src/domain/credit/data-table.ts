/**
 * A column of a table to learn from, cell by cell a number, a word or a blank: `numbers[row]` is NaN unless the cell is
 * a number, `words[row]` indexes `dictionary` and is −1 unless the cell is a word.
 */
export interface DataColumn {
  readonly name: string;
  readonly numbers: Float64Array;
  readonly words: Int32Array;
  readonly dictionary: readonly string[];
}

export interface DataTable {
  readonly rows: number;
  /** The line of the file on which each row stands, for messages. */
  readonly lines: Int32Array;
  readonly columns: readonly DataColumn[];
}

/** What a cell says; null is a blank. */
export function cellAt(column: DataColumn, row: number): number | string | null {
  const number = column.numbers[row]!;
  if (!Number.isNaN(number)) return number;
  const word = column.words[row]!;
  return word < 0 ? null : column.dictionary[word]!;
}

export function columnNamed(table: DataTable, name: string): DataColumn | undefined {
  return table.columns.find((column) => column.name === name);
}

/** The rows for which `keep` holds, in order. */
export function rowsWhere(table: DataTable, keep: (row: number) => boolean): DataTable {
  const kept = Int32Array.from(Array.from({ length: table.rows }, (_, row) => row).filter(keep));
  return {
    rows: kept.length,
    lines: Int32Array.from(kept, (row) => table.lines[row]!),
    columns: table.columns.map((column) => ({
      name: column.name,
      numbers: Float64Array.from(kept, (row) => column.numbers[row]!),
      words: Int32Array.from(kept, (row) => column.words[row]!),
      dictionary: column.dictionary,
    })),
  };
}
