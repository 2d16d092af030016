import type { DeliveredTable, EvidenceKind } from '#domain/evidence/index.ts';
import type { Failure, Result } from '#domain/kernel/index.ts';

/** What a file of evidence holds, with the SHA-256 of its bytes. */
interface ReadFile {
  readonly delivered: DeliveredTable;
  readonly digest: string;
}

export interface PeekedFile {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads a file of evidence that comes in chunks. Its name tells the format. */
export interface EvidenceReader {
  read(
    kind: EvidenceKind,
    file: { readonly name: string; readonly chunks: AsyncIterable<Uint8Array> },
    options: {
      readonly map: Readonly<Record<string, string>>;
      /** The firm of all rows, where the file does not name it. */
      readonly firm?: string;
      readonly onProgress: (rows: number) => void;
    },
  ): Promise<Result<ReadFile, Failure>>;
  /** The header and the first rows of a file, as they stand in it. */
  peek(file: {
    readonly name: string;
    readonly chunks: AsyncIterable<Uint8Array>;
  }): Promise<Result<PeekedFile, Failure>>;
}
