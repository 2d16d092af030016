import * as contract from '#contract/evidence.ts';
import { fail, ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireImport } from '#http/wire/evidence.ts';

export const showImportRoute = route(
  'show-import',
  contract.showImport,
  async (app: Application, { params }, caller) => {
    const row = await lookUp(app, caller, ({ evidence }) => evidence.getImport(params.import));
    if (!row.ok) return row;
    return row.value ? ok({ body: wireImport(row.value) }) : fail('NOT_FOUND', { what: params.import });
  },
);
