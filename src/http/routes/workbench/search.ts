import { HIT_KINDS, type HitKind, searchEverything } from '#app/search/search-everything.ts';
import { type OperationId, operation } from '#contract/operations.ts';
import * as contract from '#contract/workbench.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';

/** Who may list a kind may find it. */
const LISTED_BY: Readonly<Record<HitKind, OperationId>> = {
  firm: 'list-firms',
  application: 'list-applications',
  decision: 'list-decisions',
  case: 'list-referrals',
  rule: 'search-law',
  parameter: 'search-law',
  instrument: 'search-law',
  entry: 'list-log-entries',
  import: 'list-imports',
  job: 'list-jobs',
};

export const searchRoute = route(
  'search',
  contract.search,
  async ({ law }: Application, { query, language }, caller) => {
    const kinds = HIT_KINDS.filter((kind) => {
      const { may } = operation(LISTED_BY[kind]);
      return typeof may !== 'string' && may.some((role) => caller.roles.includes(role));
    });
    const found = await searchEverything(law, caller, query.q, new Set(kinds));
    if (!found.ok) return found;
    const hits = found.value.map(({ words, ...hit }) => ({ ...hit, words: words[language] }));
    return ok({ body: { hits } });
  },
);
