import {
  CATALOGUE,
  type DeliveredTable,
  EVIDENCE_KINDS,
  type EvidenceKind,
  type EvidenceTable,
  mergeDeliveries,
  type RejectedRow,
} from '#domain/evidence/index.ts';
import { ok, type Result } from '#domain/kernel/index.ts';
import { type EvidenceFile, type ReadDeliveriesOptions, readDeliveries } from './read-deliveries.ts';

/** The evidence of some firms: one table a kind, in the order of the catalogue. */
export interface LoadedEvidence {
  readonly tables: readonly EvidenceTable[];
  readonly deliveries: ReadonlyMap<EvidenceKind, DeliveredTable>;
  readonly rejected: readonly RejectedRow[];
}

/** Reads files of any kinds; files of one kind become one table, in which every record stands once. */
export async function loadEvidence(
  files: readonly EvidenceFile[],
  options: ReadDeliveriesOptions = {},
): Promise<Result<LoadedEvidence>> {
  const read = await readDeliveries(files, options);
  if (!read.ok) return read;
  const deliveries = new Map<EvidenceKind, DeliveredTable>();
  for (const kind of EVIDENCE_KINDS) {
    const parts = read.value.filter((_, i) => files[i]!.kind === kind);
    if (parts.length > 0) deliveries.set(kind, mergeDeliveries(CATALOGUE[kind], parts));
  }
  const all = [...deliveries.values()];
  return ok({ tables: all.map(({ table }) => table), deliveries, rejected: all.flatMap(({ rejected }) => rejected) });
}
