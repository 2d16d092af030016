import { workOf } from '#app/access/shell.ts';
import { readCase } from '#app/referral/case-file.ts';
import * as contract from '#contract/decision.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireCase } from '#http/wire/decision.ts';

export const showReferralRoute = route(
  'show-referral',
  contract.showReferral,
  async ({ access }: Application, { params }, caller) => {
    const file = await access.unitOfWork.run(workOf(caller), (work) => readCase(work, params.referral));
    if (!file.ok) return file;
    const { stored } = file.value;
    return ok({ body: wireCase(file.value), etag: String(stored.version), about: stored.firmId });
  },
);
