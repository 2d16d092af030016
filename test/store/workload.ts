import type { ImportSummary } from '#app/ports/evidence-repository.ts';
import type { Replayable, StoreFailure, UnitOfWork, WorkContext } from '#app/unit-of-work.ts';
import type { EvidenceTable } from '#domain/evidence/index.ts';
import { type CalendarDate, calendarDate, digestOf, ok, type Result, sha256, utf8 } from '#domain/kernel/index.ts';

/** A request as a client sends it: many parts in one transaction, so that a half of it would show. */
export interface Posting {
  readonly key: string;
  readonly content: string;
}

export const AS_OF: CalendarDate = calendarDate('2026-01-05');

const DIGEST = digestOf('an artefact');
const DECISION = {
  applicationId: null,
  asOf: AS_OF,
  mode: 'full',
  outcome: 'refer',
  grade: null,
  pd: 0.02,
  pdLow: 0.01,
  pdHigh: 0.04,
  limitFen: null,
  tenorDays: null,
  ratePpb: null,
  snapshotDigest: DIGEST,
  modelDigest: DIGEST,
  rulesDigest: DIGEST,
  recordDigest: DIGEST,
} as const;

/** Makes a firm, a snapshot, a decision, a log entry and an outbox line, once for a key. The answer is the firm's id. */
export function post(
  unitOfWork: UnitOfWork,
  context: WorkContext,
  { key, content }: Posting,
): Promise<Result<Replayable<string>, StoreFailure>> {
  const idempotency = {
    operation: 'post',
    key,
    inputDigest: digestOf(content),
    write: (value: string) => value,
    read: (text: string) => text,
  };
  return unitOfWork.runOnce(context, idempotency, async (tx) => {
    const [firmId] = await tx.firms.resolve([`firm ${key}`]);
    await tx.snapshots.put([{ firmId: firmId!, digest: digestOf(content), asOf: AS_OF, content: utf8(content) }]);
    await tx.decisions.add([{ ...DECISION, decisionId: tx.newId('dec'), firmId: firmId!, record: utf8(content) }]);
    tx.log({ operation: 'test.posted', subject: firmId!, payload: { key } });
    tx.tell('test.posted', { key });
    return ok(firmId!);
  });
}

/** The records [from, to) of one firm's invoices, some of which other deliveries bring too. */
export function importDelivery(
  unitOfWork: UnitOfWork,
  context: WorkContext,
  importId: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Result<ImportSummary, StoreFailure>> {
  const rows = to - from;
  const recordIds = new Uint8Array(rows * 32);
  for (let i = 0; i < rows; i++) recordIds.set(sha256(utf8(`record ${from + i}`)), i * 32);
  const table: EvidenceTable = {
    kind: 'sales-invoices',
    rows,
    firm: { type: 'text', codes: Int32Array.from({ length: rows }, (_, i) => i % 2), values: ['seller 1', 'seller 2'] },
    columns: {
      issuedOn: { type: 'date', days: Int32Array.from({ length: rows }, (_, i) => 20_000 + from + i) },
      amountFen: { type: 'fen', numbers: Float64Array.from({ length: rows }, (_, i) => (from + i) * 100) },
    },
  };
  const delivery = {
    importId,
    kind: table.kind,
    source: 'test',
    consentId: null,
    fileName: `${importId}.csv`,
    fileDigest: digestOf([from, to]),
  };
  const content = {
    table,
    recordIds,
    eventField: 'issuedOn',
    rejections: [],
    delivered: rows,
    duplicatesInFile: 0,
  };
  return unitOfWork.run(context, async (tx) => ok(await tx.evidence.add(delivery, content)));
}
