import { type Caller, checkPerson } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import { enterDesk } from '#app/decision/decide.ts';
import type { DecisionShell } from '#app/decision/decision-shell.ts';
import { type Override, propose } from '#domain/decision/index.ts';
import { type Failure, fail, type Instant, ok, type Result } from '#domain/kernel/index.ts';
import { type CaseFile, type Grounds, readCase } from './case-file.ts';

/**
 * The first person's word on a case: an outcome in place of the engine's, with its reason. It counts once a second person has approved it.
 * Errors: PERSON_NEEDED, VERB_OFF_BY_LICENCE, NOT_FOUND, VERSION_OUT_OF_DATE, and those of `propose`.
 */
export async function proposeOutcome(
  shell: DecisionShell,
  caller: Caller,
  referralId: string,
  version: number,
  wanted: Pick<Override, 'outcome' | 'limitFen' | 'reasonCode' | 'reason'>,
  now: Instant,
): Promise<Result<CaseFile, Failure>> {
  const person = checkPerson(caller);
  if (!person.ok) return person;
  const context = await enterDesk(shell, caller, 'decide', now);
  if (!context.ok) return context;
  return shell.unitOfWork.run<CaseFile, Failure>(workOf(caller), async (work) => {
    const file = await readCase(work, referralId);
    if (!file.ok) return file;
    const { stored, decision } = file.value;
    if (stored.version !== version) return fail('VERSION_OUT_OF_DATE');
    const proposed = propose(file.value.case, { ...wanted, by: caller.by, at: work.at });
    if (!proposed.ok) return proposed;
    const { outcome, limitFen, reasonCode, reason } = wanted;
    const grounds: Grounds = { limitFen: String(limitFen), reasonCode, reason };
    const { decisionId } = stored;
    const overrideId = work.newId('ovr');
    await work.referrals.propose(
      { overrideId, decisionId, referralId, outcomeBefore: decision.outcome, outcomeAfter: outcome },
      JSON.stringify(grounds),
    );
    if (!(await work.referrals.move(referralId, version, 'proposed'))) return fail('VERSION_OUT_OF_DATE');
    const payload = { referralId, decisionId, overrideId, outcome, limitFen, reasonCode };
    work.log({ operation: 'override.proposed', subject: stored.firmId, payload });
    const after = await readCase(work, referralId);
    return after.ok ? ok(after.value) : after;
  });
}
