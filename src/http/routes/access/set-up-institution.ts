import { setUpInstitution } from '#app/access/set-up-institution.ts';
import { showInstitution } from '#app/access/show-institution.ts';
import * as contract from '#contract/access.ts';
import { calendarDate, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { openRoute } from '#http/route.ts';
import { wireInstitution } from '#http/wire/access.ts';

export const setUpInstitutionRoute = openRoute(
  'set-up-institution',
  contract.setUpInstitution,
  async ({ access }: Application, { body }) => {
    const licences = body.licences.map(({ validFrom, validTo, ...licence }) => ({
      ...licence,
      validFrom: calendarDate(validFrom),
      ...(validTo === undefined ? {} : { validTo: calendarDate(validTo) }),
    }));
    const done = await setUpInstitution(access, { ...body, licences });
    if (!done.ok) return done;
    const shown = await showInstitution(access, done.value.institution, 'installer');
    return shown.ok ? ok({ body: wireInstitution(shown.value) }) : shown;
  },
);
