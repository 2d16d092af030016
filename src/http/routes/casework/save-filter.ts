import * as contract from '#contract/casework.ts';
import { ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireFilter } from '#http/wire/casework.ts';

export const saveFilterRoute = route('save-filter', contract.saveFilter, async (app: Application, { body }, caller) => {
  const saved = await lookUp(app, caller, async ({ savedFilters, newId }) => {
    const filter = { filterId: newId('flt'), ...body };
    await savedFilters.add(filter);
    return filter;
  });
  return saved.ok ? ok({ body: wireFilter(saved.value) }) : saved;
});
