import { ruleDecisions } from '#app/law/rule-decisions.ts';
import * as contract from '#contract/law-book.ts';
import { encodeCursor } from '#contract/pagination.ts';
import { formatInstant, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { readTimeCursor } from '#http/wire/page.ts';

export const listRuleDecisionsRoute = route(
  'list-rule-decisions',
  contract.listRuleDecisions,
  async ({ law }: Application, { params, query }, caller) => {
    const cursor = readTimeCursor(query);
    if (!cursor.ok) return cursor;
    const before = cursor.value && { decidedAt: cursor.value.at, decisionId: cursor.value.id };
    const { verdict, limit } = query;
    const read = await ruleDecisions(law, caller, { rule: params.rule, verdict, limit, before });
    if (!read.ok) return read;
    const { found, looked, next } = read.value;
    const items = found.map(({ decision, firm, verdict: said, basis }) => ({
      decision: decision.decisionId,
      firm,
      decidedAt: formatInstant(decision.decidedAt),
      outcome: decision.outcome,
      verdict: said,
      basis,
    }));
    const more = next ? { nextCursor: encodeCursor([String(next.decidedAt), next.decisionId]) } : {};
    return ok({ body: { items, looked, ...more } });
  },
);
