import type { DetectorCount, FraudBook, KeptFinding } from '#app/ports/fraud-book.ts';
import type { Ids } from '#app/ports/ids.ts';
import type { TableQuery } from '#app/ports/table-query.ts';
import type { FindingVerdict } from '#domain/fraud/index.ts';
import { type CalendarDate, calendarDate, digestOf, fen, type Instant, instant, ok } from '#domain/kernel/index.ts';
import type { Finding, Severity } from '#domain/verification/index.ts';
import type { PostgresFirms } from './firm-repository.ts';
import type { KeyRing } from './key-ring.ts';
import type { Session } from './session.ts';
import { readTable } from './table-statement.ts';
import { FRAUD_FINDINGS } from './tables/fraud-findings.ts';

const place = (firmId: string, sameness: string, column: 'sealed' | 'note_sealed') => ({
  table: 'fraud_finding',
  column,
  row: `${firmId}/${sameness}`,
});

type Row = {
  finding_id: string;
  firm_id: string;
  code: string;
  severity: string;
  state: string;
  amount_fen: bigint | null;
  as_of: string;
  found_at: bigint;
  seen_at: bigint;
  judged_at: bigint | null;
  judged_by: string | null;
  version: number;
};

type Sealed = { sameness: string; sealed: Uint8Array; note_sealed: Uint8Array | null };

const keptOf = (row: Row): KeptFinding => ({
  findingId: row.finding_id,
  firmId: row.firm_id,
  code: row.code,
  severity: row.severity as Severity,
  state: row.state as KeptFinding['state'],
  amountFen: row.amount_fen === null ? null : fen(row.amount_fen),
  asOf: calendarDate(row.as_of),
  foundAt: instant(Number(row.found_at)),
  seenAt: instant(Number(row.seen_at)),
  judgedAt: row.judged_at === null ? null : instant(Number(row.judged_at)),
  judgedBy: row.judged_by,
  version: row.version,
});

export class PostgresFraudBook implements FraudBook {
  readonly #session: Session;
  readonly #keys: KeyRing;
  readonly #firms: PostgresFirms;
  readonly #ids: Ids;
  readonly #actorId: string;
  readonly #at: Instant;

  constructor(session: Session, keys: KeyRing, firms: PostgresFirms, ids: Ids, actorId: string, at: Instant) {
    this.#session = session;
    this.#keys = keys;
    this.#firms = firms;
    this.#ids = ids;
    this.#actorId = actorId;
    this.#at = at;
  }

  async record(
    found: readonly { readonly firmId: string; readonly asOf: CalendarDate; readonly findings: readonly Finding[] }[],
  ): Promise<void> {
    const rows = new Map<string, { firmId: string; asOf: CalendarDate; sameness: string; finding: Finding }>();
    for (const { firmId, asOf, findings } of found)
      for (const finding of findings) {
        const { code, parties, startsOn } = finding;
        const sameness = digestOf({ code, parties, startsOn });
        rows.set(`${firmId}/${sameness}`, { firmId, asOf, sameness, finding });
      }
    if (rows.size === 0) return;
    const kept = [...rows.values()].sort((a, b) => (a.firmId + a.sameness < b.firmId + b.sameness ? -1 : 1));
    await this.#keys.prepare(kept.map(({ firmId }) => firmId));
    await this.#session.query(
      `INSERT INTO fraud_finding (institution_id, finding_id, firm_id, sameness, code, severity, state, amount_fen, as_of, found_at, seen_at, sealed)
       SELECT $1, finding_id, firm_id, sameness, code, severity, 'open', amount_fen, as_of, $2, $2, sealed
       FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::date[], $10::bytea[])
         AS found (finding_id, firm_id, sameness, code, severity, amount_fen, as_of, sealed)
       ON CONFLICT (institution_id, firm_id, sameness) DO UPDATE SET severity = excluded.severity, amount_fen = excluded.amount_fen,
         as_of = excluded.as_of, seen_at = excluded.seen_at, sealed = excluded.sealed`,
      [
        this.#session.institutionId,
        this.#at,
        kept.map(() => this.#ids.next('fnd')),
        kept.map(({ firmId }) => firmId),
        kept.map(({ sameness }) => sameness),
        kept.map(({ finding }) => finding.code),
        kept.map(({ finding }) => finding.severity),
        kept.map(({ finding }) => finding.amountFen),
        kept.map(({ asOf }) => asOf),
        kept.map(({ firmId, sameness, finding }) =>
          this.#keys.sealPrepared(firmId, place(firmId, sameness, 'sealed'), Buffer.from(writtenFinding(finding))),
        ),
      ],
    );
  }

  async get(findingId: string): Promise<KeptFinding | undefined> {
    const [row] = await this.#session.query<Row>(
      `SELECT ${FRAUD_FINDINGS.columns} FROM fraud_finding f WHERE f.institution_id = $1 AND f.finding_id = $2`,
      [this.#session.institutionId, findingId],
    );
    return row && keptOf(row);
  }

  async content({ findingId, firmId }: KeptFinding) {
    const row = await this.#sealed(findingId);
    const opened = await this.#keys.open(firmId, place(firmId, row.sameness, 'sealed'), row.sealed);
    if (!opened.ok) return opened;
    const finding = readFinding(Buffer.from(opened.value).toString('utf8'));
    if (row.note_sealed === null) return ok({ finding, note: null });
    const note = await this.#keys.open(firmId, place(firmId, row.sameness, 'note_sealed'), row.note_sealed);
    return note.ok ? ok({ finding, note: Buffer.from(note.value).toString('utf8') }) : note;
  }

  async #sealed(findingId: string): Promise<Sealed> {
    const [row] = await this.#session.query<Sealed>(
      'SELECT sameness, sealed, note_sealed FROM fraud_finding WHERE institution_id = $1 AND finding_id = $2',
      [this.#session.institutionId, findingId],
    );
    if (!row) throw new Error(`no finding ${findingId}`);
    return row;
  }

  async table(query: TableQuery) {
    const page = await readTable<Row>(this.#session, FRAUD_FINDINGS, query);
    if (!page.ok) return page;
    const codes = await this.#firms.codes(page.value.rows.map((row) => row.firm_id));
    const rows = page.value.rows.map((row) => ({ ...keptOf(row), firm: codes.get(row.firm_id) ?? null }));
    return ok({ ...page.value, rows });
  }

  async judge({ findingId, firmId, version }: KeptFinding, verdict: FindingVerdict, note: string): Promise<boolean> {
    const { sameness } = await this.#sealed(findingId);
    const sealed = await this.#keys.seal(firmId, place(firmId, sameness, 'note_sealed'), Buffer.from(note));
    const judged = await this.#session.query<{ version: number }>(
      `UPDATE fraud_finding SET state = $4, judged_at = $5, judged_by = $6, note_sealed = $7, version = version + 1
       WHERE institution_id = $1 AND finding_id = $2 AND version = $3 RETURNING version`,
      [this.#session.institutionId, findingId, version, verdict, this.#at, this.#actorId, sealed],
    );
    return judged.length === 1;
  }

  async detectors(): Promise<readonly DetectorCount[]> {
    const rows = await this.#session.query<{ code: string; state: string; month: string | null; findings: bigint }>(
      `SELECT code, state, to_char(to_timestamp(judged_at / 1000.0) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, count(*) AS findings
       FROM fraud_finding WHERE institution_id = $1 AND severity <> 'clear' GROUP BY code, state, month ORDER BY code, month, state`,
      [this.#session.institutionId],
    );
    return rows.map((row) => ({ ...row, state: row.state as DetectorCount['state'], findings: Number(row.findings) }));
  }

  async prevalence() {
    const [row] = await this.#session.query<{ confirmed: bigint; examined: bigint }>(
      `SELECT (SELECT count(DISTINCT firm_id) FROM fraud_finding WHERE institution_id = $1 AND state = 'confirmed') AS confirmed,
              (SELECT count(DISTINCT firm_id) FROM snapshot WHERE institution_id = $1) AS examined`,
      [this.#session.institutionId],
    );
    return { confirmed: Number(row?.confirmed ?? 0), examined: Number(row?.examined ?? 0) };
  }
}

function writtenFinding(finding: Finding): string {
  return JSON.stringify({ ...finding, amountFen: finding.amountFen === null ? null : String(finding.amountFen) });
}

function readFinding(text: string): Finding {
  const written = JSON.parse(text) as Omit<Finding, 'amountFen'> & { readonly amountFen: string | null };
  return { ...written, amountFen: written.amountFen === null ? null : fen(BigInt(written.amountFen)) };
}
