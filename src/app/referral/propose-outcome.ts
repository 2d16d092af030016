import type { Caller } from '#app/access/caller.ts';
import type { DecisionShell } from '#app/decision/decision-shell.ts';
import { type Override, propose } from '#domain/decision/index.ts';
import { type Failure, type Instant, ok, type Result } from '#domain/kernel/index.ts';
import { actOnCase } from './act-on-case.ts';
import type { CaseFile, Grounds } from './case-file.ts';

/**
 * The first person's word on a case: an outcome in place of the engine's, with its reason. It counts once a second person has approved it.
 * Errors: those of `actOnCase` and of `propose`.
 */
export function proposeOutcome(
  shell: DecisionShell,
  caller: Caller,
  referralId: string,
  version: number,
  wanted: Pick<Override, 'outcome' | 'limitFen' | 'reasonCode' | 'reason'>,
  now: Instant,
): Promise<Result<CaseFile, Failure>> {
  return actOnCase(shell, caller, { referralId, version }, now, async (work, file) => {
    const proposed = propose(file.case, { ...wanted, by: caller.by, at: work.at });
    if (!proposed.ok) return proposed;
    const { outcome, limitFen, reasonCode, reason } = wanted;
    const grounds: Grounds = { limitFen: String(limitFen), reasonCode, reason };
    const { decisionId } = file.stored;
    const overrideId = work.newId('ovr');
    await work.referrals.propose(
      { overrideId, decisionId, referralId, outcomeBefore: file.decision.outcome, outcomeAfter: outcome },
      JSON.stringify(grounds),
    );
    const payload = { referralId, decisionId, overrideId, outcome, limitFen, reasonCode };
    return ok({ state: 'proposed', entry: { operation: 'override.proposed', payload } });
  });
}
