import { type Caller, checkPerson } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import { enterDesk } from '#app/decision/decide.ts';
import type { DecisionShell } from '#app/decision/decision-shell.ts';
import type { Referral } from '#app/ports/referral-repository.ts';
import type { Act, Transaction } from '#app/ports/transaction.ts';
import { type Failure, fail, type Instant, type Result } from '#domain/kernel/index.ts';
import { type CaseFile, readCase } from './case-file.ts';

/** What an act made of a case: the state that the case goes to, and the entry of the log that says so. */
export interface CaseAct {
  readonly state: Referral['state'];
  readonly entry: Pick<Act, 'operation' | 'payload'>;
}

/**
 * A person's act on a case as they saw it: refused where the case has moved on since; moved and logged in one transaction otherwise.
 * Errors: PERSON_NEEDED, VERB_OFF_BY_LICENCE, NOT_FOUND, VERSION_OUT_OF_DATE, those of `act`.
 */
export async function actOnCase(
  shell: DecisionShell,
  caller: Caller,
  seen: { readonly referralId: string; readonly version: number },
  now: Instant,
  act: (work: Transaction, file: CaseFile) => Promise<Result<CaseAct, Failure>>,
): Promise<Result<CaseFile, Failure>> {
  const { referralId, version } = seen;
  const person = checkPerson(caller);
  if (!person.ok) return person;
  const context = await enterDesk(shell, caller, 'decide', now);
  if (!context.ok) return context;
  return shell.unitOfWork.run<CaseFile, Failure>(workOf(caller), async (work) => {
    const file = await readCase(work, referralId);
    if (!file.ok) return file;
    const { stored } = file.value;
    if (stored.version !== version) return fail('VERSION_OUT_OF_DATE');
    const done = await act(work, file.value);
    if (!done.ok) return done;
    const { state, entry } = done.value;
    if (!(await work.referrals.move(referralId, version, state))) return fail('VERSION_OUT_OF_DATE');
    work.log({ subject: stored.firmId, ...entry });
    return readCase(work, referralId);
  });
}
