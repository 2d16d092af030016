import type { EvidenceKind, EvidenceTable } from '#domain/evidence/index.ts';
import type { Failure, Instant, Result } from '#domain/kernel/index.ts';
import type { TablePage, TableQuery } from './table-query.ts';

/** One delivery as it is announced before its rows. */
export interface Delivery {
  readonly importId: string;
  readonly kind: EvidenceKind;
  /** Who supplies the data, e.g. `tax-bureau`, `applicant`. */
  readonly source: string;
  readonly consentId: string | null;
  readonly fileName: string;
  /** SHA-256 of the file's bytes, hex. */
  readonly fileDigest: string;
  /** How it was read beyond the catalogue. */
  readonly reading?: Reading;
  /** The delivery whose refused rows it corrects. */
  readonly corrects?: string | null;
}

/** Their header → our field, and the firm that the whole file is of, where it did not have to name one. */
export interface Reading {
  readonly map: Readonly<Record<string, string>>;
  readonly firmId?: string;
}

/** A row that the importer refused, as it was delivered. */
export interface Rejection {
  readonly rowNumber: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly column: string | null;
  /** The row's cells by header, as text. */
  readonly raw: Readonly<Record<string, string>>;
  /** The delivery by which it was corrected, the newest where there are several. */
  readonly correctedBy?: string;
}

export interface ImportSummary extends Delivery {
  readonly actorId: string;
  readonly arrivedAt: Instant;
  readonly rows: number;
  readonly accepted: number;
  /** Rows that were delivered before, within this file or by an earlier one. */
  readonly duplicates: number;
  readonly rejected: number;
}

export interface EvidenceRepository {
  /**
   * Stores one delivery. `table` holds the accepted rows and `recordIds` their contents' digests in the same order, 32 bytes
   * each, before they are keyed: the store keys them with the firm's key. Rows that are there already count as duplicates.
   * `delivered` counts all rows of the file, `duplicatesInFile` those that the importer already left out.
   */
  add(
    delivery: Delivery,
    content: {
      readonly table: EvidenceTable;
      readonly recordIds: Uint8Array;
      /** The column that holds the day of the event. */
      readonly eventField: string;
      readonly rejections: readonly Rejection[];
      readonly delivered: number;
      readonly duplicatesInFile: number;
    },
  ): Promise<ImportSummary>;
  /** An earlier delivery of the same file and kind that brought something. */
  findFile(kind: EvidenceKind, fileDigest: string): Promise<ImportSummary | undefined>;
  getImport(importId: string): Promise<ImportSummary | undefined>;
  /** How a delivery was read; undefined for one from before that was kept. */
  reading(importId: string): Promise<Result<Reading | undefined, Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>>>;
  /** Says by which delivery refused rows are corrected. */
  correct(importId: string, rows: readonly number[], correctedBy: string): Promise<void>;
  importTable(query: TableQuery): Promise<Result<TablePage<ImportSummary>, Failure<'CURSOR_UNKNOWN'>>>;
  rejections(
    importId: string,
    page: { readonly limit: number; readonly afterRow?: number },
  ): Promise<Result<readonly Rejection[], Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>>>;
  /** All records of one kind of one firm, each once, in order of arrival; undefined where there are none. */
  load(
    firmId: string,
    kind: EvidenceKind,
  ): Promise<Result<EvidenceTable | undefined, Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>>>;
  /** Kinds of which a firm has records, with their number and days. */
  kindsOf(firmId: string): Promise<
    readonly {
      readonly kind: EvidenceKind;
      readonly rows: number;
      readonly firstOn: string | null;
      readonly lastOn: string | null;
    }[]
  >;
}
