import { readDelivery } from '#adapters/files/index.ts';
import {
  CATALOGUE,
  type DeliveredTable,
  type Deliveries,
  type EvidenceKind,
  type HeaderMap,
  mergeDeliveries,
} from '#domain/evidence/index.ts';
import { type Failure, ok, type Result } from '#domain/kernel/index.ts';

export interface EvidenceFiles {
  readonly kind: EvidenceKind;
  readonly paths: readonly string[];
}

/** Reads the files of each kind and joins those of one kind, so that a record that is in two of them counts once. */
export async function readEvidence(
  files: readonly EvidenceFiles[],
  options: { readonly map?: HeaderMap | undefined; readonly firm?: string | undefined },
): Promise<Result<Deliveries, Failure>> {
  const deliveries: Partial<Record<EvidenceKind, DeliveredTable>> = {};
  for (const { kind, paths } of files) {
    const parts: DeliveredTable[] = [];
    for (const path of paths) {
      const read = await readDelivery(CATALOGUE[kind], path, {
        ...(options.map ? { map: options.map } : {}),
        ...(options.firm === undefined ? {} : { firm: options.firm }),
      });
      if (!read.ok) return read;
      parts.push(read.value);
    }
    deliveries[kind] = mergeDeliveries(CATALOGUE[kind], parts);
  }
  return ok(deliveries);
}
