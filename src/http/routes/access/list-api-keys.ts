import * as contract from '#contract/access.ts';
import { fail, isId, ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireApiKey } from '#http/wire/access.ts';
import { page, readCursor } from '#http/wire/page.ts';

export const listApiKeysRoute = route(
  'list-api-keys',
  contract.listApiKeys,
  async (app: Application, { query }, caller) => {
    const cursor = readCursor(query);
    if (!cursor.ok) return cursor;
    const after = cursor.value;
    if (after !== undefined && !isId('key', after)) return fail('CURSOR_UNKNOWN');
    const rows = await lookUp(app, caller, ({ access }) => access.apiKeys(after, query.limit + 1));
    if (!rows.ok) return rows;
    return ok({ body: page(rows.value, query.limit, (row) => row.key, wireApiKey) });
  },
);
