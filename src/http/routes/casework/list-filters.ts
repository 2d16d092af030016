import * as contract from '#contract/casework.ts';
import { ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireFilter } from '#http/wire/casework.ts';

export const listFiltersRoute = route(
  'list-filters',
  contract.listFilters,
  async (app: Application, { query }, caller) => {
    const found = await lookUp(app, caller, ({ savedFilters }) => savedFilters.of(query.list));
    return found.ok ? ok({ body: { items: found.value.map(wireFilter) } }) : found;
  },
);
