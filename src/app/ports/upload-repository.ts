import type { Failure, Result } from '#domain/kernel/index.ts';

/** Files that were sent and wait for their job, in numbered chunks. */
export interface UploadRepository {
  /** The name under which the file was sent: kept with its bytes and as long as they. */
  setName(uploadId: string, name: string): Promise<void>;
  name(uploadId: string): Promise<Result<string | undefined, Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>>>;
  add(uploadId: string, ordinal: number, chunk: Uint8Array): Promise<void>;
  /** Undefined after the last chunk. */
  chunk(
    uploadId: string,
    ordinal: number,
  ): Promise<Result<Uint8Array | undefined, Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>>>;
  remove(uploadId: string): Promise<void>;
}
