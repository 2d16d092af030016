import { callOffJob } from '#app/jobs/call-off-job.ts';
import * as contract from '#contract/evidence.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireJob } from '#http/wire/evidence.ts';

export const callOffJobRoute = route(
  'call-off-job',
  contract.callOffJob,
  async ({ access }: Application, { params, language }, caller) => {
    const done = await callOffJob(access.unitOfWork, caller, params.job);
    return done.ok ? ok({ body: wireJob(done.value, language) }) : done;
  },
);
