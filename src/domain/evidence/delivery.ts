import type { Failure } from '#domain/kernel/index.ts';
import type { EvidenceTable } from './table.ts';

/** A row that was not taken: where it stood, what it held, and why, so that it can be corrected and delivered again. */
export interface RejectedRow {
  /** Cells as delivered, under the header of its file. */
  readonly header: readonly string[];
  readonly cells: readonly string[];
  /** Code, file, row and column. */
  readonly failure: Failure;
}

/** What came in for one firm, counted in rows as delivered: duplicates are among `delivered`, `voided` and `red`. */
export interface FirmCounts {
  readonly firm: string;
  delivered: number;
  duplicates: number;
  rejected: number;
  voided: number;
  /** Red letters that are not void. */
  red: number;
}

/** Records of one kind as they were taken in, with all that quality is measured from. */
export interface DeliveredTable {
  /** Each record once, in the order of delivery. */
  readonly table: EvidenceTable;
  /** 32 bytes a record: HMAC-SHA-256 of its content without the firm. */
  readonly recordIds: Uint8Array;
  /** Every firm that was named, also by rejected rows only; sorted by name. */
  readonly firms: readonly FirmCounts[];
  readonly rejected: readonly RejectedRow[];
  /** Rows as delivered: records + duplicates + rejected. */
  readonly rows: number;
  readonly duplicates: number;
}
