import { createApplication } from '#app/application/create-application.ts';
import * as contract from '#contract/decision.ts';
import { fail, fen, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireApplication } from '#http/wire/decision.ts';

export const createApplicationRoute = route(
  'create-application',
  contract.createApplication,
  async ({ access, decisions }: Application, { body, idempotency }, caller) => {
    const { firm, product = decisions.defaultPolicy, requestedFen, requestedTenorDays, highestRate, purpose } = body;
    if (!decisions.policies.has(product))
      return fail('POLICY_UNKNOWN', { policy: product, known: [...decisions.policies.keys()].join(', ') });
    const wanted = {
      firm,
      product,
      requestedFen: fen(BigInt(requestedFen)),
      requestedDays: requestedTenorDays,
      ...(highestRate === undefined ? {} : { highestRate }),
      ...(purpose === undefined ? {} : { purpose }),
    };
    const done = await createApplication(access.unitOfWork, caller, wanted, idempotency);
    return done.ok ? ok({ body: wireApplication(done.value), etag: String(done.value.version) }) : done;
  },
);
