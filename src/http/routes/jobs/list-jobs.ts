import * as contract from '#contract/evidence.ts';
import { fail, isId, ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireJob } from '#http/wire/evidence.ts';
import { page, readCursor } from '#http/wire/page.ts';

export const listJobsRoute = route(
  'list-jobs',
  contract.listJobs,
  async (app: Application, { query, language }, caller) => {
    const cursor = readCursor(query);
    if (!cursor.ok) return cursor;
    const before = cursor.value;
    if (before !== undefined && !isId('job', before)) return fail('CURSOR_UNKNOWN');
    const limit = query.limit + 1;
    const rows = await lookUp(app, caller, ({ jobs }) => jobs.list({ limit, ...(before ? { before } : {}) }));
    if (!rows.ok) return rows;
    return ok({
      body: page(
        rows.value,
        query.limit,
        (row) => row.jobId,
        (row) => wireJob(row, language),
      ),
    });
  },
);
