import { replayDecision } from '#app/decision/replay-decision.ts';
import * as contract from '#contract/decision.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';

export const replayDecisionRoute = route(
  'replay-decision',
  contract.replayDecision,
  async ({ decisions }: Application, { params }, caller) => {
    const done = await replayDecision(decisions, caller, params.decision);
    return done.ok ? ok({ body: done.value, about: params.decision }) : done;
  },
);
