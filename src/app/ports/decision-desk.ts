import type { LogEntry } from '#domain/audit/index.ts';
import type { EvidenceTable } from '#domain/evidence/index.ts';
import type { CalendarDate, Canonical, Digest, Failure, Instant, Result } from '#domain/kernel/index.ts';
import type { DecisionRepository } from './decision-repository.ts';
import type { Referral } from './referral-repository.ts';
import type { Act } from './transaction.ts';

/** A firm as an application names it, and which snapshot a decision reads of it. */
export interface DeskCase {
  /** Undefined where the institution knows no firm under this code. */
  readonly firmId: string | undefined;
  /** The newest of the day; undefined where none was built. */
  readonly snapshot: Digest | undefined;
  /** The position of the newest event among the institution's models. */
  readonly modelEpoch: number;
}

export interface SnapshotName {
  readonly firmId: string;
  readonly digest: Digest;
}

export interface KeyedRequest {
  readonly key: string;
  readonly digest: Digest;
}

export interface KeyedAnswer extends KeyedRequest {
  readonly response: string;
}

/** Records of one kind of a firm, each with its id under the firm's key, 32 bytes each, in the order of arrival. */
export interface KeyedRecords {
  readonly table: EvidenceTable;
  readonly recordIds: Uint8Array;
}

/** Many applications at once: one statement for each thing that is read or written, however many there are. */
export interface DecisionDesk {
  /** One case a code, in their order, without snapshots that are older than the firm's evidence. Errors of a case: SUBJECT_ERASED. */
  load(codes: readonly string[], asOf: CalendarDate): Promise<readonly Result<DeskCase, Failure<'SUBJECT_ERASED'>>[]>;
  /** The contents of snapshots whose firms were loaded, in their order. */
  contents(snapshots: readonly SnapshotName[]): Promise<readonly Result<Uint8Array, Failure<'SEALED_VALUE_REFUSED'>>[]>;
  /** Says that the evidence of firms changed with this transaction: snapshots from before are not read any more. */
  evidenceChanged(firmIds: readonly string[]): Promise<void>;
  /** The firms that a delivery brought records of. */
  firmsOfImport(importId: string): Promise<readonly string[]>;
  /** All records of a firm, kind by kind; waits for an import of the firm that is under way. */
  recordsOf(
    firmId: string,
  ): Promise<Result<readonly KeyedRecords[], Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>>>;
  /**
   * The answers that were committed under these keys before, or IDEMPOTENCY_KEY_REUSED where the key asked for something
   * else then. A key that another transaction is about to answer is waited for by `record`.
   */
  answered(
    operation: string,
    requests: readonly KeyedRequest[],
  ): Promise<ReadonlyMap<string, Result<string, Failure<'IDEMPOTENCY_KEY_REUSED'>>>>;
  /**
   * Sends decisions of this moment and actor, the cases that go to a person, the answers under their keys and the log entries,
   * all in one statement, and does not wait for it: the commit does. Where a key was answered by another transaction
   * meanwhile, nothing is committed, and the unit of work fails with KEY_ANSWERED_MEANWHILE.
   */
  record(written: {
    readonly decisions: Parameters<DecisionRepository['add']>[0];
    readonly referrals: readonly Pick<Referral, 'referralId' | 'decisionId' | 'firmId' | 'asks'>[];
    readonly answers: readonly KeyedAnswer[];
    readonly operation: string;
    /** About the firms of the decisions. */
    readonly acts: readonly Act[];
  }): Promise<void>;
  /** Keeps facts of law that cases share under their digest; nothing happens where they are kept already. */
  keepFacts(digest: Digest, facts: Canonical): Promise<void>;
  facts(digest: Digest): Promise<Canonical | undefined>;
  /** The case of a decision that is not closed; undefined where there is none. */
  referralOf(decisionId: string): Promise<Referral | undefined>;
  /** Log entries about a firm that were written at a moment. */
  entriesOf(firmId: string, at: Instant): Promise<readonly LogEntry[]>;
}
