import type { DeliveredTable } from '#domain/evidence/index.ts';
import type { CalendarDate, Digest, Failure, Instant, Result } from '#domain/kernel/index.ts';

/** A party whose payments are asked for, and which of them: of times in (since, until] and amounts in [leastFen, mostFen]. */
export interface Asked {
  readonly party: bigint;
  readonly since: number;
  readonly until: number;
  readonly leastFen: number;
  readonly mostFen: number;
}

/** One line of a statement. */
export interface PartyEdge {
  readonly payer: bigint;
  readonly payee: bigint;
  readonly at: number;
  readonly span: number;
  readonly amountFen: number;
  readonly byPayer: boolean;
  /** Lower-case hex. */
  readonly record: string;
}

export interface PartyGraphRepository {
  /** Adds the payments of a delivery of bank statements, and the names of a delivery of registrations; those that are there already are left as they are. */
  add(delivered: Pick<DeliveredTable, 'table' | 'recordIds'>): Promise<void>;
  /** The party of a name as statements write it, in the form in which names are compared. */
  partyOf(name: string): bigint;
  /** The parties under which statements know a firm. */
  partiesOf(firmIds: readonly string[]): Promise<ReadonlyMap<string, readonly bigint[]>>;
  /** The firm that each party is, where it is one firm and no more. */
  firmsOf(parties: readonly bigint[]): Promise<ReadonlyMap<bigint, string>>;
  /** What parties paid, the oldest first, at most `most` lines of each; none that arrived after `known`. */
  paid(asked: readonly Asked[], most: number, known: Instant): Promise<readonly PartyEdge[]>;
  /** What they received, the newest first. */
  received(asked: readonly Asked[], most: number, known: Instant): Promise<readonly PartyEdge[]>;
  /** Keeps the part of the graph by which a firm was examined. */
  keep(firmId: string, asOf: CalendarDate, digest: Digest, content: Uint8Array): Promise<void>;
  kept(
    firmId: string,
    digest: Digest,
  ): Promise<Result<Uint8Array | undefined, Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>>>;
}
