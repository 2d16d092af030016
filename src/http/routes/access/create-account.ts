import { createAccount } from '#app/access/create-account.ts';
import * as contract from '#contract/access.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireAccount } from '#http/wire/access.ts';

export const createAccountRoute = route(
  'create-account',
  contract.createAccount,
  async ({ access }: Application, { body: { firm, ...body } }, caller) => {
    const done = await createAccount(access, caller, { ...body, ...(firm === undefined ? {} : { firm }) });
    return done.ok ? ok({ body: wireAccount(done.value), etag: String(done.value.version) }) : done;
  },
);
