import type { Digest, Failure, Result } from '#domain/kernel/index.ts';
import type { Transaction } from './ports/transaction.ts';

/** For whom and by whom something is done. Every row that the work sees or writes belongs to the institution. */
export interface WorkContext {
  readonly institutionId: string;
  /** The account, key or job that acts; it stands in every log entry. Never a name. */
  readonly actorId: string;
}

/** A request that may be sent again. The key belongs to the operation; the digest is of the request's content. */
export interface Idempotency<T> {
  readonly operation: string;
  readonly key: string;
  readonly inputDigest: Digest;
  /** The answer as it is kept and given again: ids and figures, never what a subject could ask to have erased. */
  readonly write: (value: T) => string;
  readonly read: (text: string) => T;
}

export interface Replayable<T> {
  readonly value: T;
  /** Whether this is the answer of an earlier request with the same key. */
  readonly replayed: boolean;
}

/** What may be known of an institution without acting for it. */
export interface ListedInstitution {
  readonly institutionId: string;
  readonly code: string;
  readonly name: string;
}

/**
 * What can go wrong with the store itself, in order of precedence. STORE_OUTCOME_UNKNOWN comes only without an idempotency key
 * or when the server stays away: the connection broke while the commit was under way. KEY_ANSWERED_MEANWHILE comes only from work
 * that keeps answers under keys itself.
 */
export type StoreFailure = Failure<
  'IDEMPOTENCY_KEY_REUSED' | 'KEY_ANSWERED_MEANWHILE' | 'STORE_OUTCOME_UNKNOWN' | 'STORE_UNAVAILABLE' | 'STORE_BUSY'
>;

/**
 * One transaction: opened for an institution and an actor, committed when `work` succeeds, rolled back when it returns a
 * failure or throws. `work` runs again after a deadlock, a serialisation failure or a connection lost before the
 * commit, so it must do nothing but read and write through its transaction. It must not call the outside.
 */
export interface UnitOfWork {
  run<T, E extends Failure>(
    context: WorkContext,
    work: (transaction: Transaction) => Promise<Result<T, E>>,
  ): Promise<Result<T, E | StoreFailure>>;

  /** The same, done at most once for a key; also after a commit whose outcome was not learnt. */
  runOnce<T, E extends Failure>(
    context: WorkContext,
    idempotency: Idempotency<T>,
    work: (transaction: Transaction) => Promise<Result<T, E>>,
  ): Promise<Result<Replayable<T>, E | StoreFailure>>;

  /** The institutions that there are: the one question that belongs to none of them. */
  institutions(): Promise<Result<readonly ListedInstitution[], StoreFailure>>;
}
