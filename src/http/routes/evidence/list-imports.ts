import * as contract from '#contract/evidence.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { listTable } from '#http/table/list.ts';
import { wireImport } from '#http/wire/evidence.ts';

export const listImportsRoute = route('list-imports', contract.listImports, (app: Application, { query }, caller) =>
  listTable(app, caller, query, ({ evidence }, asked) => evidence.importTable(asked), wireImport),
);
