import type { Failure, Result } from '#domain/kernel/index.ts';

/** A line that cannot be laid under the header, with the text that was read. */
export interface RowFault {
  readonly row: number;
  readonly raw: string;
  readonly failure: Failure;
}

/** Some records in the order of the file, laid out row by row: cell (i, j) is `cells[i * width + j]`. */
export interface Batch {
  readonly rows: number;
  readonly width: number;
  /** At least rows × width strings as they stand in the file, blanks around them included; '' where absent. */
  readonly cells: readonly string[];
  /** The line on which each record begins, 1 = the first line of the file; for JSON lists the ordinal of the record. */
  readonly lines: readonly number[];
  /** Only under `ragged: 'report'`: records whose shape does not fit the header. */
  readonly faults: readonly RowFault[];
}

/** An opened table: its header, and its records once, as a stream. After a failure the stream ends. */
export interface RowSource {
  /** The name for messages: the path as given, or `-`. */
  readonly file: string;
  /** Trimmed; `column N` where a header cell is empty. */
  readonly header: readonly string[];
  readonly batches: AsyncIterable<Result<Batch>>;
}
