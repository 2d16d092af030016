/** Where a page ended: the value that it was sorted by and the key of its last row. */
export interface RowPlace {
  readonly value: string | null;
  readonly key: string;
}

/** A list as it was asked for. Names are those of the contract; the store knows the columns behind them. */
export interface TableQuery {
  readonly limit: number;
  readonly sort: string;
  readonly descending: boolean;
  /** By name, as the contract let them through. */
  readonly filters: Readonly<Record<string, string>>;
  /** What was searched for, and the firm whose code it is, if it is one. */
  readonly search?: { readonly text: string; readonly firmId: string | undefined };
  readonly after?: RowPlace;
  /** Whether the rows are counted as well. */
  readonly counted: boolean;
}

export interface TablePage<T> {
  readonly rows: readonly T[];
  /** Absent on the last page. */
  readonly next?: RowPlace;
  /** Absent where it was not asked for or is more than ten thousand. */
  readonly total?: number;
}
