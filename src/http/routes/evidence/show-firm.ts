import { maySee } from '#app/access/caller.ts';
import * as contract from '#contract/evidence.ts';
import { fail, ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';

export const showFirmRoute = route(
  'show-firm',
  contract.showFirm,
  async (app: Application, { params: { firm } }, caller) => {
    // What a borrower may not see is, for a borrower, not there.
    if (!maySee(caller, firm)) return fail('NOT_FOUND', { what: firm });
    const read = await lookUp(app, caller, async ({ firms, evidence }) => {
      const firmId = await firms.find(firm);
      return firmId === undefined ? undefined : { firmId, kinds: await evidence.kindsOf(firmId) };
    });
    if (!read.ok) return read;
    if (!read.value) return fail('NOT_FOUND', { what: firm });
    const evidence = read.value.kinds.map(({ kind, rows, firstOn, lastOn }) => ({
      kind,
      rows,
      ...(firstOn === null ? {} : { firstOn }),
      ...(lastOn === null ? {} : { lastOn }),
    }));
    return ok({ body: { firm, evidence }, about: read.value.firmId });
  },
);
