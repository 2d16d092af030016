import * as contract from '#contract/access.ts';
import { OPERATIONS, type OperationId, operation } from '#contract/operations.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireRoles } from '#http/wire/access.ts';

export const showCallerRoute = route('show-caller', contract.showCaller, async (_: Application, __, caller) => {
  const allowed = (Object.keys(OPERATIONS) as OperationId[]).filter((id) => {
    const { may } = operation(id);
    return typeof may === 'string' ? may === 'signed-in' : may.some((role) => caller.roles.includes(role));
  });
  const { institution, by, name, roles, proof, firm } = caller;
  // No page of another origin can read an answer, so the token that keeps it from acting may be in one.
  const csrf = proof.kind === 'session' ? { csrf: proof.csrf } : {};
  const own = firm === undefined ? {} : { firm };
  return ok({ body: { institution, by, name, roles: wireRoles(roles), ...own, operations: allowed, ...csrf } });
});
