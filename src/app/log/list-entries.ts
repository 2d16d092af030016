import type { EntryQuery, ListedEntry } from '#app/ports/log-tree.ts';
import type { RowPlace, TablePage } from '#app/ports/table-query.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import { type CalendarDate, ok, type Result } from '#domain/kernel/index.ts';

/** Entries as they were asked for; `firm` is a code. */
export interface AskedEntries {
  readonly sort: 'at' | '-at';
  readonly q?: string | undefined;
  readonly operation?: string | undefined;
  readonly actor?: string | undefined;
  readonly firm?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A page of entries in the order in which they were made. */
export async function listEntries(
  work: Transaction,
  asked: AskedEntries,
  page: { readonly limit: number; readonly after?: RowPlace },
): Promise<Result<TablePage<ListedEntry>, never>> {
  const { firm, operation, actor, from, to, q } = asked;
  const subject = firm === undefined ? undefined : await work.firms.find(firm);
  if (firm !== undefined && subject === undefined) return ok({ rows: [] });
  const query: EntryQuery = {
    limit: page.limit,
    descending: asked.sort === '-at',
    ...(page.after ? { after: page.after.key } : {}),
    ...(operation === undefined ? {} : { operation }),
    ...(actor === undefined ? {} : { actor }),
    ...(subject === undefined ? {} : { subject }),
    ...(from === undefined ? {} : { from: from as CalendarDate }),
    ...(to === undefined ? {} : { to: to as CalendarDate }),
    ...(q === undefined ? {} : { named: q }),
  };
  const rows = await work.tree.list(query);
  const shown = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? shown.at(-1) : undefined;
  return ok({ rows: shown, ...(last ? { next: { value: null, key: last.entry.id } } : {}) });
}
