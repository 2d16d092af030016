import * as contract from '#contract/access.ts';
import { fail, type Id, ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireAccount } from '#http/wire/access.ts';

export const showAccountRoute = route(
  'show-account',
  contract.showAccount,
  async (app: Application, { params }, caller) => {
    const account = params.account as Id<'acct'>;
    const read = await lookUp(app, caller, ({ access }) => access.account(account));
    if (!read.ok) return read;
    const row = read.value;
    if (!row) return fail('NOT_FOUND', { what: params.account });
    return ok({ body: wireAccount(row), etag: String(row.version), about: row.account });
  },
);
