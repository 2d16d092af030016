import { showInspection } from '#app/evidence/inspect-file.ts';
import * as contract from '#contract/import-session.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireInspection } from '#http/wire/casework.ts';

export const showInspectionRoute = route(
  'show-inspection',
  contract.showInspection,
  async ({ access, reader }: Application, { params }, caller) => {
    const seen = await showInspection({ unitOfWork: access.unitOfWork, reader }, caller, params.upload);
    return seen.ok ? ok({ body: wireInspection(seen.value), about: params.upload }) : seen;
  },
);
