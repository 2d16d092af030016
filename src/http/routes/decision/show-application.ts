import { maySee } from '#app/access/caller.ts';
import * as contract from '#contract/decision.ts';
import { fail, ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireApplication } from '#http/wire/decision.ts';

export const showApplicationRoute = route(
  'show-application',
  contract.showApplication,
  async (app: Application, { params }, caller) => {
    const read = await lookUp(app, caller, async ({ applications, firms }) => {
      const row = await applications.get(params.application);
      const firm = row && (await firms.get(row.firmId));
      return row && { row, code: firm?.code ?? '' };
    });
    if (!read.ok) return read;
    if (!read.value || !maySee(caller, read.value.code)) return fail('NOT_FOUND', { what: params.application });
    const { row } = read.value;
    return ok({ body: wireApplication(row), etag: String(row.version), about: row.firmId });
  },
);
