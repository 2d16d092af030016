import * as contract from '#contract/access.ts';
import { ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireAccount } from '#http/wire/access.ts';
import { page, readCursor } from '#http/wire/page.ts';

export const listAccountsRoute = route(
  'list-accounts',
  contract.listAccounts,
  async (app: Application, { query }, caller) => {
    const after = readCursor(query);
    if (!after.ok) return after;
    const rows = await lookUp(app, caller, ({ access }) => access.accounts(after.value, query.limit + 1));
    if (!rows.ok) return rows;
    return ok({ body: page(rows.value, query.limit, (row) => row.name, wireAccount) });
  },
);
