import { sendDraft } from '#app/casework/drafts.ts';
import * as contract from '#contract/casework.ts';
import { fail, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireApplication } from '#http/wire/decision.ts';

export const sendDraftRoute = route(
  'send-draft',
  contract.sendDraft,
  async ({ decisions }: Application, { params, ifMatch }, caller) => {
    if (ifMatch === undefined) return fail('VERSION_NOT_NAMED');
    const done = await sendDraft(decisions, caller, params.draft, Number(ifMatch));
    if (!done.ok) return done;
    return ok({ body: wireApplication(done.value), etag: String(done.value.version), about: done.value.firmId });
  },
);
