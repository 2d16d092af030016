import type { CalendarDate, Failure, Fen, Instant, RatePpb, Result } from '#domain/kernel/index.ts';
import type { TablePage, TableQuery } from './table-query.ts';

export interface StoredApplication {
  readonly applicationId: string;
  readonly firmId: string;
  readonly product: string;
  readonly requestedFen: Fen;
  readonly requestedDays: number;
  readonly state: string;
  readonly submittedAt: Instant;
  readonly submittedBy: string;
  /** Grows with each change of state. */
  readonly version: number;
}

/** What a list shows of an application: with its newest decision and the case that a person has, where there are any. */
export interface ListedApplication extends StoredApplication {
  /** The code of the firm; null once it is erased. */
  readonly firm: string | null;
  readonly stage: 'new' | 'review' | 'second' | 'done';
  readonly decision: {
    readonly decisionId: string;
    readonly decidedAt: Instant;
    readonly asOf: CalendarDate;
    /** Of the person where one decided in the engine's place. */
    readonly outcome: string;
    readonly grade: string | null;
    readonly pd: number | null;
    readonly pdLow: number | null;
    readonly pdHigh: number | null;
    readonly limitFen: Fen | null;
    readonly tenorDays: number | null;
    readonly ratePpb: RatePpb | null;
  } | null;
  readonly referral: { readonly referralId: string; readonly openedAt: Instant } | null;
}

export interface ApplicationRepository {
  /** `content` is what the applicant said beyond these columns, sealed under the firm's key. */
  add(
    application: Omit<StoredApplication, 'submittedAt' | 'submittedBy' | 'version'> & { readonly content: Uint8Array },
  ): Promise<void>;
  get(applicationId: string): Promise<StoredApplication | undefined>;
  content(
    application: StoredApplication,
  ): Promise<Result<Uint8Array, Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>>>;
  /** Moves to a state if nobody moved it since `version`; false where somebody did. */
  move(applicationId: string, version: number, state: string): Promise<boolean>;
  /** Says of applications that they were decided, whatever their version. */
  decided(applicationIds: readonly string[]): Promise<void>;
  table(query: TableQuery): Promise<Result<TablePage<ListedApplication>, Failure<'CURSOR_UNKNOWN'>>>;
}
