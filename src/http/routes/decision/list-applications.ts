import * as contract from '#contract/decision.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { listTable } from '#http/table/list.ts';
import { wireListedApplication } from '#http/wire/decision.ts';

export const listApplicationsRoute = route(
  'list-applications',
  contract.listApplications,
  (app: Application, { query }, caller) =>
    listTable(app, caller, query, ({ applications }, asked) => applications.table(asked), wireListedApplication),
);
