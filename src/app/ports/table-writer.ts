/** What a cell of a table holds; numbers stay numbers where the format has them. */
export type Cell = string | number | null;

export interface WrittenTable {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: AsyncIterable<readonly Cell[]>;
}

/** Writes tables as files while their rows are read. No cell is ever run as a formula. */
export interface TableWriter {
  write(format: 'csv' | 'xlsx', table: WrittenTable): AsyncIterable<Uint8Array>;
}
