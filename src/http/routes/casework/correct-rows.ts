import { correctRows } from '#app/evidence/correct-rows.ts';
import * as contract from '#contract/import-session.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';

export const correctRowsRoute = route(
  'correct-rows',
  contract.correctRows,
  async ({ access }: Application, { params, body }, caller) => {
    const started = await correctRows(access.unitOfWork, caller, params.import, body.rows);
    if (!started.ok) return started;
    const { jobId, importId } = started.value;
    return ok({ body: { job: jobId, import: importId, status: `/v1/jobs/${jobId}` }, about: params.import });
  },
);
