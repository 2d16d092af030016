import type { Failure, Result } from '#domain/kernel/index.ts';
import type { TapeFunder, TapeLoan } from '#domain/portfolio/index.ts';

/** A table that was sent, whole: its name tells the format. */
export interface SentTable {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads a lender's tape. Errors name the table, the row and the column. */
export interface TapeReader {
  loans(tape: SentTable, repayments: SentTable | undefined): Promise<Result<TapeLoan[], Failure>>;
  funders(table: SentTable): Promise<Result<TapeFunder[], Failure>>;
}
