import { decideBatch } from '#app/decision/decide-batch.ts';
import * as contract from '#contract/decision.ts';
import { businessDate, calendarDate, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { readWish, wireLine } from '#http/wire/decision.ts';

export const decideBatchRoute = route(
  'decide-batch',
  contract.decideBatch,
  async ({ decisions, access }: Application, { body, idempotency, language }, caller) => {
    const now = access.clock.now();
    const asOf = body.asOf === undefined ? businessDate(now) : calendarDate(body.asOf);
    const requests = body.applications.map((wish) => readWish(wish, decisions.defaultPolicy));
    const done = await decideBatch(decisions, caller, { verb: 'decide', now, asOf, requests, once: idempotency });
    if (!done.ok) return done;
    return ok({ body: { asOf, lines: done.value.map((line, i) => wireLine(line, requests[i]!.firm, language)) } });
  },
);
