import type { Selectable } from 'kysely';
import type {
  Delivery,
  EvidenceRepository,
  ImportSummary,
  Reading,
  Rejection,
} from '#app/ports/evidence-repository.ts';
import type { Place } from '#app/ports/subject-repository.ts';
import type { TableQuery } from '#app/ports/table-query.ts';
import { ABSENT_DAY, type EvidenceKind, type EvidenceTable } from '#domain/evidence/index.ts';
import { fromDayNumber, hmacSha256, type Instant, instant, ok } from '#domain/kernel/index.ts';
import { binaryRecordRows } from './copy-binary.ts';
import { decodeRows, encodeRows } from './evidence-codec.ts';
import type { PostgresFirms } from './firm-repository.ts';
import type { KeyRing } from './key-ring.ts';
import type { EvidenceImportTable } from './schema.ts';
import { type Session, SQL } from './session.ts';
import { readTable } from './table-statement.ts';
import { IMPORTS } from './tables/imports.ts';

const segmentPlace = (firmId: string, kind: string, importId: string) => ({
  table: 'evidence_segment',
  column: 'sealed',
  row: `${firmId}/${kind}/${importId}`,
});

const rejectionPlace = (importId: string, row: number, column: 'raw_sealed' | 'params_sealed') => ({
  table: 'evidence_rejection',
  column,
  row: `${importId}/${row}`,
});

const fileNamePlace = (importId: string) => ({ table: 'evidence_import', column: 'file_name_sealed', row: importId });

const summary = (row: Selectable<EvidenceImportTable>, fileName: string): ImportSummary => ({
  importId: row.import_id,
  kind: row.kind as EvidenceKind,
  source: row.source,
  consentId: row.consent_id,
  fileName,
  fileDigest: row.file_digest,
  actorId: row.actor_id,
  arrivedAt: instant(Number(row.arrived_at)),
  rows: row.rows,
  accepted: row.accepted,
  duplicates: row.duplicates,
  rejected: row.rejected,
  corrects: row.corrects,
});

const readingPlace = (importId: string) => ({ table: 'evidence_import', column: 'reading_sealed', row: importId });

/** The rows of one firm in a delivery. */
interface FirmRows {
  readonly firmId: string;
  rows: Int32Array;
}

type Content = Parameters<EvidenceRepository['add']>[1];

export class PostgresEvidence implements EvidenceRepository {
  readonly #session: Session;
  readonly #keys: KeyRing;
  readonly #firms: PostgresFirms;
  readonly #actorId: string;
  readonly #at: Instant;

  constructor(session: Session, keys: KeyRing, firms: PostgresFirms, actorId: string, at: Instant) {
    this.#session = session;
    this.#keys = keys;
    this.#firms = firms;
    this.#actorId = actorId;
    this.#at = at;
  }

  async add(delivery: Delivery, content: Content): Promise<ImportSummary> {
    const { table } = content;
    const firms = await this.#rowsByFirm(table);
    await this.#keys.prepare([this.#session.institutionId, ...firms.map((firm) => firm.firmId)]);
    const accepted = await this.#insertRecords(delivery, content, firms);
    const repeated = table.rows - accepted;
    const row: Selectable<EvidenceImportTable> = {
      institution_id: this.#session.institutionId,
      import_id: delivery.importId,
      kind: delivery.kind,
      source: delivery.source,
      consent_id: delivery.consentId,
      file_name_sealed: this.#sealPrepared(fileNamePlace(delivery.importId), delivery.fileName),
      file_digest: delivery.fileDigest,
      actor_id: this.#actorId,
      arrived_at: BigInt(this.#at),
      rows: content.delivered,
      accepted,
      duplicates: content.duplicatesInFile + repeated,
      rejected: content.rejections.length,
      reading_sealed: delivery.reading
        ? this.#sealPrepared(readingPlace(delivery.importId), JSON.stringify(delivery.reading))
        : null,
      corrects: delivery.corrects ?? null,
    };
    await this.#session.run(SQL.insertInto('evidence_import').values(row));
    const fresh = repeated === 0 ? firms : await this.#onlyNew(delivery, firms);
    await this.#insertSegments(delivery, content, fresh);
    await this.#insertRejections(delivery, content.rejections);
    return summary(row, delivery.fileName);
  }

  /** Under the institution's own key: whose words they are is not known, or is what is wrong with them. */
  #sealPrepared(place: Place, text: string): Uint8Array {
    return this.#keys.sealPrepared(this.#session.institutionId, place, Buffer.from(text));
  }

  async #rowsByFirm(table: EvidenceTable): Promise<FirmRows[]> {
    const { codes, values } = table.firm;
    const counts = new Int32Array(values.length);
    for (let row = 0; row < table.rows; row++) counts[codes[row]!]! += 1;
    const used = values.map((_, code) => code).filter((code) => counts[code]! > 0);
    const ids = await this.#firms.resolve(used.map((code) => values[code]!));
    const firms = new Map(used.map((code, i) => [code, { firmId: ids[i]!, rows: new Int32Array(counts[code]!) }]));
    const filled = new Int32Array(values.length);
    for (let row = 0; row < table.rows; row++) {
      const code = codes[row]!;
      firms.get(code)!.rows[filled[code]!] = row;
      filled[code]! += 1;
    }
    return [...firms.values()].sort((a, b) => (a.firmId < b.firmId ? -1 : 1));
  }

  /** One line a record by COPY; those that are there already are left as they are. Returns how many are new. */
  async #insertRecords(delivery: Delivery, content: Content, firms: readonly FirmRows[]): Promise<number> {
    const { table } = content;
    const order = new Int32Array(table.rows);
    const numbers = new Int32Array(table.rows);
    let at = 0;
    firms.forEach((firm, number) => {
      order.set(firm.rows, at);
      numbers.fill(number, at, at + firm.rows.length);
      at += firm.rows.length;
    });
    // The kernel's HMAC compresses the key's blocks once: for ids this short that is several times faster than node:crypto.
    const keyed = firms.map((firm) => hmacSha256(this.#keys.prepared(firm.firmId).derivation));
    const days = eventDays(content);
    await this.#session.client.query(
      'CREATE TEMP TABLE incoming (firm_no integer, record_id bytea, ordinal integer, occurred_on date) ON COMMIT DROP',
    );
    const rows = binaryRecordRows({
      count: table.rows,
      firmNumber: (i) => numbers[i]!,
      ordinal: (i) => order[i]!,
      day: (i) => days(order[i]!),
      writeId(i, target, offset) {
        const id = content.recordIds.subarray(order[i]! * 32, order[i]! * 32 + 32);
        target.set(keyed[numbers[i]!]!(id), offset);
      },
    });
    await this.#session.client.copyIn('COPY incoming FROM STDIN (FORMAT binary)', rows);
    await this.#session.client.query(`SET LOCAL work_mem = '256MB'`);
    // Firms are numbered by their ids, so this is the order of the key: neighbours go to the same page, and two imports meet in the same order and never deadlock.
    const inserted = await this.#session.client.query({
      text: `INSERT INTO evidence_record (institution_id, firm_id, kind, record_id, import_id, ordinal, occurred_on)
             SELECT $1, firm_id, $2, record_id, $3, ordinal, occurred_on
             FROM incoming JOIN unnest($4::text[], $5::int[]) AS firm (firm_id, no) ON firm_no = no
             ORDER BY no, record_id, ordinal
             ON CONFLICT DO NOTHING`,
      values: [
        this.#session.institutionId,
        delivery.kind,
        delivery.importId,
        firms.map((firm) => firm.firmId),
        firms.map((_, number) => number),
      ],
    });
    await this.#session.client.query('DROP TABLE incoming');
    return inserted.rowCount ?? 0;
  }

  /** The rows that this delivery added, where some of its records were there before. */
  async #onlyNew(delivery: Delivery, firms: readonly FirmRows[]): Promise<FirmRows[]> {
    const fresh: FirmRows[] = [];
    for (const { firmId } of firms) {
      const rows = await this.#session.query<{ ordinal: number }>(
        `SELECT ordinal FROM evidence_record
         WHERE institution_id = $1 AND firm_id = $2 AND kind = $3 AND import_id = $4 ORDER BY ordinal`,
        [this.#session.institutionId, firmId, delivery.kind, delivery.importId],
      );
      if (rows.length > 0) fresh.push({ firmId, rows: Int32Array.from(rows, (row) => row.ordinal) });
    }
    return fresh;
  }

  async #insertSegments(delivery: Delivery, content: Content, firms: readonly FirmRows[]): Promise<void> {
    const days = eventDays(content);
    for (let from = 0; from < firms.length; from += SEGMENTS_A_STATEMENT) {
      const some = firms.slice(from, from + SEGMENTS_A_STATEMENT);
      const ranges = some.map(({ rows }) => dayRange(rows, days));
      await this.#session.query(
        `INSERT INTO evidence_segment (institution_id, firm_id, kind, import_id, rows, first_on, last_on, sealed)
         SELECT $1, firm_id, $2, $3, rows, first_on, last_on, sealed
         FROM unnest($4::text[], $5::int[], $6::date[], $7::date[], $8::bytea[])
           AS made (firm_id, rows, first_on, last_on, sealed)`,
        [
          this.#session.institutionId,
          delivery.kind,
          delivery.importId,
          some.map(({ firmId }) => firmId),
          some.map(({ rows }) => rows.length),
          ranges.map((range) => range?.first ?? null),
          ranges.map((range) => range?.last ?? null),
          some.map(({ firmId, rows }) =>
            this.#keys.sealPrepared(
              firmId,
              segmentPlace(firmId, delivery.kind, delivery.importId),
              encodeRows(content.table, rows),
            ),
          ),
        ],
      );
    }
  }

  async #insertRejections({ importId }: Delivery, rejections: readonly Rejection[]): Promise<void> {
    for (let from = 0; from < rejections.length; from += REJECTIONS_A_STATEMENT) {
      const some = rejections.slice(from, from + REJECTIONS_A_STATEMENT);
      await this.#session.query(
        `INSERT INTO evidence_rejection
           (institution_id, import_id, row_number, code, params_sealed, column_name, raw_sealed)
         SELECT $1, $2, row_number, code, params_sealed, column_name, raw_sealed
         FROM unnest($3::int[], $4::text[], $5::bytea[], $6::text[], $7::bytea[])
           AS refused (row_number, code, params_sealed, column_name, raw_sealed)`,
        [
          this.#session.institutionId,
          importId,
          some.map((rejection) => rejection.rowNumber),
          some.map((rejection) => rejection.code),
          some.map(({ rowNumber, params }) =>
            this.#sealPrepared(rejectionPlace(importId, rowNumber, 'params_sealed'), JSON.stringify(params)),
          ),
          some.map((rejection) => rejection.column),
          some.map(({ rowNumber, raw }) =>
            this.#sealPrepared(rejectionPlace(importId, rowNumber, 'raw_sealed'), JSON.stringify(raw)),
          ),
        ],
      );
    }
  }

  async findFile(kind: EvidenceKind, fileDigest: string): Promise<ImportSummary | undefined> {
    const row = await this.#session.first(
      this.#imports()
        .where('kind', '=', kind)
        .where('file_digest', '=', fileDigest)
        .where('accepted', '>', 0)
        .orderBy('arrived_at')
        .limit(1),
    );
    return row && this.#summary(row);
  }

  async getImport(importId: string): Promise<ImportSummary | undefined> {
    const row = await this.#session.first(this.#imports().where('import_id', '=', importId));
    return row && this.#summary(row);
  }

  async reading(importId: string) {
    const row = await this.#session.first(this.#imports().where('import_id', '=', importId));
    if (!row?.reading_sealed) return ok(undefined);
    const opened = await this.#keys.open(this.#session.institutionId, readingPlace(importId), row.reading_sealed);
    return opened.ok ? ok(parsed<Reading>(opened.value)) : opened;
  }

  async correct(importId: string, rows: readonly number[], correctedBy: string): Promise<void> {
    await this.#session.query(
      `INSERT INTO rejection_correction (institution_id, import_id, row_number, corrected_by, corrected_at)
       SELECT $1, $2, row_number, $4, $5 FROM unnest($3::int[]) AS corrected (row_number)`,
      [this.#session.institutionId, importId, rows, correctedBy, this.#at],
    );
  }

  async importTable(query: TableQuery) {
    const page = await readTable<Selectable<EvidenceImportTable>>(this.#session, IMPORTS, query);
    if (!page.ok) return page;
    const rows: ImportSummary[] = [];
    for (const row of page.value.rows) rows.push(await this.#summary(row));
    return ok({ ...page.value, rows });
  }

  async #summary(row: Selectable<EvidenceImportTable>): Promise<ImportSummary> {
    if (row.file_name_sealed === null) return summary(row, '');
    const place = fileNamePlace(row.import_id);
    const opened = await this.#keys.open(this.#session.institutionId, place, row.file_name_sealed);
    if (!opened.ok) throw new Error(`the file name of ${row.import_id} was altered in the database`);
    return summary(row, Buffer.from(opened.value).toString('utf8'));
  }

  #imports() {
    return SQL.selectFrom('evidence_import').selectAll().where('institution_id', '=', this.#session.institutionId);
  }

  async #corrections(importId: string): Promise<ReadonlyMap<number, string>> {
    const rows = await this.#session.query<{ row_number: number; corrected_by: string }>(
      'SELECT row_number, corrected_by FROM rejection_correction WHERE institution_id = $1 AND import_id = $2 ORDER BY corrected_at',
      [this.#session.institutionId, importId],
    );
    return new Map(rows.map((row) => [row.row_number, row.corrected_by]));
  }

  async rejections(importId: string, page: { readonly limit: number; readonly afterRow?: number }) {
    const rows = await this.#session.all(
      SQL.selectFrom('evidence_rejection')
        .selectAll()
        .where('institution_id', '=', this.#session.institutionId)
        .where('import_id', '=', importId)
        .where('row_number', '>', page.afterRow ?? -1)
        .orderBy('row_number')
        .limit(page.limit),
    );
    const { institutionId } = this.#session;
    const corrections = await this.#corrections(importId);
    const rejections: Rejection[] = [];
    for (const row of rows) {
      const { row_number: rowNumber, code, column_name: column } = row;
      const raw = await this.#keys.open(
        institutionId,
        rejectionPlace(importId, rowNumber, 'raw_sealed'),
        row.raw_sealed,
      );
      if (!raw.ok) return raw;
      const params = row.params_sealed
        ? await this.#keys.open(institutionId, rejectionPlace(importId, rowNumber, 'params_sealed'), row.params_sealed)
        : ok(Buffer.from('{}'));
      if (!params.ok) return params;
      const correctedBy = corrections.get(rowNumber);
      rejections.push({
        rowNumber,
        code,
        column,
        raw: parsed(raw.value),
        params: parsed(params.value),
        ...(correctedBy ? { correctedBy } : {}),
      });
    }
    return ok(rejections);
  }

  async load(firmId: string, kind: EvidenceKind) {
    const segments = await this.#session.query<{ import_id: string; sealed: Uint8Array }>(
      `SELECT s.import_id, s.sealed FROM evidence_segment s
       JOIN evidence_import i ON i.institution_id = s.institution_id AND i.import_id = s.import_id
       WHERE s.institution_id = $1 AND s.firm_id = $2 AND s.kind = $3 ORDER BY i.arrived_at, s.import_id`,
      [this.#session.institutionId, firmId, kind],
    );
    if (segments.length === 0) return ok(undefined);
    const blocks: Uint8Array[] = [];
    for (const segment of segments) {
      const opened = await this.#keys.open(firmId, segmentPlace(firmId, kind, segment.import_id), segment.sealed);
      if (!opened.ok) return opened;
      blocks.push(opened.value);
    }
    return ok(decodeRows(kind, firmId, blocks));
  }

  async kindsOf(firmId: string) {
    const rows = await this.#session.query<{ kind: EvidenceKind; rows: bigint; first_on: string; last_on: string }>(
      `SELECT kind, sum(rows) AS rows, min(first_on) AS first_on, max(last_on) AS last_on FROM evidence_segment
       WHERE institution_id = $1 AND firm_id = $2 GROUP BY kind ORDER BY kind`,
      [this.#session.institutionId, firmId],
    );
    return rows.map((row) => ({ kind: row.kind, rows: Number(row.rows), firstOn: row.first_on, lastOn: row.last_on }));
  }
}

const SEGMENTS_A_STATEMENT = 64;
const REJECTIONS_A_STATEMENT = 2000;

function parsed<T>(bytes: Uint8Array): T {
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as T;
}

/** The day of each row's event. */
function eventDays({ table, eventField }: Content): (row: number) => number | undefined {
  const column = table.columns[eventField];
  return (row) => {
    const day = column?.type === 'date' ? column.days[row] : undefined;
    return day === undefined || day === ABSENT_DAY ? undefined : day;
  };
}

function dayRange(rows: Int32Array, days: (row: number) => number | undefined) {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const day = days(row);
    if (day === undefined) continue;
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return last < first ? undefined : { first: fromDayNumber(first), last: fromDayNumber(last) };
}
