import { fullRecord } from '#app/decision/full-record.ts';
import * as contract from '#contract/decision.ts';
import { decisionLetter, readLetterContent } from '#domain/decision/index.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';

export const showLetterRoute = route(
  'show-letter',
  contract.showLetter,
  async ({ decisions }: Application, { params, query }, caller) => {
    const full = await fullRecord(decisions, caller, params.decision);
    if (!full.ok) return full;
    const content = readLetterContent(full.value.record);
    if (!content.ok) return content;
    return ok({ body: `${decisionLetter(content.value, query.language)}\n`, about: full.value.row.firmId });
  },
);
