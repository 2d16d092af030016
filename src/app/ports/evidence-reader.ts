import type { DeliveredTable, EvidenceKind } from '#domain/evidence/index.ts';
import type { Failure, Result } from '#domain/kernel/index.ts';

/** What a file of evidence holds, with the SHA-256 of its bytes. */
interface ReadFile {
  readonly delivered: DeliveredTable;
  readonly digest: string;
}

/** Reads a file of evidence that comes in chunks. Its name tells the format. */
export interface EvidenceReader {
  read(
    kind: EvidenceKind,
    file: { readonly name: string; readonly chunks: AsyncIterable<Uint8Array> },
    options: { readonly map: Readonly<Record<string, string>>; readonly onProgress: (rows: number) => void },
  ): Promise<Result<ReadFile, Failure>>;
}
