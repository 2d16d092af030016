import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import { readDecision } from '#app/decision/show-decision.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import { answerDue, checkGrounds, type ObjectionGrounds, type ObjectionKind } from '#domain/decision/index.ts';
import { businessDate, type Failure, type Result } from '#domain/kernel/index.ts';
import { type ObjectionFile, readObjection } from './objection-file.ts';

/**
 * Takes an objection of a firm to a decision, with the day by which it is to hear. What it wrote is sealed with the firm, the log keeps
 * a commitment to it. Errors: NOT_FOUND, SUBJECT_ERASED, OBJECTION_EMPTY.
 */
export function openObjection(
  unitOfWork: UnitOfWork,
  caller: Caller,
  decisionId: string,
  { kind, ...grounds }: ObjectionGrounds & { readonly kind: ObjectionKind },
): Promise<Result<ObjectionFile, Failure>> {
  return unitOfWork.run<ObjectionFile, Failure>(workOf(caller), async (work) => {
    const checked = checkGrounds(kind, grounds);
    if (!checked.ok) return checked;
    const read = await readDecision(work, caller, decisionId);
    if (!read.ok) return read;
    const { firmId } = read.value.row;
    const objectionId = work.newId('obj');
    const dueOn = answerDue(kind, businessDate(work.at));
    await work.objections.open({ objectionId, decisionId, firmId, kind, dueOn }, grounds);
    const payload = {
      objectionId,
      decisionId,
      kind,
      dueOn,
      grounds: { disputed: grounds.disputed, note: grounds.note },
    };
    work.log({ operation: 'objection.opened', subject: firmId, payload });
    work.tell('objection.opened', { objectionId, decisionId, kind, dueOn });
    return readObjection(work, caller, objectionId);
  });
}
