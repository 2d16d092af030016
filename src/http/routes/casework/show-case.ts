import { showCase } from '#app/casework/show-case.ts';
import * as contract from '#contract/casework.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireShownCase } from '#http/wire/casework.ts';

export const showCaseRoute = route(
  'show-case',
  contract.showCase,
  async ({ decisions }: Application, { params, language }, caller) => {
    const found = await showCase(decisions, caller, params.application);
    if (!found.ok) return found;
    const { application } = found.value;
    return ok({ body: wireShownCase(found.value, language), about: application.firmId });
  },
);
