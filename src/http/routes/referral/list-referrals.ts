import * as contract from '#contract/decision.ts';
import { ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireReferral } from '#http/wire/decision.ts';
import { page, readTimeCursor } from '#http/wire/page.ts';

export const listReferralsRoute = route(
  'list-referrals',
  contract.listReferrals,
  async (app: Application, { query }, caller) => {
    const cursor = readTimeCursor(query);
    if (!cursor.ok) return cursor;
    const after = cursor.value && { openedAt: cursor.value.at, referralId: cursor.value.id };
    const { state } = query;
    const limit = query.limit + 1;
    const rows = await lookUp(app, caller, ({ referrals }) =>
      referrals.list({ limit, ...(after ? { after } : {}), ...(state === undefined ? {} : { state }) }),
    );
    if (!rows.ok) return rows;
    return ok({ body: page(rows.value, query.limit, (row) => [row.openedAt, row.referralId], wireReferral) });
  },
);
