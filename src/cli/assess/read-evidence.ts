import { loadEvidence } from '#adapters/files/index.ts';
import type { Deliveries, EvidenceKind, HeaderMap } from '#domain/evidence/index.ts';
import type { Failure, Result } from '#domain/kernel/index.ts';

export interface EvidenceFiles {
  readonly kind: EvidenceKind;
  readonly paths: readonly string[];
}

/** Reads the files of each kind and joins those of one kind, so that a record that is in two of them counts once. */
export async function readEvidence(
  files: readonly EvidenceFiles[],
  options: {
    readonly map?: HeaderMap | undefined;
    readonly firm?: string | undefined;
    readonly workers?: number | undefined;
  },
): Promise<Result<Deliveries, Failure>> {
  return loadEvidence(
    files.flatMap(({ kind, paths }) => paths.map((path) => ({ kind, path }))),
    {
      ...(options.map ? { map: options.map } : {}),
      ...(options.firm === undefined ? {} : { firm: options.firm }),
      ...(options.workers === undefined ? {} : { workers: options.workers }),
    },
  );
}
