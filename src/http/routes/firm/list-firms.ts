import * as contract from '#contract/firms.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { listTable } from '#http/table/list.ts';
import { wireFirmLine } from '#http/wire/firm.ts';

export const listFirmsRoute = route('list-firms', contract.listFirms, (app: Application, { query }, caller) =>
  listTable(app, caller, query, ({ book }, asked) => book.table(asked), wireFirmLine),
);
