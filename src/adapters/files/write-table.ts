import type { TableWriter, WrittenTable } from '#app/ports/table-writer.ts';
import { csvLine } from '#domain/kernel/index.ts';
import { xlsxOf } from './write-xlsx.ts';

/** CSV in UTF-8 with the mark by which spreadsheets know it, or XLSX. */
export const tableWriter: TableWriter = {
  write: (format, table) => (format === 'csv' ? csvOf(table) : xlsxOf(table)),
};

const CHUNK = 64 * 1024;

async function* csvOf({ header, rows }: WrittenTable): AsyncGenerator<Uint8Array> {
  let held = `\uFEFF${csvLine(header)}\r\n`;
  for await (const row of rows) {
    held += `${csvLine(row.map((cell) => (cell === null ? '' : String(cell))))}\r\n`;
    if (held.length < CHUNK) continue;
    yield Buffer.from(held);
    held = '';
  }
  yield Buffer.from(held);
}
