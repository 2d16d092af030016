import type { Outcome } from '#domain/decision/index.ts';
import type { CalendarDate, Digest, Failure, Fen, Instant, RatePpb, Result } from '#domain/kernel/index.ts';
import type { TablePage, TableQuery } from './table-query.ts';

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

/** How many checks and findings stood beside a decision: counts that name nobody. */
export interface ExaminedCounts {
  readonly agree: number;
  readonly contradict: number;
  readonly unclear: number;
  readonly review: number;
  readonly block: number;
}

/** A decision in a list, with the code of its firm; null once it is erased. */
export interface ListedDecision extends DecisionRow {
  readonly firm: string | null;
}

export interface DecisionRepository {
  /** Adds decisions of this moment and actor, all in one statement. */
  add(
    decisions: readonly (Omit<DecisionRow, 'decidedAt' | 'decidedBy'> & {
      readonly record: Uint8Array;
      readonly examined?: ExaminedCounts;
    })[],
  ): Promise<void>;
  get(decisionId: string): Promise<DecisionRow | undefined>;
  record(decision: DecisionRow): Promise<Result<Uint8Array, Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>>>;
  /** All decisions on an application, newest first. */
  ofApplication(applicationId: string): Promise<readonly DecisionRow[]>;
  table(query: TableQuery): Promise<Result<TablePage<ListedDecision>, Failure<'CURSOR_UNKNOWN'>>>;
}
