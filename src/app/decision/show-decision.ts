import { type Caller, maySee } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { DecisionRow } from '#app/ports/decision-repository.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { shownOf } from './stored-record.ts';

export interface ShownDecision {
  readonly row: DecisionRow;
  /** JSON text, as it was answered when the decision was made. */
  readonly shown: Uint8Array;
}

/** A decision as it was answered. A borrower is told only of its own firm's. Errors: NOT_FOUND, SUBJECT_ERASED. */
export function showDecision(
  unitOfWork: UnitOfWork,
  caller: Caller,
  decisionId: string,
): Promise<Result<ShownDecision, Failure>> {
  return unitOfWork.run<ShownDecision, Failure>(workOf(caller), async (work) => {
    const read = await readDecision(work, caller, decisionId);
    return read.ok ? ok({ row: read.value.row, shown: shownOf(read.value.bytes) }) : read;
  });
}

/** The kept bytes of a decision that the caller may see. */
export async function readDecision(
  work: Transaction,
  caller: Caller,
  decisionId: string,
): Promise<Result<{ readonly row: DecisionRow; readonly bytes: Uint8Array }, Failure>> {
  const row = await work.decisions.get(decisionId);
  if (!row) return fail('NOT_FOUND', { what: decisionId });
  if (caller.firm !== undefined) {
    const firm = await work.firms.get(row.firmId);
    if (!firm?.code || !maySee(caller, firm.code)) return fail('NOT_FOUND', { what: decisionId });
  }
  const bytes = await work.decisions.record(row);
  return bytes.ok ? ok({ row, bytes: bytes.value }) : bytes;
}
