import * as contract from '#contract/evidence.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { listTable } from '#http/table/list.ts';
import { wireJob } from '#http/wire/evidence.ts';

export const listJobsRoute = route('list-jobs', contract.listJobs, (app: Application, { query, language }, caller) =>
  listTable(
    app,
    caller,
    query,
    ({ jobs }, asked) => jobs.table(asked),
    (row) => wireJob(row, language),
  ),
);
