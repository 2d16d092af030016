import { signOut } from '#app/access/sign-out.ts';
import * as contract from '#contract/access.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';

export const signOutRoute = route(
  'sign-out',
  contract.signOut,
  async ({ access, forgetProofs }: Application, _, caller) => {
    const done = await signOut(access, caller);
    if (!done.ok) return done;
    forgetProofs();
    return ok({ cookie: null });
  },
);
