import { saveDraft } from '#app/casework/drafts.ts';
import * as contract from '#contract/casework.ts';
import { fail, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireDraft } from '#http/wire/casework.ts';

export const saveDraftRoute = route(
  'save-draft',
  contract.saveDraft,
  async ({ access }: Application, { params, body, ifMatch }, caller) => {
    if (ifMatch === undefined) return fail('VERSION_NOT_NAMED');
    const done = await saveDraft(access.unitOfWork, caller, params.draft, Number(ifMatch), body.content);
    if (!done.ok) return done;
    const { draft } = done.value;
    return ok({ body: wireDraft(done.value), etag: String(draft.version), about: draft.firmId });
  },
);
