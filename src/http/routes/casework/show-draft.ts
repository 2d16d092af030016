import { showDraft } from '#app/casework/drafts.ts';
import * as contract from '#contract/casework.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireDraft } from '#http/wire/casework.ts';

export const showDraftRoute = route(
  'show-draft',
  contract.showDraft,
  async ({ access }: Application, { params }, caller) => {
    const found = await showDraft(access.unitOfWork, caller, params.draft);
    if (!found.ok) return found;
    const { draft } = found.value;
    return ok({ body: wireDraft(found.value), etag: String(draft.version), about: draft.firmId });
  },
);
