import * as contract from '#contract/decision.ts';
import { ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireListedDecision } from '#http/wire/decision.ts';
import { page, readTimeCursor } from '#http/wire/page.ts';

export const listDecisionsRoute = route(
  'list-decisions',
  contract.listDecisions,
  async (app: Application, { query }, caller) => {
    const cursor = readTimeCursor(query);
    if (!cursor.ok) return cursor;
    const before = cursor.value && { decidedAt: cursor.value.at, decisionId: cursor.value.id };
    // A borrower lists its own firm's, whatever it asks for.
    const firm = caller.firm ?? query.firm;
    const rows = await lookUp(app, caller, async ({ decisions, firms }) => {
      const firmId = firm === undefined ? undefined : await firms.find(firm);
      if (firm !== undefined && firmId === undefined) return [];
      return decisions.list({
        limit: query.limit + 1,
        ...(before ? { before } : {}),
        ...(firmId === undefined ? {} : { firmId }),
        ...(query.outcome === undefined ? {} : { outcome: query.outcome }),
      });
    });
    if (!rows.ok) return rows;
    return ok({ body: page(rows.value, query.limit, (row) => [row.decidedAt, row.decisionId], wireListedDecision) });
  },
);
