import type { Frontier, InclusionDocument, IndexedEntry, LogEntry, Signer } from '#domain/audit/index.ts';
import type { CalendarDate, Failure, Instant, Result } from '#domain/kernel/index.ts';

/** A checkpoint that the log signed, with the cosignatures that witnesses have given it since. */
export interface StoredCheckpoint {
  readonly size: number;
  readonly at: Instant;
  readonly root: Uint8Array;
  /** The signed note. */
  readonly note: string;
}

/** `pending`: written, and promised to be in the log within two seconds. `included`: with the proof. */
export type Receipt = { readonly state: 'pending' } | { readonly state: 'included'; readonly proof: InclusionDocument };

/** Which entries a list shows; days are those of +08:00, both included. */
export interface EntryQuery {
  readonly limit: number;
  readonly descending: boolean;
  /** The last entry of the page before. */
  readonly after?: string;
  readonly operation?: string;
  readonly actor?: string;
  /** Entries about this subject. */
  readonly subject?: string;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  /** The id of an entry or its index. */
  readonly named?: string;
}

/** An entry as lists show it; without an index it waits for its place. */
export interface ListedEntry {
  readonly index: number | undefined;
  readonly entry: LogEntry;
}

/** The Merkle tree of one institution's log. Reads may run in transactions of their own: what has an index never changes. */
export interface LogTree {
  /** Whether committed entries wait for their index. */
  hasWaiting(): Promise<boolean>;
  /** The newest checkpoint, or the one at a size; undefined where there is none. */
  checkpoint(size?: number): Promise<StoredCheckpoint | undefined>;
  /** Checkpoints with from ≤ size ≤ to, ascending. */
  checkpoints(from: number, to: number): Promise<readonly StoredCheckpoint[]>;
  /** Newest first, below a size. */
  latestCheckpoints(limit: number, below: number | undefined): Promise<readonly StoredCheckpoint[]>;
  /** Entries in the order in which they were made: at most one more than `limit`. */
  list(query: EntryQuery): Promise<readonly ListedEntry[]>;
  /** What became of an entry; undefined where there is no such entry. */
  receipt(entryId: string): Promise<Receipt | undefined>;
  /** Proof that the tree of `older` entries is a prefix of the tree of `newer`, which must be sequenced. */
  consistency(older: number, newer: number): Promise<readonly Uint8Array[]>;
  frontier(size: number): Promise<Frontier>;
  /** Entries with from ≤ index < to as they stand in the store, ascending; one that is gone is not there. */
  entries(from: number, to: number): Promise<readonly IndexedEntry[]>;
  /** Leaf hashes with from ≤ index < to. */
  leaves(from: number, to: number): Promise<readonly Uint8Array[]>;
  /**
   * Gives the next indexes to up to `limit` waiting entries, grows the tree by them, and signs a checkpoint; returns how
   * many there were. Errors: LOG_KEY_CHANGED where the tree was signed by another key before; LOG_TREE_DAMAGED where the tree
   * in the store is not the one that was signed last, since to sign its continuation would be to fork the log.
   */
  append(signer: Signer, limit: number): Promise<Result<number, Failure<'LOG_KEY_CHANGED' | 'LOG_TREE_DAMAGED'>>>;
  /**
   * Keeps a witness's cosignature under a checkpoint that is stored. Errors: LOG_CHECKPOINT_UNKNOWN where the text is not that of a stored one.
   */
  addCosignature(note: string): Promise<Result<number, Failure<'LOG_NOTE_MALFORMED' | 'LOG_CHECKPOINT_UNKNOWN'>>>;
}
