import { SESSION_MS, signIn } from '#app/access/sign-in.ts';
import * as contract from '#contract/access.ts';
import { formatInstant, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { openRoute } from '#http/route.ts';
import { wireRoles } from '#http/wire/access.ts';

export const signInRoute = openRoute('sign-in', contract.signIn, async ({ access }: Application, { body }) => {
  const done = await signIn(access, body);
  if (!done.ok) return done;
  const { session, account, token, csrf, expiresAt } = done.value;
  const answer = {
    session,
    account: account.account,
    roles: wireRoles(account.roles),
    csrf,
    expiresAt: formatInstant(expiresAt),
  };
  if (body.carry === 'bearer') return ok({ body: { ...answer, token } });
  return ok({ body: answer, cookie: { token, maxAgeSeconds: SESSION_MS / 1000 } });
});
