import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import { readDecision } from '#app/decision/show-decision.ts';
import type { Referral } from '#app/ports/referral-repository.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import { type Failure, ok, type Result } from '#domain/kernel/index.ts';

/**
 * Puts a decision on a person's desk: a borrower may refuse a result reached by machine alone (个人信息保护法第二十四条), and an
 * underwriter may doubt one. A decision that lies there already stays there. Errors: NOT_FOUND, SUBJECT_ERASED.
 */
export function requestReview(
  unitOfWork: UnitOfWork,
  caller: Caller,
  decisionId: string,
  why: string,
): Promise<Result<Referral, Failure>> {
  return unitOfWork.run<Referral, Failure>(workOf(caller), async (work) => {
    const read = await readDecision(work, caller, decisionId);
    if (!read.ok) return read;
    const { firmId } = read.value.row;
    const known = await work.desk.referralOf(decisionId);
    const referralId = known?.referralId ?? work.newId('ref');
    if (!known) await work.referrals.open({ referralId, decisionId, firmId, asks: [] });
    await work.casework.requestReview({ decisionId, firmId }, { requestId: work.newId('rev'), why });
    work.log({ operation: 'review.requested', subject: firmId, payload: { referralId, decisionId, why } });
    if (known) return ok(known);
    const opened = await work.referrals.get(referralId);
    if (!opened) throw new Error(`the referral ${referralId} is gone`);
    return ok(opened);
  });
}
