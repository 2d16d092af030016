/** One line of a bank statement as it stands in its file. Amounts are whole fen. */
export interface StatementRow {
  /** The line of the file, or whatever names the row to the reader. */
  readonly row: number;
  readonly account: string;
  /** Day number since 1970-01-01. */
  readonly day: number;
  /** The time as written; rows of one moment may stand in any order. */
  readonly at: string;
  /** In less out; zero for a line that only states a balance. */
  readonly amount: number;
  /** NaN where the line states none. */
  readonly balance: number;
  /** What the bank kept of the amount beside it; zero where there is no such column. */
  readonly fee: number;
  readonly serial: string;
  readonly counterparty: string;
  readonly summary: string;
  /** Whether the line opens an account or a page with the balance brought forward. */
  readonly opens: boolean;
}

/** What is wrong with a statement, and at which line. */
export interface StatementFinding {
  readonly code:
    | 'balance-break'
    | 'balance-retyped'
    | 'row-duplicated'
    | 'row-displaced'
    | 'date-out-of-order'
    | 'block-copied'
    | 'interest-mismatch'
    | 'row-not-at-bank'
    | 'row-missing-here'
    | 'amount-differs'
    | 'balance-differs'
    | 'date-differs';
  readonly row: number;
  readonly account: string;
  /** Lines that belong to it beside `row`. */
  readonly others: readonly number[];
  /** Numbers that the words mention; money as whole fen. */
  readonly values: Readonly<Record<string, number | string>>;
}
