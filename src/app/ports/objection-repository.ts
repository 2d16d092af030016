import type { ObjectionGrounds, ObjectionKind, ObjectionState } from '#domain/decision/index.ts';
import type { CalendarDate, Failure, Instant, Result } from '#domain/kernel/index.ts';
import type { TablePage, TableQuery } from './table-query.ts';

/** An objection without what was written, which is sealed. */
export interface Objection {
  readonly objectionId: string;
  readonly decisionId: string;
  readonly firmId: string;
  readonly kind: ObjectionKind;
  readonly state: ObjectionState;
  readonly openedAt: Instant;
  readonly openedBy: string;
  /** The last day on which the firm is to hear. */
  readonly dueOn: CalendarDate;
  readonly settledAt: Instant | null;
  readonly settledBy: string | null;
  readonly version: number;
}

/** An objection in a list, with the code of its firm; null once erased. */
export interface ListedObjection extends Objection {
  readonly firm: string | null;
}

/** What was written: by the firm, and in answer to it; null while it is open. */
export interface ObjectionWords {
  readonly grounds: ObjectionGrounds;
  readonly answer: string | null;
}

export interface ObjectionRepository {
  /** Opened by the actor of the transaction, as of its moment. */
  open(
    objection: Pick<Objection, 'objectionId' | 'decisionId' | 'firmId' | 'kind' | 'dueOn'>,
    grounds: ObjectionGrounds,
  ): Promise<void>;
  get(objectionId: string): Promise<Objection | undefined>;
  table(query: TableQuery): Promise<Result<TablePage<ListedObjection>, Failure<'CURSOR_UNKNOWN'>>>;
  words(objection: Objection): Promise<Result<ObjectionWords, Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>>>;
  /** Settled by the actor of the transaction if nobody did since the version; false where somebody did. */
  settle(objection: Objection, state: ObjectionState, answer: string): Promise<boolean>;
}
