import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { DecisionRow } from '#app/ports/decision-repository.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { DecisionShell } from './decision-shell.ts';
import { readDecision } from './show-decision.ts';
import { readSnapshot } from './snapshot-shelf.ts';
import { fullRecord as assemble } from './stored-record.ts';

export interface FullRecord {
  readonly row: DecisionRow;
  readonly record: Readonly<Record<string, unknown>>;
}

/** A record with its inputs: the snapshot from its digest, the shared facts from theirs. Errors: NOT_FOUND, SUBJECT_ERASED, RECORD_INPUTS_GONE. */
export function fullRecord(
  { unitOfWork }: Pick<DecisionShell, 'unitOfWork'>,
  caller: Caller,
  decisionId: string,
): Promise<Result<FullRecord, Failure>> {
  return unitOfWork.run<FullRecord, Failure>(workOf(caller), async (work) => {
    const read = await readDecision(work, caller, decisionId);
    if (!read.ok) return read;
    const { row, bytes } = read.value;
    const stored = await work.snapshots.byDigest(row.firmId, row.snapshotDigest);
    if (!stored.ok) return stored;
    if (!stored.value) return fail('RECORD_INPUTS_GONE', { decision: decisionId });
    const record = await assemble(bytes, readSnapshot(stored.value.content), (digest) => work.desk.facts(digest));
    return record ? ok({ row, record }) : fail('RECORD_INPUTS_GONE', { decision: decisionId });
  });
}
