import type { Failure, Result } from '#domain/kernel/index.ts';

/** Files that were sent and wait for their job, in numbered chunks. */
export interface UploadRepository {
  add(uploadId: string, ordinal: number, chunk: Uint8Array): Promise<void>;
  /** Undefined after the last chunk. */
  chunk(
    uploadId: string,
    ordinal: number,
  ): Promise<Result<Uint8Array | undefined, Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>>>;
  remove(uploadId: string): Promise<void>;
}
