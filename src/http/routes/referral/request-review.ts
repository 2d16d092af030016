import { requestReview } from '#app/referral/request-review.ts';
import * as contract from '#contract/decision.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireReferral } from '#http/wire/decision.ts';

export const requestReviewRoute = route(
  'request-review',
  contract.requestReview,
  async ({ access }: Application, { params, body }, caller) => {
    const done = await requestReview(access.unitOfWork, caller, params.decision, body.why);
    if (!done.ok) return done;
    return ok({ body: wireReferral(done.value), etag: String(done.value.version), about: done.value.firmId });
  },
);
