import type { FindingVerdict } from '#domain/fraud/index.ts';
import type { CalendarDate, Failure, Fen, Instant, Result } from '#domain/kernel/index.ts';
import type { Finding, Severity } from '#domain/verification/index.ts';
import type { TablePage, TableQuery } from './table-query.ts';

/** A finding without what is sealed. */
export interface KeptFinding {
  readonly findingId: string;
  readonly firmId: string;
  readonly code: string;
  readonly severity: Severity;
  readonly state: 'open' | FindingVerdict;
  readonly amountFen: Fen | null;
  readonly asOf: CalendarDate;
  readonly foundAt: Instant;
  readonly seenAt: Instant;
  readonly judgedAt: Instant | null;
  readonly judgedBy: string | null;
  readonly version: number;
}

/** With the code of its firm; null once erased. */
export interface ListedFinding extends KeptFinding {
  readonly firm: string | null;
}

/** How many findings of a detector were judged so in a month, YYYY-MM; open ones have none. */
export interface DetectorCount {
  readonly code: string;
  readonly state: 'open' | FindingVerdict;
  readonly month: string | null;
  readonly findings: number;
}

export interface FraudBook {
  /** Keeps what examinations found; what was found before is seen again, and a verdict on it stands. */
  record(
    found: readonly { readonly firmId: string; readonly asOf: CalendarDate; readonly findings: readonly Finding[] }[],
  ): Promise<void>;
  get(findingId: string): Promise<KeptFinding | undefined>;
  /** What is sealed: the finding, and what a person wrote. */
  content(
    kept: KeptFinding,
  ): Promise<
    Result<
      { readonly finding: Finding; readonly note: string | null },
      Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>
    >
  >;
  table(query: TableQuery): Promise<Result<TablePage<ListedFinding>, Failure<'CURSOR_UNKNOWN'>>>;
  /** Judged by the actor of the transaction if nobody did since the version; false where somebody did. */
  judge(kept: KeptFinding, verdict: FindingVerdict, note: string): Promise<boolean>;
  detectors(): Promise<readonly DetectorCount[]>;
  /** Firms with findings that were confirmed, and firms that were examined. */
  prevalence(): Promise<{ readonly confirmed: number; readonly examined: number }>;
}
