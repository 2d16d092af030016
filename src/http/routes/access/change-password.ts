import { changePassword } from '#app/access/change-password.ts';
import * as contract from '#contract/access.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';

export const changePasswordRoute = route(
  'change-password',
  contract.changePassword,
  async ({ access, forgetProofs }: Application, { body }, caller) => {
    const done = await changePassword(access, caller, body);
    if (!done.ok) return done;
    forgetProofs();
    return ok({});
  },
);
