import type { EvidenceKind } from '#domain/evidence/index.ts';
import type { CalendarDate, Failure, Instant, Result } from '#domain/kernel/index.ts';
import type { StoredApplication } from './application-repository.ts';

/** What one delivery brought of one firm. */
export interface FirmDelivery {
  readonly importId: string;
  readonly kind: EvidenceKind;
  readonly source: string;
  readonly arrivedAt: Instant;
  readonly by: string;
  readonly rows: number;
  readonly firstOn: CalendarDate | null;
  readonly lastOn: CalendarDate | null;
}

export interface DocumentAsk {
  readonly askId: string;
  readonly askedAt: Instant;
  readonly askedBy: string;
  readonly documents: readonly string[];
  /** What the person wrote to the firm beside the list. */
  readonly note: string;
}

/** Why somebody wants a person to look at a decision. */
export interface ReviewRequest {
  readonly requestId: string;
  readonly askedAt: Instant;
  readonly askedBy: string;
  readonly why: string;
}

/** What belongs to the work on a case beside its application and decisions. */
export interface Casework {
  /** What came in of a firm, newest first. */
  deliveriesOf(firmId: string): Promise<readonly FirmDelivery[]>;
  /** When the evidence of a firm last changed; undefined where there is none. */
  evidenceChangedAt(firmId: string): Promise<Instant | undefined>;
  /** Asks a firm for documents, as of this moment and by the actor. */
  ask(application: StoredApplication, ask: Pick<DocumentAsk, 'askId' | 'documents' | 'note'>): Promise<void>;
  /** Newest first. */
  asksOf(
    application: StoredApplication,
  ): Promise<Result<readonly DocumentAsk[], Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>>>;
  /** Keeps why the actor wants a person to look. */
  requestReview(
    decision: { readonly decisionId: string; readonly firmId: string },
    request: Pick<ReviewRequest, 'requestId' | 'why'>,
  ): Promise<void>;
  /** Newest first. */
  reviewsOf(decision: {
    readonly decisionId: string;
    readonly firmId: string;
  }): Promise<Result<readonly ReviewRequest[], Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>>>;
  /** The case of a decision that was opened last, whatever its state. */
  referralOf(decisionId: string): Promise<string | undefined>;
  /** The names of accounts and keys by their ids; ids of neither are left out. */
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
