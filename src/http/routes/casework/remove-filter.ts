import * as contract from '#contract/casework.ts';
import { fail, ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';

export const removeFilterRoute = route(
  'remove-filter',
  contract.removeFilter,
  async (app: Application, { params }, caller) => {
    const removed = await lookUp(app, caller, ({ savedFilters }) => savedFilters.remove(params.filter));
    if (!removed.ok) return removed;
    return removed.value ? ok({}) : fail('NOT_FOUND', { what: params.filter });
  },
);
