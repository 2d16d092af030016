/** Header and trailer of PostgreSQL's binary COPY: signature, no flags, no extension; then −1 for the end. */
const HEADER = Buffer.from([...Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), 0, 0, 0, 0, 0, 0, 0, 0]);
const TRAILER = Buffer.from([0xff, 0xff]);

/** Days from 1970-01-01, where we count from, to 2000-01-01, where PostgreSQL does. */
const EPOCH_DAYS = 10_957;

export interface RecordRows {
  readonly count: number;
  readonly firmNumber: (i: number) => number;
  readonly ordinal: (i: number) => number;
  /** Days since 1970; undefined where absent. */
  readonly day: (i: number) => number | undefined;
  /** Writes the 32 bytes of the record id. */
  readonly writeId: (i: number, target: Buffer, at: number) => void;
}

const ROW_BYTES = 2 + 8 + 36 + 8 + 8;
const ROWS_A_CHUNK = 4096;

/** Rows of (firm_no integer, record_id bytea, ordinal integer, occurred_on date) for COPY … (FORMAT binary). */
export function* binaryRecordRows(rows: RecordRows): Generator<Uint8Array> {
  yield HEADER;
  for (let from = 0; from < rows.count; from += ROWS_A_CHUNK) {
    const to = Math.min(from + ROWS_A_CHUNK, rows.count);
    const chunk = Buffer.allocUnsafe((to - from) * ROW_BYTES);
    let at = 0;
    for (let i = from; i < to; i++) at = writeRow(chunk, at, rows, i);
    yield chunk.subarray(0, at);
  }
  yield TRAILER;
}

function writeRow(chunk: Buffer, start: number, rows: RecordRows, i: number): number {
  let at = chunk.writeInt16BE(4, start);
  at = chunk.writeInt32BE(4, at);
  at = chunk.writeInt32BE(rows.firmNumber(i), at);
  at = chunk.writeInt32BE(32, at);
  rows.writeId(i, chunk, at);
  at = chunk.writeInt32BE(4, at + 32);
  at = chunk.writeInt32BE(rows.ordinal(i), at);
  const day = rows.day(i);
  if (day === undefined) return chunk.writeInt32BE(-1, at);
  at = chunk.writeInt32BE(4, at);
  return chunk.writeInt32BE(day - EPOCH_DAYS, at);
}
