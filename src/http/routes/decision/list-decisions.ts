import * as contract from '#contract/decision.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { listTable } from '#http/table/list.ts';
import { wireListedDecision } from '#http/wire/decision.ts';

export const listDecisionsRoute = route(
  'list-decisions',
  contract.listDecisions,
  (app: Application, { query }, caller) =>
    listTable(app, caller, query, ({ decisions }, asked) => decisions.table(asked), wireListedDecision),
);
