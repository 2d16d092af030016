import { type Caller, maySee } from '#app/access/caller.ts';
import type { Objection, ObjectionWords } from '#app/ports/objection-repository.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import { isOverdue } from '#domain/decision/index.ts';
import { businessDate, type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

/** An objection with what was written, as a person reads it. */
export interface ObjectionFile extends ObjectionWords {
  readonly objection: Objection;
  readonly overdue: boolean;
}

/** A borrower is told only of its own firm's. Errors: NOT_FOUND, SUBJECT_ERASED. */
export async function readObjection(
  work: Transaction,
  caller: Caller,
  objectionId: string,
): Promise<Result<ObjectionFile, Failure>> {
  const objection = await work.objections.get(objectionId);
  if (!objection) return fail('NOT_FOUND', { what: objectionId });
  if (caller.firm !== undefined) {
    const firm = await work.firms.get(objection.firmId);
    if (!firm?.code || !maySee(caller, firm.code)) return fail('NOT_FOUND', { what: objectionId });
  }
  const words = await work.objections.words(objection);
  if (!words.ok) return words;
  const overdue = isOverdue(objection.state, objection.dueOn, businessDate(work.at));
  return ok({ objection, overdue, ...words.value });
}
