import type { CalendarDate, Digest, Failure, Instant, Result } from '#domain/kernel/index.ts';

/** A snapshot as bytes: what they mean is the core's business. */
export interface StoredSnapshot {
  readonly firmId: string;
  readonly digest: Digest;
  readonly asOf: CalendarDate;
  readonly builtAt: Instant;
  readonly content: Uint8Array;
}

type Unreadable = Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>;

export interface SnapshotRepository {
  /** Adds snapshots; one that is there already under its digest becomes the newest. */
  put(snapshots: readonly Omit<StoredSnapshot, 'builtAt'>[]): Promise<void>;
  /** The newest of a firm for a day; undefined where none was built. */
  latest(firmId: string, asOf: CalendarDate): Promise<Result<StoredSnapshot | undefined, Unreadable>>;
  byDigest(firmId: string, digest: Digest): Promise<Result<StoredSnapshot | undefined, Unreadable>>;
}
