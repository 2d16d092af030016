import { columnsOf, type ReadRow, type Specs } from '#adapters/files/index.ts';
import type { Result } from '#domain/kernel/index.ts';
import { readRecords } from './read-records.ts';

/** The columns of a file, which may also be a document that nests. Errors: those of reading a file and of its columns. */
export function readColumns<S extends Specs>(path: string, specs: S): Promise<Result<ReadRow<S>[]>> {
  return columnsOf(path, readRecords(path), specs);
}
