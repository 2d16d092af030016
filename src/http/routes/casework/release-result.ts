import { releaseResult } from '#app/casework/release-result.ts';
import * as contract from '#contract/casework.ts';
import { fail, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireApplication } from '#http/wire/decision.ts';

export const releaseResultRoute = route(
  'release-result',
  contract.releaseResult,
  async ({ access, decisions }: Application, { params, ifMatch }, caller) => {
    if (ifMatch === undefined) return fail('VERSION_NOT_NAMED');
    const seen = { applicationId: params.application, version: Number(ifMatch) };
    const done = await releaseResult(decisions, caller, seen, access.clock.now());
    if (!done.ok) return done;
    return ok({ body: wireApplication(done.value), etag: String(done.value.version), about: done.value.firmId });
  },
);
