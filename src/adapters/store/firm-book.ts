import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { EvidenceRepository } from '#app/ports/evidence-repository.ts';
import type { FirmBook, FirmLine, PeerSales, RelatedFirm } from '#app/ports/firm-book.ts';
import type { TablePage, TableQuery } from '#app/ports/table-query.ts';
import {
  type EvidenceKind,
  type FirmHistory,
  HISTORY_FORMAT,
  type MonthlySeries,
  observedSales,
} from '#domain/evidence/index.ts';
import { calendarDate, type Failure, type Fen, instant, ok, type Result } from '#domain/kernel/index.ts';
import type { MasterKey } from '../crypto/index.ts';
import { codePlace } from './firm-repository.ts';
import { FirmShelf } from './firm-shelf.ts';
import {
  asksForDecision,
  FIRM_TABLE,
  type FirmRow,
  isSealedSort,
  pageOfLines,
  pageOfSealed,
  SEALED_FIRMS,
  type SealedFirm,
} from './firm-table.ts';
import type { KeyRing } from './key-ring.ts';
import type { Session } from './session.ts';
import { readTable } from './table-statement.ts';

type SealedColumn = 'line_sealed' | 'sales_sealed' | 'sealed';

const place = (firmId: string, column: SealedColumn) => ({ table: 'firm_history', column, row: firmId });

/** The part of a line that is sealed. */
type SealedLine = Pick<FirmLine, 'name' | 'salesYearFen' | 'salesGrowth'>;

type SealedRow = Pick<FirmRow, 'firm_id' | 'code_sealed' | 'line_sealed' | 'wrapped_key'>;

type ListedRow = { readonly firm_id: string; readonly changes: number; readonly erased: boolean };

/** The query without its page: rows are paged once they are opened. */
function everyRow({ search: _, after: __, ...rest }: TableQuery): TableQuery {
  return { ...rest, sort: 'order', limit: MOST_LINES, counted: false };
}

/** A group of peers beyond this is read in part: quantiles of five hundred are as good as those of ten thousand. */
const MOST_PEERS = 500;
/** A list that is sorted by what is sealed is opened whole; an institution with more firms sorts by the rest. */
const MOST_LINES = 100_000;

export class PostgresFirmBook implements FirmBook {
  readonly #session: Session;
  readonly #keys: KeyRing;
  readonly #evidence: EvidenceRepository;
  readonly #shelf: FirmShelf;

  constructor(session: Session, keys: KeyRing, evidence: EvidenceRepository, master: MasterKey) {
    this.#session = session;
    this.#keys = keys;
    this.#evidence = evidence;
    this.#shelf = new FirmShelf(master, session.institutionId);
  }

  async outdated(firmIds: readonly string[]): Promise<readonly string[]> {
    const rows = await this.#session.query<{ firm_id: string }>(
      `SELECT wanted.firm_id FROM unnest($2::text[]) AS wanted (firm_id)
       LEFT JOIN firm_history h ON h.institution_id = $1 AND h.firm_id = wanted.firm_id
       LEFT JOIN firm_evidence e ON e.institution_id = $1 AND e.firm_id = wanted.firm_id
       WHERE h.changes IS DISTINCT FROM coalesce(e.changes, 0)`,
      [this.#session.institutionId, [...firmIds]],
    );
    return rows.map(({ firm_id }) => firm_id);
  }

  async put(histories: Parameters<FirmBook['put']>[0]): Promise<void> {
    if (histories.length === 0) return;
    await this.#keys.prepare(histories.map(({ firmId }) => firmId));
    const rows = histories.map(({ firmId, history }) => ({
      firmId,
      history,
      line: this.#seal(firmId, 'line_sealed', lineOf(history)),
      sales: this.#seal(firmId, 'sales_sealed', observedSales(history)),
      whole: this.#seal(firmId, 'sealed', history),
    }));
    await this.#session.query(
      `INSERT INTO firm_history (institution_id, firm_id, changes, industry, province, kinds, records, last_on, line_sealed, sales_sealed, sealed)
       SELECT $1, told.firm_id, coalesce(e.changes, 0), industry, province, kinds, records, last_on, line, sales, whole
       FROM unnest($2::text[], $3::text[], $4::text[], $5::int[], $6::int[], $7::date[], $8::bytea[], $9::bytea[], $10::bytea[])
         AS told (firm_id, industry, province, kinds, records, last_on, line, sales, whole)
       LEFT JOIN firm_evidence e ON e.institution_id = $1 AND e.firm_id = told.firm_id
       ORDER BY told.firm_id
       ON CONFLICT (institution_id, firm_id) DO UPDATE SET changes = excluded.changes, industry = excluded.industry,
         province = excluded.province, kinds = excluded.kinds, records = excluded.records, last_on = excluded.last_on,
         line_sealed = excluded.line_sealed, sales_sealed = excluded.sales_sealed, sealed = excluded.sealed`,
      [
        this.#session.institutionId,
        rows.map(({ firmId }) => firmId),
        rows.map(({ history }) => history.industry),
        rows.map(({ history }) => history.province),
        rows.map(({ history }) => history.kinds.length),
        rows.map(({ history }) => history.kinds.reduce((sum, kind) => sum + kind.rows, 0)),
        rows.map(({ history }) => lastDay(history)),
        rows.map(({ line }) => line),
        rows.map(({ sales }) => sales),
        rows.map(({ whole }) => whole),
      ],
    );
    await this.#putTies(histories);
  }

  /** Ties of before are taken away: a firm that moved is no longer where it was. */
  async #putTies(histories: Parameters<FirmBook['put']>[0]): Promise<void> {
    const ties = histories.flatMap(({ firmId, history }) =>
      tiesOf(history).map(({ kind, text }) => ({ firmId, kind, tie: this.#keys.blindIndex(`firm.${kind}`, text) })),
    );
    const { institutionId } = this.#session;
    await this.#session.query('DELETE FROM firm_tie WHERE institution_id = $1 AND firm_id = ANY($2)', [
      institutionId,
      histories.map(({ firmId }) => firmId),
    ]);
    await this.#session.query(
      `INSERT INTO firm_tie (institution_id, kind, tie, firm_id)
       SELECT $1, kind, tie, firm_id FROM unnest($2::text[], $3::bytea[], $4::text[]) AS told (kind, tie, firm_id)
       ORDER BY kind, tie, firm_id ON CONFLICT DO NOTHING`,
      [
        institutionId,
        ties.map(({ kind }) => kind),
        ties.map(({ tie }) => Buffer.from(tie)),
        ties.map(({ firmId }) => firmId),
      ],
    );
  }

  async related(firmId: string): Promise<readonly RelatedFirm[]> {
    const rows = await this.#session.query<SealedRow & { kind: RelatedFirm['tie'] }>(
      `SELECT DISTINCT o.kind, f.firm_id, f.code_sealed, h.line_sealed, k.wrapped_key FROM firm_tie t
       JOIN firm_tie o ON o.institution_id = $1 AND o.kind = t.kind AND o.tie = t.tie AND o.firm_id <> t.firm_id
       JOIN firm f ON f.institution_id = $1 AND f.firm_id = o.firm_id
       JOIN subject_key k ON k.institution_id = $1 AND k.subject_id = o.firm_id AND k.wrapped_key IS NOT NULL
       LEFT JOIN firm_history h ON h.institution_id = $1 AND h.firm_id = o.firm_id
       WHERE t.institution_id = $1 AND t.firm_id = $2 ORDER BY o.kind, f.firm_id LIMIT 100`,
      [this.#session.institutionId, firmId],
    );
    return rows.map((row) => {
      const { code, name } = this.#sealed(row);
      return { tie: row.kind, firmId: row.firm_id, code: code ?? row.firm_id, name };
    });
  }

  #seal(firmId: string, column: SealedColumn, value: unknown): Uint8Array {
    const json = Buffer.from(JSON.stringify(value));
    // What lists open by the thousand is too short to be worth compressing.
    const plain = column === 'sealed' ? zstdCompressSync(json) : json;
    return this.#keys.sealPrepared(firmId, place(firmId, column), plain);
  }

  async known(codes: readonly string[]): Promise<ReadonlySet<string>> {
    const byIndex = new Map(
      codes.map((code) => [Buffer.from(this.#keys.blindIndex('firm.code', code)).toString('hex'), code]),
    );
    const rows = await this.#session.query<{ code_index: Buffer }>(
      'SELECT code_index FROM firm WHERE institution_id = $1 AND code_index = ANY($2)',
      [this.#session.institutionId, [...byIndex.keys()].map((index) => Buffer.from(index, 'hex'))],
    );
    return new Set(rows.flatMap((row) => byIndex.get(row.code_index.toString('hex')) ?? []));
  }

  async history(firmId: string) {
    const [row] = await this.#session.query<{ sealed: Uint8Array }>(
      'SELECT sealed FROM firm_history WHERE institution_id = $1 AND firm_id = $2',
      [this.#session.institutionId, firmId],
    );
    if (!row) return ok(undefined);
    const opened = await this.#keys.open(firmId, place(firmId, 'sealed'), row.sealed);
    if (!opened.ok) return opened;
    const history = parsed<FirmHistory>(zstdDecompressSync(opened.value));
    return ok(history.format === HISTORY_FORMAT ? history : undefined);
  }

  async firmsOfTrade(industry: string): Promise<number> {
    const [counted] = await this.#session.query<{ firms: number }>(
      'SELECT count(*)::int AS firms FROM firm_history WHERE institution_id = $1 AND industry = $2',
      [this.#session.institutionId, industry],
    );
    return counted?.firms ?? 0;
  }

  async peers({ firmId, industry, province }: Parameters<FirmBook['peers']>[0]): Promise<PeerSales> {
    const where = `h.institution_id = $1 AND h.industry = $2 AND ($3::text IS NULL OR h.province = $3) AND h.firm_id <> $4`;
    const values = [this.#session.institutionId, industry, province ?? null, firmId];
    const [counted] = await this.#session.query<{ firms: number }>(
      `SELECT count(*)::int AS firms FROM firm_history h WHERE ${where}`,
      values,
    );
    const rows = await this.#session.query<{ firm_id: string; sales_sealed: Uint8Array; wrapped_key: Uint8Array }>(
      `SELECT h.firm_id, h.sales_sealed, k.wrapped_key FROM firm_history h
       JOIN subject_key k ON k.institution_id = h.institution_id AND k.subject_id = h.firm_id AND k.wrapped_key IS NOT NULL
       WHERE ${where} ORDER BY h.firm_id LIMIT ${MOST_PEERS}`,
      values,
    );
    const series = rows.map((row) => {
      this.#keys.know(row.firm_id, row.wrapped_key);
      return this.#open<MonthlySeries>(row.firm_id, 'sales_sealed', row.sales_sealed);
    });
    return { firms: counted?.firms ?? 0, series: series.filter(({ values: sold }) => sold.length > 0) };
  }

  async records(firmId: string, kind: EvidenceKind) {
    const table = await this.#evidence.load(firmId, kind);
    if (!table.ok) return table;
    if (!table.value) return ok(undefined);
    // In the order in which the evidence repository lays the records of its segments one after another.
    const rows = await this.#session.query<{ record_id: Uint8Array; import_id: string }>(
      `SELECT r.record_id, r.import_id FROM evidence_record r
       JOIN evidence_import i ON i.institution_id = r.institution_id AND i.import_id = r.import_id
       WHERE r.institution_id = $1 AND r.firm_id = $2 AND r.kind = $3
       ORDER BY i.arrived_at, r.import_id, r.ordinal`,
      [this.#session.institutionId, firmId, kind],
    );
    const recordIds = Buffer.concat(rows.map(({ record_id }) => record_id));
    return ok({ table: table.value, recordIds, importIds: rows.map(({ import_id }) => import_id) });
  }

  async table(query: TableQuery): Promise<Result<TablePage<FirmLine>, Failure<'CURSOR_UNKNOWN'>>> {
    if (isSealedSort(query.sort)) return this.#bySealed(query);
    if (!query.search) {
      const page = await readTable<FirmRow>(this.#session, FIRM_TABLE, query);
      return page.ok ? ok({ ...page.value, rows: page.value.rows.map((row) => this.#line(row)) }) : page;
    }
    const all = await readTable<FirmRow>(this.#session, FIRM_TABLE, everyRow(query));
    if (!all.ok) return all;
    return pageOfLines(
      all.value.rows.map((row) => this.#line(row)),
      query,
    );
  }

  /** Sorted by what is sealed: all are opened, or were opened lately, and what else is shown is read for one page only. */
  async #bySealed(query: TableQuery): Promise<Result<TablePage<FirmLine>, Failure<'CURSOR_UNKNOWN'>>> {
    const table = asksForDecision(query) ? { ...SEALED_FIRMS, from: FIRM_TABLE.from } : SEALED_FIRMS;
    const listed = await readTable<ListedRow>(this.#session, table, everyRow(query));
    if (!listed.ok) return listed;
    const page = pageOfSealed(await this.#sealedFirms(listed.value.rows), query);
    if (!page.ok) return page;
    const ids = page.value.rows.map(({ firmId }) => firmId);
    const rows = await this.#session.query<FirmRow>(
      `SELECT ${FIRM_TABLE.columns} FROM ${FIRM_TABLE.from} WHERE f.institution_id = $1 AND f.firm_id = ANY($2)`,
      [this.#session.institutionId, ids],
    );
    const lines = new Map(rows.map((row) => [row.firm_id, this.#line(row)]));
    return ok({ ...page.value, rows: ids.flatMap((firmId) => lines.get(firmId) ?? []) });
  }

  async #sealedFirms(rows: readonly ListedRow[]): Promise<readonly SealedFirm[]> {
    const missing = rows.filter(({ firm_id, changes, erased }) => !erased && !this.#shelf.get(firm_id, changes));
    if (missing.length > 0) {
      const sealed = await this.#session.query<FirmRow>(
        `SELECT f.firm_id, f.code_sealed, h.line_sealed, k.wrapped_key FROM unnest($2::text[]) AS wanted (firm_id)
         JOIN firm f ON f.institution_id = $1 AND f.firm_id = wanted.firm_id
         JOIN subject_key k ON k.institution_id = $1 AND k.subject_id = f.firm_id
         LEFT JOIN firm_history h ON h.institution_id = $1 AND h.firm_id = f.firm_id`,
        [this.#session.institutionId, missing.map(({ firm_id }) => firm_id)],
      );
      const changes = new Map(missing.map((row) => [row.firm_id, row.changes]));
      for (const row of sealed) this.#shelf.put(this.#sealed(row), changes.get(row.firm_id)!);
    }
    return rows.map(({ firm_id: firmId, changes, erased }) => {
      const known = erased ? undefined : this.#shelf.get(firmId, changes);
      return known ?? { firmId, code: null, name: null, salesYearFen: null, salesGrowth: null };
    });
  }

  #sealed(row: SealedRow): SealedFirm {
    const { firm_id: firmId, line_sealed } = row;
    this.#keys.know(firmId, row.wrapped_key);
    const nothing = { firmId, code: null, name: null, salesYearFen: null, salesGrowth: null };
    if (row.wrapped_key === null) return nothing;
    const line = line_sealed ? this.#open<SealedLine>(firmId, 'line_sealed', line_sealed) : nothing;
    return { ...line, firmId, code: this.#code(row) };
  }

  #line(row: FirmRow): FirmLine {
    return {
      ...this.#sealed(row),
      industry: row.industry,
      province: row.province,
      kinds: row.kinds ?? 0,
      records: row.records ?? 0,
      lastOn: row.last_on === null ? null : calendarDate(row.last_on),
      decision:
        row.decision_id === null
          ? null
          : {
              decisionId: row.decision_id,
              outcome: row.outcome!,
              decidedAt: instant(Number(row.decided_at)),
              pd: row.pd,
              limitFen: row.limit_fen as Fen | null,
            },
    };
  }

  #code(row: Pick<FirmRow, 'firm_id' | 'code_sealed'>): string {
    const opened = this.#keys.openPrepared(row.firm_id, codePlace(row.firm_id), row.code_sealed);
    if (!opened.ok) throw new Error(`the code of the firm ${row.firm_id} was altered in the database`);
    return Buffer.from(opened.value).toString('utf8');
  }

  #open<T>(firmId: string, column: SealedColumn, sealed: Uint8Array): T {
    const opened = this.#keys.openPrepared(firmId, place(firmId, column), sealed);
    if (!opened.ok) throw new Error(`what firm_history.${column} holds of ${firmId} was altered in the database`);
    return parsed<T>(opened.value);
  }
}

function parsed<T>(bytes: Uint8Array): T {
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as T;
}

function lastDay({ kinds }: FirmHistory): string | null {
  const days = kinds.flatMap(({ lastOn }) => lastOn ?? []).sort();
  return days.at(-1) ?? null;
}

const YEAR = 12;

function lineOf(history: FirmHistory): SealedLine {
  const registered = history.registration?.name;
  const name = typeof registered === 'string' ? registered : null;
  const { values } = observedSales(history);
  if (values.length === 0) return { name, salesYearFen: null, salesGrowth: null };
  const sum = (from: number, to: number) => values.slice(from, to).reduce((a, b) => a + b, 0);
  const salesYearFen = sum(Math.max(0, values.length - YEAR), values.length);
  const before = values.length >= 2 * YEAR ? sum(values.length - 2 * YEAR, values.length - YEAR) : 0;
  return { name, salesYearFen, salesGrowth: before > 0 ? salesYearFen / before - 1 : null };
}

/** What the register says of a firm that another may say as well, written one way. */
function tiesOf({ representatives, registration }: FirmHistory): { kind: RelatedFirm['tie']; text: string }[] {
  const written = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, '');
  const names = representatives.map(({ name }) => ({ kind: 'representative' as const, text: written(name) }));
  const address = registration?.address;
  const places = typeof address === 'string' ? [{ kind: 'address' as const, text: written(address) }] : [];
  return [...names, ...places].filter(({ text }) => text !== '');
}
