import * as contract from '#contract/decision.ts';
import { ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';

export const showFactsRoute = route('show-facts', contract.showFacts, async (app: Application, _, caller) => {
  const facts = await lookUp(app, caller, ({ access }) => access.standingFacts());
  return facts.ok ? ok({ body: { facts: facts.value } }) : facts;
});
