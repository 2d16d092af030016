import type { Failure, Result } from '#domain/kernel/index.ts';

export interface Lease {
  readonly name: string;
  readonly holder: string;
  /** Grows with every change of holder. */
  readonly token: bigint;
}

/** One holder at a time, by the clock; and by the token even where a holder's clock stands still. */
export interface LeaseRepository {
  /** Takes a free or lapsed lease, or renews one's own; undefined where another holds it. Time is the transaction's. */
  acquire(name: string, holder: string, forMilliseconds: number): Promise<Lease | undefined>;
  /** Fences this transaction: it commits only while the lease is still this one; a taker-over waits for it. Errors: LEASE_LOST. */
  hold(lease: Lease): Promise<Result<void, Failure<'LEASE_LOST'>>>;
  /** Lets another take it at once; nothing happens where it was lost already. */
  release(lease: Lease): Promise<void>;
}
