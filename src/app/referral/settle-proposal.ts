import type { Caller } from '#app/access/caller.ts';
import type { DecisionShell } from '#app/decision/decision-shell.ts';
import { approveProposal, returnProposal } from '#domain/decision/index.ts';
import { type Failure, type Instant, ok, type Result } from '#domain/kernel/index.ts';
import { actOnCase } from './act-on-case.ts';
import type { CaseFile } from './case-file.ts';

/**
 * The second person's word: approves the proposal, which decides the case, or sends it back with a reason. Never the proposer.
 * Errors: those of `actOnCase`, `approveProposal` and `returnProposal`.
 */
export function settleProposal(
  shell: DecisionShell,
  caller: Caller,
  referralId: string,
  version: number,
  verdict: { readonly approve: true } | { readonly approve: false; readonly why: string },
  now: Instant,
): Promise<Result<CaseFile, Failure>> {
  return actOnCase(shell, caller, { referralId, version }, now, async (work, { case: referral, stored, waiting }) => {
    const settled = verdict.approve
      ? approveProposal(referral, caller.by, work.at)
      : returnProposal(referral, caller.by, verdict.why, work.at);
    if (!settled.ok) return settled;
    const { overrideId, outcomeAfter } = waiting!;
    const kept = await work.referrals.settle(overrideId, verdict.approve ? 'approve' : 'refuse');
    if (!kept.ok) return kept;
    const { decisionId } = stored;
    const why = verdict.approve ? '' : verdict.why;
    const payload = { referralId, decisionId, overrideId, outcome: outcomeAfter, why };
    return verdict.approve
      ? ok({ state: 'closed', entry: { operation: 'override.approved', payload } })
      : ok({ state: 'open', entry: { operation: 'override.returned', payload } });
  });
}
