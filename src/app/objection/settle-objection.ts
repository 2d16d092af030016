import { type Caller, checkPerson } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import { settleObjection as settle } from '#domain/decision/index.ts';
import { type Failure, fail, type Result } from '#domain/kernel/index.ts';
import { type ObjectionFile, readObjection } from './objection-file.ts';

export interface ObjectionAnswer {
  readonly upheld: boolean;
  readonly reason: string;
}

/**
 * A person's answer. An appeal that is upheld puts the decision on a person's desk, where it does not lie already; a correction that is
 * upheld is followed by the corrected evidence and a new decision. Errors: PERSON_NEEDED, NOT_FOUND, SUBJECT_ERASED,
 * VERSION_OUT_OF_DATE, OBJECTION_SETTLED, OBJECTION_REASON_EMPTY, OBJECTION_OWN_CASE.
 */
export async function settleObjection(
  unitOfWork: UnitOfWork,
  caller: Caller,
  objectionId: string,
  version: number,
  answer: ObjectionAnswer,
): Promise<Result<ObjectionFile, Failure>> {
  const person = checkPerson(caller);
  if (!person.ok) return person;
  return unitOfWork.run<ObjectionFile, Failure>(workOf(caller), async (work) => {
    const file = await readObjection(work, caller, objectionId);
    if (!file.ok) return file;
    const { objection } = file.value;
    if (objection.version !== version) return fail('VERSION_OUT_OF_DATE');
    const { decisionId, firmId, kind, state, openedBy } = objection;
    const overrides = await work.referrals.overridesOf(decisionId);
    const hands = overrides.flatMap(({ proposedBy, approvedBy }) => [proposedBy, ...(approvedBy ? [approvedBy] : [])]);
    const settled = settle({ state, concerned: [openedBy, ...hands] }, { ...answer, by: caller.by });
    if (!settled.ok) return settled;
    if (!(await work.objections.settle(objection, settled.value, answer.reason))) return fail('VERSION_OUT_OF_DATE');
    const payload = { objectionId, decisionId, kind, state: settled.value, reason: answer.reason };
    work.log({ operation: 'objection.settled', subject: firmId, payload });
    work.tell('objection.settled', { objectionId, decisionId, kind, state: settled.value });
    if (settled.value === 'upheld' && kind === 'appeal') await openReview(work, decisionId, firmId);
    return readObjection(work, caller, objectionId);
  });
}

async function openReview(work: Transaction, decisionId: string, firmId: string): Promise<void> {
  if (await work.desk.referralOf(decisionId)) return;
  const referralId = work.newId('ref');
  await work.referrals.open({ referralId, decisionId, firmId, asks: [] });
  work.log({
    operation: 'review.requested',
    subject: firmId,
    payload: { referralId, decisionId, why: 'appeal upheld' },
  });
}
