import type { SentTable, TapeReader } from '#app/ports/tape-reader.ts';
import { readFunders, readTape } from './read-tape.ts';
import { tableRecords } from './table-records.ts';

/** Reads tapes that were sent. */
export const tapeReader: TapeReader = {
  loans: (tape, repayments) => readTape(tableOf(tape), repayments && tableOf(repayments)),
  funders: (table) => readFunders(tableOf(table)),
};

function tableOf({ name, bytes }: SentTable) {
  return { path: name, records: tableRecords(name, bytes) };
}
