import { type Caller, checkPerson } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import { enterDesk } from '#app/decision/decide.ts';
import type { DecisionShell } from '#app/decision/decision-shell.ts';
import type { StoredApplication } from '#app/ports/application-repository.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import { type Failure, fail, type Instant, ok, type Result } from '#domain/kernel/index.ts';

/**
 * Sends the result of an application to the firm: the engine's where it reached one, that of two people where it was referred. From then on it
 * stands. Errors: PERSON_NEEDED, VERB_OFF_BY_LICENCE, NOT_FOUND, VERSION_OUT_OF_DATE, APPLICATION_RELEASED, APPLICATION_NOT_READY.
 */
export async function releaseResult(
  shell: DecisionShell,
  caller: Caller,
  seen: { readonly applicationId: string; readonly version: number },
  now: Instant,
): Promise<Result<StoredApplication, Failure>> {
  const person = checkPerson(caller);
  if (!person.ok) return person;
  const context = await enterDesk(shell, caller, 'decide', now);
  if (!context.ok) return context;
  const { applicationId, version } = seen;
  return shell.unitOfWork.run<StoredApplication, Failure>(workOf(caller), async (work) => {
    const application = await work.applications.get(applicationId);
    if (!application) return fail('NOT_FOUND', { what: applicationId });
    if (application.version !== version) return fail('VERSION_OUT_OF_DATE');
    if (application.state === 'released') return fail('APPLICATION_RELEASED', { application: applicationId });
    const result = await resultOf(work, applicationId);
    if (!result) return fail('APPLICATION_NOT_READY', { application: applicationId });
    if (!(await work.applications.move(applicationId, version, 'released'))) return fail('VERSION_OUT_OF_DATE');
    work.log({ operation: 'result.released', subject: application.firmId, payload: { applicationId, ...result } });
    work.tell('result.released', { applicationId, decisionId: result.decisionId });
    return ok({ ...application, state: 'released', version: version + 1 });
  });
}

/** What can be sent: an outcome that no open case holds up. */
async function resultOf(work: Transaction, applicationId: string) {
  const [newest] = await work.decisions.ofApplication(applicationId);
  if (!newest || (await work.desk.referralOf(newest.decisionId))) return undefined;
  const { decisionId, recordDigest } = newest;
  const settled = (await work.referrals.overridesOf(decisionId)).find(({ approvedBy }) => approvedBy !== null);
  const outcome = settled?.outcomeAfter ?? newest.outcome;
  return outcome === 'refer' ? undefined : { decisionId, recordDigest, outcome };
}
