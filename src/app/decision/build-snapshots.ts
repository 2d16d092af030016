import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import { EVIDENCE_KINDS, type EvidenceTable, prepareSnapshot } from '#domain/evidence/index.ts';
import { type CalendarDate, type Failure, ok, type Result } from '#domain/kernel/index.ts';
import type { DecisionShell } from './decision-shell.ts';
import { snapshotContent } from './snapshot-shelf.ts';

/** Firms in one transaction: enough to share its flush, few enough that nobody waits long for its rows. */
const TOGETHER = 20;

/**
 * Sums the evidence of firms as of a day into snapshots, a few firms in each transaction. Firms that are not known, or whose
 * data were erased, are left out: the decision says so. `onProgress` hears how many were done.
 */
export async function buildSnapshots(
  shell: Pick<DecisionShell, 'unitOfWork' | 'summarise'>,
  caller: Pick<Caller, 'institution' | 'by'>,
  asOf: CalendarDate,
  codes: readonly string[],
  onProgress: (done: number) => void = () => undefined,
): Promise<Result<number, Failure>> {
  let built = 0;
  for (let from = 0; from < codes.length; from += TOGETHER) {
    const some = codes.slice(from, from + TOGETHER);
    const done = await shell.unitOfWork.run<number, Failure>(workOf(caller), async (work) => {
      const snapshots: Parameters<Transaction['snapshots']['put']>[0][number][] = [];
      for (const code of some) {
        const firmId = await work.firms.find(code);
        if (firmId === undefined) continue;
        const tables = await tablesOf(work, firmId);
        if (!tables) continue;
        const { snapshot, digest } = prepareSnapshot(shell.summarise(code, asOf, tables));
        snapshots.push({ firmId, digest, asOf, content: snapshotContent(snapshot) });
      }
      await work.snapshots.put(snapshots);
      return ok(snapshots.length);
    });
    if (!done.ok) return done;
    built += done.value;
    onProgress(Math.min(codes.length, from + TOGETHER));
  }
  return ok(built);
}

/** Every kind of evidence of a firm; undefined where the firm was erased. */
async function tablesOf(work: Transaction, firmId: string): Promise<readonly EvidenceTable[] | undefined> {
  const tables: EvidenceTable[] = [];
  for (const kind of EVIDENCE_KINDS) {
    const table = await work.evidence.load(firmId, kind);
    if (!table.ok) {
      if (table.error.code === 'SUBJECT_ERASED') return undefined;
      throw new Error(`the evidence of ${firmId} does not open: ${table.error.code}`);
    }
    if (table.value) tables.push(table.value);
  }
  return tables;
}
