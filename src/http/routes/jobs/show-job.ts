import * as contract from '#contract/evidence.ts';
import { fail, ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireJob } from '#http/wire/evidence.ts';

export const showJobRoute = route(
  'show-job',
  contract.showJob,
  async (app: Application, { params, language }, caller) => {
    const row = await lookUp(app, caller, ({ jobs }) => jobs.get(params.job));
    if (!row.ok) return row;
    // What a borrower did not ask for is, for a borrower, not there.
    const isShown = row.value && (caller.firm === undefined || row.value.requestedBy === caller.by);
    return isShown ? ok({ body: wireJob(row.value!, language) }) : fail('NOT_FOUND', { what: params.job });
  },
);
