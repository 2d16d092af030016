import type { Failure, Instant, Result } from '#domain/kernel/index.ts';
import type { TablePage, TableQuery } from './table-query.ts';

export interface Referral {
  readonly referralId: string;
  readonly decisionId: string;
  readonly firmId: string;
  readonly state: 'open' | 'claimed' | 'proposed' | 'closed';
  /** Documents to ask for, most valuable first. */
  readonly asks: readonly { readonly document: string; readonly value: number }[];
  readonly openedAt: Instant;
  readonly claimedBy: string | null;
  readonly claimedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly version: number;
}

/** A case in a list, with the firm's code (null once erased) and the figures of its decision. */
export interface ListedReferral extends Referral {
  readonly firm: string | null;
  readonly applicationId: string | null;
  readonly outcome: string;
  readonly grade: string | null;
  readonly pd: number | null;
  readonly pdLow: number | null;
  readonly pdHigh: number | null;
}

/** A person's outcome in place of the engine's, with its grounds. Approver and proposer are two accounts. */
export interface Override {
  readonly overrideId: string;
  readonly decisionId: string;
  readonly referralId: string | null;
  readonly outcomeBefore: string;
  readonly outcomeAfter: string;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly approvedBy: string | null;
  readonly approvedAt: Instant | null;
  readonly refusedBy: string | null;
}

export interface ReferralRepository {
  open(referral: Pick<Referral, 'referralId' | 'decisionId' | 'firmId' | 'asks'>): Promise<void>;
  get(referralId: string): Promise<Referral | undefined>;
  table(query: TableQuery): Promise<Result<TablePage<ListedReferral>, Failure<'CURSOR_UNKNOWN'>>>;
  /** Changes state if nobody did since `version`; false where somebody did. A claim is by the actor of the transaction. */
  move(referralId: string, version: number, state: 'claimed' | 'proposed' | 'closed' | 'open'): Promise<boolean>;
  /** Proposed by the actor of the transaction; `grounds` are sealed under the firm's key. */
  propose(
    override: Pick<Override, 'overrideId' | 'decisionId' | 'referralId' | 'outcomeBefore' | 'outcomeAfter'>,
    grounds: string,
  ): Promise<void>;
  /** By the actor of the transaction, who must be another than the proposer. Errors: SECOND_PERSON_NEEDED, OVERRIDE_SETTLED. */
  settle(
    overrideId: string,
    verdict: 'approve' | 'refuse',
  ): Promise<Result<Override, Failure<'OVERRIDE_NOT_FOUND' | 'OVERRIDE_SETTLED' | 'SECOND_PERSON_NEEDED'>>>;
  overridesOf(decisionId: string): Promise<readonly Override[]>;
  grounds(override: Override): Promise<Result<string, Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>>>;
}
