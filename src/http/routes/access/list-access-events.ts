import * as contract from '#contract/access.ts';
import { fail, isId, ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireAccessEvent } from '#http/wire/access.ts';
import { page, readCursor } from '#http/wire/page.ts';

export const listAccessEventsRoute = route(
  'list-access-events',
  contract.listAccessEvents,
  async (app: Application, { query }, caller) => {
    const cursor = readCursor(query);
    if (!cursor.ok) return cursor;
    const before = cursor.value;
    if (before !== undefined && !isId('seen', before)) return fail('CURSOR_UNKNOWN');
    const rows = await lookUp(app, caller, ({ access }) => access.accessEvents(before, query.limit + 1));
    if (!rows.ok) return rows;
    return ok({ body: page(rows.value, query.limit, (row) => row.event, wireAccessEvent) });
  },
);
