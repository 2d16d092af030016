import { type Caller, checkPerson } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import { enterDesk } from '#app/decision/decide.ts';
import type { DecisionShell } from '#app/decision/decision-shell.ts';
import { approveProposal, returnProposal } from '#domain/decision/index.ts';
import { type Failure, fail, type Instant, type Result } from '#domain/kernel/index.ts';
import { type CaseFile, readCase } from './case-file.ts';

/**
 * The second person's word: approves the proposal, which decides the case, or sends it back with a reason. Never the proposer.
 * Errors: PERSON_NEEDED, VERB_OFF_BY_LICENCE, NOT_FOUND, VERSION_OUT_OF_DATE, those of `approveProposal` and `returnProposal`.
 */
export async function settleProposal(
  shell: DecisionShell,
  caller: Caller,
  referralId: string,
  version: number,
  verdict: { readonly approve: true } | { readonly approve: false; readonly why: string },
  now: Instant,
): Promise<Result<CaseFile, Failure>> {
  const person = checkPerson(caller);
  if (!person.ok) return person;
  const context = await enterDesk(shell, caller, 'decide', now);
  if (!context.ok) return context;
  return shell.unitOfWork.run<CaseFile, Failure>(workOf(caller), async (work) => {
    const file = await readCase(work, referralId);
    if (!file.ok) return file;
    const { stored, waiting } = file.value;
    if (stored.version !== version) return fail('VERSION_OUT_OF_DATE');
    const settled = verdict.approve
      ? approveProposal(file.value.case, caller.by, work.at)
      : returnProposal(file.value.case, caller.by, verdict.why, work.at);
    if (!settled.ok) return settled;
    const { overrideId, outcomeAfter } = waiting!;
    const kept = await work.referrals.settle(overrideId, verdict.approve ? 'approve' : 'refuse');
    if (!kept.ok) return kept;
    const state = verdict.approve ? 'closed' : 'open';
    if (!(await work.referrals.move(referralId, version, state))) return fail('VERSION_OUT_OF_DATE');
    const { decisionId, firmId } = stored;
    const payload = {
      referralId,
      decisionId,
      overrideId,
      outcome: outcomeAfter,
      why: verdict.approve ? '' : verdict.why,
    };
    work.log({ operation: verdict.approve ? 'override.approved' : 'override.returned', subject: firmId, payload });
    return readCase(work, referralId);
  });
}
