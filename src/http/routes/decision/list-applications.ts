import * as contract from '#contract/decision.ts';
import { ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireApplication } from '#http/wire/decision.ts';
import { page, readTimeCursor } from '#http/wire/page.ts';

export const listApplicationsRoute = route(
  'list-applications',
  contract.listApplications,
  async (app: Application, { query }, caller) => {
    const cursor = readTimeCursor(query);
    if (!cursor.ok) return cursor;
    const before = cursor.value && { submittedAt: cursor.value.at, applicationId: cursor.value.id };
    const rows = await lookUp(app, caller, async ({ applications, firms }) => {
      const firmId = caller.firm === undefined ? undefined : await firms.find(caller.firm);
      if (caller.firm !== undefined && firmId === undefined) return [];
      return applications.list({
        limit: query.limit + 1,
        ...(before ? { before } : {}),
        ...(firmId === undefined ? {} : { firmId }),
      });
    });
    if (!rows.ok) return rows;
    return ok({ body: page(rows.value, query.limit, (row) => [row.submittedAt, row.applicationId], wireApplication) });
  },
);
