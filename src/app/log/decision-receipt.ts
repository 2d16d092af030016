import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import { decisionPayload } from '#app/decision/decide-group.ts';
import { readDecision } from '#app/decision/show-decision.ts';
import type { Receipt } from '#app/ports/log-tree.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import { entryNonce, opensEntry } from '#domain/audit/index.ts';
import { type Canonical, type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

export interface DecisionReceipt {
  readonly entryId: string;
  readonly firmId: string;
  readonly receipt: Receipt;
  /** What the entry commits to, and the nonces that show it. */
  readonly disclosed: {
    readonly subject: string;
    readonly subjectNonce: Uint8Array;
    readonly payload: Canonical;
    readonly payloadNonce: Uint8Array;
  };
}

/**
 * Where a decision stands in the log, with all that an outsider needs to see that this very record is what was logged.
 * Errors: NOT_FOUND, SUBJECT_ERASED.
 */
export function decisionReceipt(
  unitOfWork: UnitOfWork,
  caller: Caller,
  decisionId: string,
): Promise<Result<DecisionReceipt, Failure>> {
  return unitOfWork.run<DecisionReceipt, Failure>(workOf(caller), async (work) => {
    const read = await readDecision(work, caller, decisionId);
    if (!read.ok) return read;
    const { row } = read.value;
    const { firmId } = row;
    const key = await work.subjects.derivationKey(firmId);
    if (!key.ok) return key;
    const payload = decisionPayload(row);
    for (const entry of await work.desk.entriesOf(firmId, row.decidedAt)) {
      const subjectNonce = entryNonce(key.value, entry.id, 'subject');
      const payloadNonce = entryNonce(key.value, entry.id, 'payload');
      const disclosed = { subject: firmId, subjectNonce, payload, payloadNonce };
      if (!opensEntry(entry, disclosed)) continue;
      const receipt = await work.tree.receipt(entry.id);
      if (receipt) return ok({ entryId: entry.id, firmId, receipt, disclosed });
    }
    return fail('NOT_FOUND', { what: decisionId });
  });
}
