import { showDecision } from '#app/decision/show-decision.ts';
import * as contract from '#contract/decision.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route, WrittenJson } from '#http/route.ts';

export const showDecisionRoute = route(
  'show-decision',
  contract.showDecision,
  async ({ access }: Application, { params }, caller) => {
    const done = await showDecision(access.unitOfWork, caller, params.decision);
    if (!done.ok) return done;
    const { row, shown } = done.value;
    return ok({ body: new WrittenJson(shown), etag: row.recordDigest, about: row.firmId });
  },
);
