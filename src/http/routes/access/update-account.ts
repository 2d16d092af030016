import { updateAccount } from '#app/access/update-account.ts';
import * as contract from '#contract/access.ts';
import { fail, type Id, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireAccount } from '#http/wire/access.ts';

export const updateAccountRoute = route(
  'update-account',
  contract.updateAccount,
  async ({ access, forgetProofs }: Application, { params, body, ifMatch }, caller) => {
    if (ifMatch === undefined) return fail('VERSION_NOT_NAMED');
    const done = await updateAccount(access, caller, params.account as Id<'acct'>, Number(ifMatch), body);
    if (!done.ok) return done;
    forgetProofs();
    return ok({ body: wireAccount(done.value), etag: String(done.value.version) });
  },
);
