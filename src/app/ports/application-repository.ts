import type { Failure, Fen, Instant, Result } from '#domain/kernel/index.ts';

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
  /** Newest first; `before` is the last one of the page before. */
  list(page: {
    readonly limit: number;
    readonly before?: Pick<StoredApplication, 'submittedAt' | 'applicationId'>;
    readonly firmId?: string;
    readonly state?: string;
  }): Promise<readonly StoredApplication[]>;
}
