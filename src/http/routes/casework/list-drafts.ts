import { listDrafts } from '#app/casework/drafts.ts';
import * as contract from '#contract/casework.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireDraft } from '#http/wire/casework.ts';

export const listDraftsRoute = route('list-drafts', contract.listDrafts, async ({ access }: Application, _, caller) => {
  const found = await listDrafts(access.unitOfWork, caller);
  return found.ok ? ok({ body: { items: found.value.map(wireDraft) } }) : found;
});
