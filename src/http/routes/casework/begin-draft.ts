import { beginDraft } from '#app/casework/drafts.ts';
import * as contract from '#contract/casework.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireDraft } from '#http/wire/casework.ts';

export const beginDraftRoute = route(
  'begin-draft',
  contract.beginDraft,
  async ({ access }: Application, { body }, caller) => {
    const done = await beginDraft(access.unitOfWork, caller, body);
    if (!done.ok) return done;
    const { draft } = done.value;
    return ok({ body: wireDraft(done.value), etag: String(draft.version), about: draft.firmId });
  },
);
