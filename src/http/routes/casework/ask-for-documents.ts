import { askForDocuments } from '#app/casework/ask-for-documents.ts';
import * as contract from '#contract/casework.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireAsk } from '#http/wire/casework.ts';

export const askForDocumentsRoute = route(
  'ask-for-documents',
  contract.askForDocuments,
  async ({ access }: Application, { params, body }, caller) => {
    const done = await askForDocuments(access.unitOfWork, caller, params.application, body);
    if (!done.ok) return done;
    return ok({ body: wireAsk(done.value.ask), about: done.value.application.firmId });
  },
);
