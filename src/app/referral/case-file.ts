import { gatesOf } from '#app/decision/stored-record.ts';
import type { DecisionRow } from '#app/ports/decision-repository.ts';
import type { Override as StoredOverride, Referral as StoredReferral } from '#app/ports/referral-repository.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import { type Override, type OverrideReason, openReferral, type Referral } from '#domain/decision/index.ts';
import { type Failure, fail, instant, ok, type Result } from '#domain/kernel/index.ts';

/** A case on the desk as the store has it and as the core reads it. */
export interface CaseFile {
  readonly stored: StoredReferral;
  readonly decision: DecisionRow;
  readonly case: Referral;
  /** The proposal that waits for a second person. */
  readonly waiting: StoredOverride | undefined;
}

/** What a proposal keeps sealed beside its columns. */
export interface Grounds {
  readonly limitFen: string;
  readonly reasonCode: OverrideReason;
  readonly reason: string;
}

/** Reads a case with its proposals. Errors: NOT_FOUND, SUBJECT_ERASED. */
export async function readCase(work: Transaction, referralId: string): Promise<Result<CaseFile, Failure>> {
  const stored = await work.referrals.get(referralId);
  const decision = stored && (await work.decisions.get(stored.decisionId));
  if (!stored || !decision) return fail('NOT_FOUND', { what: referralId });
  const bytes = await work.decisions.record(decision);
  if (!bytes.ok) return bytes;
  const refusedBy = gatesOf(bytes.value)
    .filter(({ verdict }) => verdict === 'refuse')
    .map(({ rule }) => rule);
  const opened = openReferral(decision.recordDigest, decision.outcome, refusedBy);
  const overrides = (await work.referrals.overridesOf(stored.decisionId)).filter((o) => o.referralId === referralId);
  const waiting = overrides.find(({ approvedBy, refusedBy }) => approvedBy === null && refusedBy === null);
  const settled = overrides.find(({ approvedBy }) => approvedBy !== null);
  if (settled) {
    const proposal = await proposalOf(work, settled);
    if (!proposal.ok) return proposal;
    const { approvedBy, approvedAt } = settled;
    const decided: Referral = {
      ...opened,
      state: 'decided',
      proposal: proposal.value,
      approvedBy: approvedBy!,
      approvedAt: approvedAt!,
    };
    return ok({ stored, decision, case: decided, waiting: undefined });
  }
  if (stored.state === 'closed') {
    const [newest] = decision.applicationId === null ? [] : await work.decisions.ofApplication(decision.applicationId);
    const successor = (newest ?? decision).recordDigest;
    return ok({ stored, decision, case: { ...opened, state: 'superseded', successor }, waiting: undefined });
  }
  if (!waiting) return ok({ stored, decision, case: opened, waiting });
  const proposal = await proposalOf(work, waiting);
  return proposal.ok
    ? ok({ stored, decision, case: { ...opened, state: 'proposed', proposal: proposal.value }, waiting })
    : proposal;
}

async function proposalOf(work: Transaction, stored: StoredOverride): Promise<Result<Override, Failure>> {
  const grounds = await work.referrals.grounds(stored);
  if (!grounds.ok) return grounds;
  const { limitFen, reasonCode, reason } = JSON.parse(grounds.value) as Grounds;
  return ok({
    outcome: stored.outcomeAfter as Override['outcome'],
    limitFen: BigInt(limitFen),
    reasonCode,
    reason,
    by: stored.proposedBy,
    at: instant(stored.proposedAt),
  });
}
