import { proposeOutcome } from '#app/referral/propose-outcome.ts';
import * as contract from '#contract/decision.ts';
import { fail, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireCase } from '#http/wire/decision.ts';

export const proposeOutcomeRoute = route(
  'propose-outcome',
  contract.proposeOutcome,
  async ({ decisions, access }: Application, { params, body, ifMatch }, caller) => {
    if (ifMatch === undefined) return fail('VERSION_NOT_NAMED');
    const wanted = { ...body, limitFen: BigInt(body.limitFen) };
    const now = access.clock.now();
    const file = await proposeOutcome(decisions, caller, params.referral, Number(ifMatch), wanted, now);
    if (!file.ok) return file;
    const { stored } = file.value;
    return ok({ body: wireCase(file.value), etag: String(stored.version), about: stored.firmId });
  },
);
