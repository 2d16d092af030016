import { confirmRule } from '#app/law/confirm-rule.ts';
import * as contract from '#contract/law.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';

export const confirmRuleRoute = route(
  'confirm-rule',
  contract.confirmRule,
  async ({ law }: Application, { params, body }, caller) => {
    const done = await confirmRule(law, caller, params.rule, body.digest);
    return done.ok ? ok({}) : done;
  },
);
