import type { Outcome } from '#domain/decision/index.ts';
import type { EvidenceKind, FirmHistory, MonthlySeries } from '#domain/evidence/index.ts';
import type { CalendarDate, Failure, Fen, Instant, Result } from '#domain/kernel/index.ts';
import type { KeyedRecords } from './decision-desk.ts';
import type { TablePage, TableQuery } from './table-query.ts';

/** A firm as lists show it. What its evidence would tell is null where none was delivered. */
export interface FirmLine {
  readonly firmId: string;
  /** Null once erased. */
  readonly code: string | null;
  readonly name: string | null;
  readonly industry: string | null;
  readonly province: string | null;
  readonly kinds: number;
  readonly records: number;
  readonly lastOn: CalendarDate | null;
  /** Net sales of the twelve months up to the last month with evidence, in fen, and their growth over the twelve before. */
  readonly salesYearFen: number | null;
  readonly salesGrowth: number | null;
  /** The newest decision. */
  readonly decision: {
    readonly decisionId: string;
    readonly outcome: Outcome;
    readonly decidedAt: Instant;
    readonly pd: number | null;
    readonly limitFen: Fen | null;
  } | null;
}

/** A firm of the same book that the register shows under the same representative or at the same address. */
export interface RelatedFirm {
  readonly tie: 'representative' | 'address';
  readonly firmId: string;
  readonly code: string;
  readonly name: string | null;
}

/** Monthly sales of firms of one industry and province. */
export interface PeerSales {
  /** How many there are; more than those that were read where there are very many. */
  readonly firms: number;
  readonly series: readonly MonthlySeries[];
}

/** Records with the delivery that each came in. */
export interface DeliveredRecords extends KeyedRecords {
  readonly importIds: readonly string[];
}

/** What firms tell through time, kept beside their evidence and renewed when it changes. */
export interface FirmBook {
  /** Those of the firms whose history is not there or older than their evidence. */
  outdated(firmIds: readonly string[]): Promise<readonly string[]>;
  /** Keeps histories that were told from the records as this transaction read them by `recordsOf`, which holds them until its end. */
  put(histories: readonly { readonly firmId: string; readonly history: FirmHistory }[]): Promise<void>;
  /** Firms that share a representative or an address with a firm, at most a hundred. */
  related(firmId: string): Promise<readonly RelatedFirm[]>;
  /** Those of the codes under which the institution knows a firm. */
  known(codes: readonly string[]): Promise<ReadonlySet<string>>;
  /** Undefined where none was put, or by another version of Weir. */
  history(firmId: string): Promise<Result<FirmHistory | undefined, Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>>>;
  /** How many firms of an industry there are. */
  firmsOfTrade(industry: string): Promise<number>;
  /** Peers of a firm, without itself; of the whole country where no province is given. */
  peers(of: {
    readonly firmId: string;
    readonly industry: string;
    readonly province: string | undefined;
  }): Promise<PeerSales>;
  /** All records of one kind of a firm in order of arrival, as they were delivered; undefined where there are none. */
  records(
    firmId: string,
    kind: EvidenceKind,
  ): Promise<Result<DeliveredRecords | undefined, Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>>>;
  table(query: TableQuery): Promise<Result<TablePage<FirmLine>, Failure<'CURSOR_UNKNOWN'>>>;
}
