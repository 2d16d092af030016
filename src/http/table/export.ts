import type { Caller } from '#app/access/caller.ts';
import type { RowPlace, TablePage, TableQuery } from '#app/ports/table-query.ts';
import type { Cell } from '#app/ports/table-writer.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import type { Language } from '#contract/errors.ts';
import { EXPORT_MEDIA, type ExportFormat } from '#contract/table-query.ts';
import { businessDate, type Failure, ok, type Result } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import type { Answer } from '#http/route.ts';
import { type AskedTable, readPage } from './list.ts';

/** A column of an exported file. */
export interface ExportColumn<T> {
  readonly zh: string;
  readonly en: string;
  readonly cell: (row: T) => Cell;
}

/** Rows that are read at once: enough to keep the store busy, few enough to hold in memory. */
const AT_ONCE = 500;

/**
 * Answers with a whole list as a file, written while it is read. The first rows are read before anything is sent, so that a
 * refusal is still one. The operation is marked `personal`, and so each export is recorded as an access to the table.
 */
export async function exportTable<T>(
  app: Application,
  {
    query: { format, ...asked },
    language,
  }: { readonly query: AskedTable & { readonly format: ExportFormat }; readonly language: Language },
  caller: Caller,
  table: {
    readonly name: string;
    readonly columns: readonly ExportColumn<T>[];
    readonly read: (work: Transaction, query: TableQuery) => Promise<Result<TablePage<T>, Failure>>;
  },
): Promise<Result<Answer, Failure>> {
  const pageAfter = (after: RowPlace | undefined) =>
    readPage(app, caller, asked, { limit: AT_ONCE, counted: false, ...(after ? { after } : {}) }, table.read);
  const first = await pageAfter(undefined);
  if (!first.ok) return first;
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    let page = (first as { readonly value: TablePage<T> }).value;
    for (;;) {
      for (const row of page.rows) yield table.columns.map(({ cell }) => cell(row));
      if (!page.next) return;
      const next = await pageAfter(page.next);
      // The answer has begun: what is cut off is seen to be cut off.
      if (!next.ok) throw new Error(`the export of ${table.name} broke off: ${next.error.code}`);
      page = next.value;
    }
  }
  const header = table.columns.map((column) => column[language]);
  const day = businessDate(app.access.clock.now());
  return ok({
    body: app.tables.write(format, { name: table.name, header, rows: rows() }),
    media: EXPORT_MEDIA[format === 'csv' ? 0 : 1],
    fileName: `${table.name}-${day}.${format}`,
    about: table.name,
  });
}
