import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { RowPlace, TablePage, TableQuery } from '#app/ports/table-query.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import { decodeCursor, encodeCursor } from '#contract/pagination.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';

/** The query of a list as its contract let it through: order, search, and filters under their own names. */
export interface AskedTable {
  readonly sort: string;
  readonly q?: string | undefined;
  readonly [filter: string]: unknown;
}

export interface AskedPage extends AskedTable {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

type Read<T> = (work: Transaction, query: TableQuery) => Promise<Result<TablePage<T>, Failure>>;

/**
 * Answers a page of a list. A filter named `firm` holds a firm's code and reaches the store as its id; a borrower sees its own
 * firm's rows, whatever it asks for. Errors: CURSOR_UNKNOWN, those of the store.
 */
export async function listTable<T, W>(
  app: Application,
  caller: Caller,
  { cursor, limit, ...asked }: AskedPage,
  read: Read<T>,
  wire: (row: T) => W,
): Promise<Result<{ body: { items: W[]; nextCursor?: string; total?: number } }, Failure>> {
  const after = cursor === undefined ? undefined : placeOf(cursor, asked.sort);
  if (cursor !== undefined && after === undefined) return fail('CURSOR_UNKNOWN');
  const page = await readPage(
    app,
    caller,
    asked,
    { limit, counted: after === undefined, ...(after ? { after } : {}) },
    read,
  );
  if (!page.ok) return page;
  const { rows, next, total } = page.value;
  return ok({
    body: {
      items: rows.map(wire),
      ...(next ? { nextCursor: cursorOf(next, asked.sort) } : {}),
      ...(total === undefined ? {} : { total }),
    },
  });
}

/** One page in a transaction of its own. */
export async function readPage<T>(
  { access: { unitOfWork } }: Application,
  caller: Caller,
  { sort, q, ...named }: AskedTable,
  page: Pick<TableQuery, 'limit' | 'after' | 'counted'>,
  read: Read<T>,
): Promise<Result<TablePage<T>, Failure>> {
  const filters: Record<string, string> = {};
  for (const [name, value] of Object.entries(named)) if (value !== undefined) filters[name] = String(value);
  const firm = caller.firm ?? filters.firm;
  return unitOfWork.run<TablePage<T>, Failure>(workOf(caller), async (work) => {
    if (firm !== undefined) {
      const firmId = await work.firms.find(firm);
      if (firmId === undefined) return ok({ rows: [], ...(page.counted ? { total: 0 } : {}) });
      filters.firm = firmId;
    }
    const search = q === undefined ? {} : { search: { text: q, firmId: await work.firms.find(q) } };
    const descending = sort.startsWith('-');
    return read(work, { ...page, ...search, filters, sort: descending ? sort.slice(1) : sort, descending });
  });
}

/** A cursor belongs to its order: in another the same place would mean other rows. */
function cursorOf({ value, key }: RowPlace, sort: string): string {
  return encodeCursor([sort, value === null ? '' : `=${value}`, key]);
}

function placeOf(cursor: string, sort: string): RowPlace | undefined {
  const [order, value, key] = decodeCursor(cursor, 3) ?? [];
  if (order !== sort || value === undefined || key === undefined) return undefined;
  if (value !== '' && !value.startsWith('=')) return undefined;
  return { value: value === '' ? null : value.slice(1), key };
}
