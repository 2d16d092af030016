import { stateFacts } from '#app/institution/state-facts.ts';
import * as contract from '#contract/decision.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';

export const stateFactsRoute = route(
  'state-facts',
  contract.stateFacts,
  async ({ law, decisions }: Application, { body }, caller) => {
    const done = await stateFacts(law, caller, body.facts);
    if (!done.ok) return done;
    decisions.contexts.forget(caller.institution);
    return ok({ body: done.value });
  },
);
