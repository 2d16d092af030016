import * as contract from '#contract/evidence.ts';
import { fail, isId, ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';
import { page, readCursor } from '#http/wire/page.ts';

export const listFirmsRoute = route('list-firms', contract.listFirms, async (app: Application, { query }, caller) => {
  const cursor = readCursor(query);
  if (!cursor.ok) return cursor;
  const after = cursor.value;
  if (after !== undefined && !isId('firm', after)) return fail('CURSOR_UNKNOWN');
  const limit = query.limit + 1;
  const rows = await lookUp(app, caller, ({ firms }) => firms.list({ limit, ...(after ? { after } : {}) }));
  if (!rows.ok) return rows;
  const wire = ({ firmId, code }: { firmId: string; code: string | null }) => ({ firm: code ?? firmId });
  return ok({ body: page(rows.value, query.limit, (row) => row.firmId, wire) });
});
