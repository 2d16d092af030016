import * as contract from '#contract/law-book.ts';
import { searchLaw } from '#domain/compliance/index.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';

export const searchLawRoute = route(
  'search-law',
  contract.searchLaw,
  async ({ law }: Application, { query, language }) => {
    const all = searchLaw(law.pack, query.q);
    const hits = all.slice(0, query.limit).map(({ kind, id, citation, ...words }) => ({
      kind,
      id,
      title: words[language],
      citation,
    }));
    return ok({ body: { hits, total: all.length } });
  },
);
