import { decideStored } from '#app/decision/decide-stored.ts';
import * as contract from '#contract/decision.ts';
import { calendarDate, fail, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route, WrittenJson } from '#http/route.ts';

export const decideApplicationRoute = route(
  'decide-application',
  contract.decideApplication,
  async ({ decisions, access }: Application, { params, body, ifMatch }, caller) => {
    if (ifMatch === undefined) return fail('VERSION_NOT_NAMED');
    const asOf = body.asOf === undefined ? undefined : calendarDate(body.asOf);
    const asked = { now: access.clock.now(), asOf, version: Number(ifMatch) };
    const done = await decideStored(decisions, caller, params.application, asked);
    return done.ok ? ok({ body: new WrittenJson(done.value.shown) }) : done;
  },
);
