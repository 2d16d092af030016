import { tellOutcome, wrongRefusals } from '#app/refusals/wrong-refusals.ts';
import * as contract from '#contract/refusals.ts';
import type { RefusalEstimate } from '#domain/credit/index.ts';
import { fen, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { type Route, route } from '#http/route.ts';

function wire(estimates: readonly RefusalEstimate[]) {
  return { estimates: estimates.map(({ costFen, ...rest }) => ({ ...rest, costFen: String(costFen) })) };
}

const showRefusalsRoute = route('show-refusals', contract.showRefusals, async ({ access }: Application, _, caller) => {
  const found = await wrongRefusals(access.unitOfWork, caller);
  return found.ok ? ok({ body: wire(found.value) }) : found;
});

const tellBandOutcomeRoute = route(
  'tell-band-outcome',
  contract.tellBandOutcome,
  async ({ access }: Application, { params, body }, caller) => {
    const outcome = { bad: body.bad, resultFen: fen(BigInt(body.resultFen)) };
    const found = await tellOutcome(access.unitOfWork, caller, params.decision, outcome);
    return found.ok ? ok({ body: wire(found.value) }) : found;
  },
);

/** What refusals cost. */
export const REFUSAL_ROUTES: readonly Route<Application>[] = [showRefusalsRoute, tellBandOutcomeRoute];
