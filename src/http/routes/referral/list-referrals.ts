import * as contract from '#contract/decision.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { listTable } from '#http/table/list.ts';
import { wireListedReferral } from '#http/wire/decision.ts';

export const listReferralsRoute = route(
  'list-referrals',
  contract.listReferrals,
  (app: Application, { query }, caller) =>
    listTable(app, caller, query, ({ referrals }, asked) => referrals.table(asked), wireListedReferral),
);
