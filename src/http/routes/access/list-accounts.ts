import * as contract from '#contract/access.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireAccount } from '#http/wire/access.ts';
import { page, readCursor } from '#http/wire/page.ts';

export const listAccountsRoute = route(
  'list-accounts',
  contract.listAccounts,
  async ({ access }: Application, { query }, caller) => {
    const after = readCursor(query);
    if (!after.ok) return after;
    const rows = await access.access(caller.institution, ({ rows }) => rows.accounts(after.value, query.limit + 1));
    return ok({ body: page(rows, query.limit, (row) => row.name, wireAccount) });
  },
);
