import {
  CATALOGUE,
  type DeliveredTable,
  type Deliveries,
  EVIDENCE_KINDS,
  type EvidenceKind,
  mergeDeliveries,
} from '#domain/evidence/index.ts';
import { ok, type Result } from '#domain/kernel/index.ts';
import { type EvidenceFile, type ReadDeliveriesOptions, readDeliveries } from './read-deliveries.ts';

/** Reads files of any kinds side by side; files of one kind become one table, in which every record stands once. */
export async function loadEvidence(
  files: readonly EvidenceFile[],
  options: ReadDeliveriesOptions = {},
): Promise<Result<Deliveries>> {
  const read = await readDeliveries(files, options);
  if (!read.ok) return read;
  const deliveries: Partial<Record<EvidenceKind, DeliveredTable>> = {};
  for (const kind of EVIDENCE_KINDS) {
    const parts = read.value.filter((_, i) => files[i]!.kind === kind);
    if (parts.length > 0) deliveries[kind] = mergeDeliveries(CATALOGUE[kind], parts);
  }
  return ok(deliveries);
}
