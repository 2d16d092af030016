import { showInstitution } from '#app/access/show-institution.ts';
import * as contract from '#contract/access.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireInstitution } from '#http/wire/access.ts';

export const showInstitutionRoute = route(
  'show-institution',
  contract.showInstitution,
  async ({ access }: Application, _, caller) => {
    const shown = await showInstitution(access, caller.institution, caller.by);
    return shown.ok ? ok({ body: wireInstitution(shown.value) }) : shown;
  },
);
