import { settleProposal } from '#app/referral/settle-proposal.ts';
import * as contract from '#contract/decision.ts';
import { fail, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireCase } from '#http/wire/decision.ts';

export const settleProposalRoute = route(
  'settle-proposal',
  contract.settleProposal,
  async ({ decisions, access }: Application, { params, body, ifMatch }, caller) => {
    if (ifMatch === undefined) return fail('VERSION_NOT_NAMED');
    const verdict =
      body.verdict === 'approve' ? ({ approve: true } as const) : ({ approve: false, why: body.why } as const);
    const now = access.clock.now();
    const file = await settleProposal(decisions, caller, params.referral, Number(ifMatch), verdict, now);
    if (!file.ok) return file;
    const { stored } = file.value;
    return ok({ body: wireCase(file.value), etag: String(stored.version), about: stored.firmId });
  },
);
