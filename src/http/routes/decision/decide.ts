import { decide } from '#app/decision/decide.ts';
import * as contract from '#contract/decision.ts';
import { businessDate, calendarDate, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route, WrittenJson } from '#http/route.ts';
import { readWish } from '#http/wire/decision.ts';

export const decideRoute = route(
  'decide',
  contract.decide,
  async ({ decisions, desk, access }: Application, { body, idempotency }, caller) => {
    const now = access.clock.now();
    const asOf = body.asOf === undefined ? businessDate(now) : calendarDate(body.asOf);
    const request = readWish(body, decisions.defaultPolicy);
    const done = await decide(decisions, desk, caller, { verb: 'decide', now, asOf, request, once: idempotency });
    return done.ok ? ok({ body: new WrittenJson(done.value.shown) }) : done;
  },
);
