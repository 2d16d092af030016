import type { Selectable } from 'kysely';
import type { DecisionRepository, DecisionRow } from '#app/ports/decision-repository.ts';
import type { TableQuery } from '#app/ports/table-query.ts';
import { calendarDate, type Digest, type Fen, type Instant, instant, ok, type RatePpb } from '#domain/kernel/index.ts';
import type { PostgresFirms } from './firm-repository.ts';
import type { KeyRing } from './key-ring.ts';
import type { DecisionRecordTable } from './schema.ts';
import { type Session, SQL } from './session.ts';
import { readTable } from './table-statement.ts';
import { DECISIONS } from './tables/decisions.ts';

const place = (decisionId: string) => ({ table: 'decision_record', column: 'sealed', row: decisionId });

const COLUMNS = [
  'decision_id',
  'application_id',
  'firm_id',
  'as_of',
  'decided_at',
  'decided_by',
  'mode',
  'outcome',
  'grade',
  'pd',
  'pd_low',
  'pd_high',
  'limit_fen',
  'tenor_days',
  'rate_ppb',
  'snapshot_digest',
  'model_digest',
  'rules_digest',
  'record_digest',
] as const;

/**
 * One statement for any number of decisions: their columns as one JSON text, since as many arrays as columns cost the server a
 * table each, and all records behind one another in one value, each with where it begins and how long it is. A single value
 * travels as bytes; within JSON it would be written out in hex, and read again. Parameters 1 to 5; `insertValues` gives them.
 */
export const INSERT_DECISIONS = `INSERT INTO decision_record (institution_id, decided_at, decided_by, decision_id, application_id, firm_id, as_of, mode,
    outcome, grade, pd, pd_low, pd_high, limit_fen, tenor_days, rate_ppb, snapshot_digest, model_digest, rules_digest, record_digest,
    checks_agree, checks_contradict, checks_unclear, findings_review, findings_block, sealed)
  SELECT $1, $2, $3, decision_id, application_id, firm_id, as_of, mode, outcome, grade, pd, pd_low, pd_high, limit_fen, tenor_days, rate_ppb,
    snapshot_digest, model_digest, rules_digest, record_digest, checks_agree, checks_contradict, checks_unclear, findings_review,
    findings_block, substring($5::bytea FROM begins FOR bytes)
  FROM json_to_recordset($4::json) AS made (decision_id text, application_id text, firm_id text, as_of date, mode text, outcome text,
    grade text, pd float8, pd_low float8, pd_high float8, limit_fen bigint, tenor_days int, rate_ppb bigint,
    snapshot_digest text, model_digest text, rules_digest text, record_digest text, checks_agree int, checks_contradict int, checks_unclear int,
    findings_review int, findings_block int, begins int, bytes int)`;

type ReadRow = Omit<Selectable<DecisionRecordTable>, 'institution_id' | 'sealed'>;

const decisionRow = (row: ReadRow): DecisionRow => ({
  decisionId: row.decision_id,
  applicationId: row.application_id,
  firmId: row.firm_id,
  asOf: calendarDate(row.as_of),
  decidedAt: instant(Number(row.decided_at)),
  decidedBy: row.decided_by,
  mode: row.mode,
  outcome: row.outcome as DecisionRow['outcome'],
  grade: row.grade,
  pd: row.pd,
  pdLow: row.pd_low,
  pdHigh: row.pd_high,
  limitFen: row.limit_fen as Fen | null,
  tenorDays: row.tenor_days,
  ratePpb: row.rate_ppb as RatePpb | null,
  snapshotDigest: row.snapshot_digest as Digest,
  modelDigest: row.model_digest as Digest,
  rulesDigest: row.rules_digest as Digest,
  recordDigest: row.record_digest as Digest,
});

export type NewDecision = Parameters<DecisionRepository['add']>[0][number];

/** The parameters of INSERT_DECISIONS; the keys of the firms must be prepared. */
export function insertValues(
  decisions: readonly NewDecision[],
  by: { readonly institutionId: string; readonly at: Instant; readonly actorId: string; readonly keys: KeyRing },
): readonly unknown[] {
  const sealed: Uint8Array[] = [];
  let total = 0;
  const rows = decisions.map((d) => {
    const record = by.keys.sealPrepared(d.firmId, place(d.decisionId), d.record);
    sealed.push(record);
    total += record.length;
    return rowOf(d, total - record.length + 1, record.length);
  });
  return [by.institutionId, by.at, by.actorId, JSON.stringify(rows), Buffer.concat(sealed, total)];
}

function rowOf(d: NewDecision, begins: number, bytes: number) {
  return {
    decision_id: d.decisionId,
    application_id: d.applicationId,
    firm_id: d.firmId,
    as_of: d.asOf,
    mode: d.mode,
    outcome: d.outcome,
    grade: d.grade,
    pd: d.pd,
    pd_low: d.pdLow,
    pd_high: d.pdHigh,
    limit_fen: d.limitFen === null ? null : String(d.limitFen),
    tenor_days: d.tenorDays,
    rate_ppb: d.ratePpb === null ? null : String(d.ratePpb),
    snapshot_digest: d.snapshotDigest,
    model_digest: d.modelDigest,
    rules_digest: d.rulesDigest,
    record_digest: d.recordDigest,
    ...(d.examined
      ? {
          checks_agree: d.examined.agree,
          checks_contradict: d.examined.contradict,
          checks_unclear: d.examined.unclear,
          findings_review: d.examined.review,
          findings_block: d.examined.block,
        }
      : {}),
    begins,
    bytes,
  };
}

export class PostgresDecisions implements DecisionRepository {
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

  async add(decisions: Parameters<DecisionRepository['add']>[0]): Promise<void> {
    if (decisions.length === 0) return;
    await this.#keys.prepare(decisions.map((d) => d.firmId));
    const { institutionId } = this.#session;
    await this.#session.query(
      INSERT_DECISIONS,
      insertValues(decisions, { institutionId, at: this.#at, actorId: this.#actorId, keys: this.#keys }),
    );
  }

  async get(decisionId: string): Promise<DecisionRow | undefined> {
    const row = await this.#session.first(this.#rows().where('decision_id', '=', decisionId));
    return row && decisionRow(row);
  }

  async record(decision: DecisionRow) {
    const row = await this.#session.first(
      SQL.selectFrom('decision_record')
        .select('sealed')
        .where('institution_id', '=', this.#session.institutionId)
        .where('decision_id', '=', decision.decisionId),
    );
    if (!row) throw new Error(`no decision ${decision.decisionId}`);
    return this.#keys.open(decision.firmId, place(decision.decisionId), row.sealed);
  }

  async ofApplication(applicationId: string): Promise<readonly DecisionRow[]> {
    const rows = await this.#session.all(
      this.#rows()
        .where('application_id', '=', applicationId)
        .orderBy('decided_at', 'desc')
        .orderBy('decision_id', 'desc'),
    );
    return rows.map(decisionRow);
  }

  async table(query: TableQuery) {
    const page = await readTable<ReadRow>(this.#session, DECISIONS, query);
    if (!page.ok) return page;
    const codes = await this.#firms.codes(page.value.rows.map((row) => row.firm_id));
    const rows = page.value.rows.map((row) => ({ ...decisionRow(row), firm: codes.get(row.firm_id) ?? null }));
    return ok({ ...page.value, rows });
  }

  #rows() {
    return SQL.selectFrom('decision_record').select(COLUMNS).where('institution_id', '=', this.#session.institutionId);
  }
}
