import * as contract from '#contract/evidence.ts';
import { ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireImport } from '#http/wire/evidence.ts';
import { page, readTimeCursor } from '#http/wire/page.ts';

export const listImportsRoute = route(
  'list-imports',
  contract.listImports,
  async (app: Application, { query }, caller) => {
    const cursor = readTimeCursor(query);
    if (!cursor.ok) return cursor;
    const before = cursor.value && { arrivedAt: cursor.value.at, importId: cursor.value.id };
    const limit = query.limit + 1;
    const rows = await lookUp(app, caller, ({ evidence }) =>
      evidence.listImports({ limit, ...(before ? { before } : {}) }),
    );
    if (!rows.ok) return rows;
    return ok({ body: page(rows.value, query.limit, (row) => [row.arrivedAt, row.importId], wireImport) });
  },
);
