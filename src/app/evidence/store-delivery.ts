import type { Delivery, EvidenceRepository, ImportSummary, Rejection } from '#app/ports/evidence-repository.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import { CATALOGUE, type DeliveredTable, type RejectedRow } from '#domain/evidence/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

/**
 * Stores one delivery with its log entry in the transaction at hand; snapshots of its firms from before are not read any more.
 * Errors: SUBJECT_ERASED where it brings records of a firm that was erased: nothing is written about that firm any more.
 */
export async function storeDelivery(
  work: Transaction,
  delivery: Delivery,
  delivered: DeliveredTable,
): Promise<Result<ImportSummary, Failure<'SUBJECT_ERASED'>>> {
  const codes = delivered.table.firm.values;
  const firmIds = await work.firms.resolve(codes);
  const [erased] = await work.subjects.erased(firmIds);
  if (erased !== undefined) return fail('SUBJECT_ERASED', { subject: codes[firmIds.indexOf(erased)]! });
  await work.desk.evidenceChanged(firmIds);
  const summary = await work.evidence.add(delivery, contentOf(delivered));
  await work.partyGraph.add(delivered);
  const { importId, kind, source, consentId, fileDigest: digest, rows, accepted, duplicates, rejected } = summary;
  const payload = { importId, kind, source, consentId, digest, rows, accepted, duplicates, rejected };
  work.log({ operation: 'evidence.import', subject: work.institutionId, payload });
  return ok(summary);
}

type Content = Parameters<EvidenceRepository['add']>[1];

function contentOf({ table, recordIds, rejected, rows, duplicates }: DeliveredTable): Content {
  return {
    table,
    recordIds,
    eventField: CATALOGUE[table.kind].eventField,
    rejections: rejected.map(rejectionOf),
    delivered: rows,
    duplicatesInFile: duplicates,
  };
}

function rejectionOf({ header, cells, failure }: RejectedRow, i: number): Rejection {
  return {
    rowNumber: failure.row ?? i,
    code: failure.code,
    params: failure.params ?? {},
    column: failure.column ?? null,
    raw: Object.fromEntries(header.map((name, column) => [name, cells[column] ?? ''])),
  };
}
