import { openRows } from '#adapters/files/index.ts';
import type { DataTable } from '#domain/credit/index.ts';
import { ok, type Result } from '#domain/kernel/index.ts';
import { DataTableBuilder } from './data-table-builder.ts';

/**
 * Reads a table of any form into columns for models; `words` are cells that mean something although they look like
 * blanks. Errors: those of `openRows`.
 */
export async function readDataTable(path: string, words: ReadonlySet<string> = new Set()): Promise<Result<DataTable>> {
  const source = await openRows(path);
  if (!source.ok) return source;
  const builder = new DataTableBuilder(source.value.header, words);
  for await (const batch of source.value.batches) {
    if (!batch.ok) return batch;
    builder.add(batch.value);
  }
  return ok(builder.table());
}
