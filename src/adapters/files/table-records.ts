import { Readable } from 'node:stream';
import { ok, type Result } from '#domain/kernel/index.ts';
import { openRows } from './open-rows.ts';
import type { NamedCells } from './read-columns.ts';

/** The records of a table that is at hand as bytes; its name tells the format. Errors: those of opening a table. */
export async function* tableRecords(name: string, bytes: Uint8Array): AsyncGenerator<Result<NamedCells>> {
  const source = await openRows(name, { input: Readable.from([bytes]) });
  if (!source.ok) return yield source;
  const { header, batches } = source.value;
  for await (const batch of batches) {
    if (!batch.ok) return yield batch;
    const { rows, width, cells, lines } = batch.value;
    for (let i = 0; i < rows; i++) {
      const named = header.map((key, j) => [key, cells[i * width + j]!.trim()]);
      yield ok({ row: lines[i]!, cells: Object.fromEntries(named) });
    }
  }
}
