import type { Outcome } from '#domain/decision/index.ts';
import type { CalendarDate, Digest, Failure, Fen, Instant, RatePpb, Result } from '#domain/kernel/index.ts';

/** What lists show of a decision. The record itself is its canonical bytes. */
export interface DecisionRow {
  readonly decisionId: string;
  readonly applicationId: string | null;
  readonly firmId: string;
  readonly asOf: CalendarDate;
  readonly decidedAt: Instant;
  readonly decidedBy: string;
  readonly mode: string;
  readonly outcome: Outcome;
  readonly grade: string | null;
  readonly pd: number | null;
  readonly pdLow: number | null;
  readonly pdHigh: number | null;
  readonly limitFen: Fen | null;
  readonly tenorDays: number | null;
  readonly ratePpb: RatePpb | null;
  readonly snapshotDigest: Digest;
  readonly modelDigest: Digest;
  readonly rulesDigest: Digest;
  readonly recordDigest: Digest;
}

export interface DecisionRepository {
  /** Adds decisions of this moment and actor, all in one statement. */
  add(
    decisions: readonly (Omit<DecisionRow, 'decidedAt' | 'decidedBy'> & { readonly record: Uint8Array })[],
  ): Promise<void>;
  get(decisionId: string): Promise<DecisionRow | undefined>;
  record(decision: DecisionRow): Promise<Result<Uint8Array, Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>>>;
  /** Newest first; `before` is the last one of the page before. */
  list(page: {
    readonly limit: number;
    readonly before?: Pick<DecisionRow, 'decidedAt' | 'decisionId'>;
    readonly firmId?: string;
    readonly outcome?: Outcome;
  }): Promise<readonly DecisionRow[]>;
}
