import type { Selectable } from 'kysely';
import type { DecisionRepository, DecisionRow } from '#app/ports/decision-repository.ts';
import { calendarDate, type Digest, type Fen, type Instant, instant, type RatePpb } from '#domain/kernel/index.ts';
import type { KeyRing } from './key-ring.ts';
import type { DecisionRecordTable } from './schema.ts';
import { type Session, SQL } from './session.ts';

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
 * One statement for any number of decisions: columns as arrays, and all records behind one another in one value, each with
 * where it begins and how long it is. A single value travels as bytes; an array of them would be written out in hex, and read
 * again, on both sides. Parameters 1 to 23; `insertValues` gives them.
 */
export const INSERT_DECISIONS = `INSERT INTO decision_record (institution_id, decided_at, decided_by, decision_id, application_id, firm_id, as_of, mode,
    outcome, grade, pd, pd_low, pd_high, limit_fen, tenor_days, rate_ppb, snapshot_digest, model_digest, rules_digest, record_digest, sealed)
  SELECT $1, $2, $3, decision_id, application_id, firm_id, as_of, mode, outcome, grade, pd, pd_low, pd_high, limit_fen, tenor_days, rate_ppb,
    snapshot_digest, model_digest, rules_digest, record_digest, substring($21::bytea FROM begins FOR bytes)
  FROM unnest($4::text[], $5::text[], $6::text[], $7::date[], $8::text[], $9::text[], $10::text[],
    $11::float8[], $12::float8[], $13::float8[], $14::bigint[], $15::int[], $16::bigint[], $17::text[], $18::text[], $19::text[],
    $20::text[], $22::int[], $23::int[])
    AS made (decision_id, application_id, firm_id, as_of, mode, outcome, grade, pd, pd_low, pd_high, limit_fen, tenor_days, rate_ppb,
      snapshot_digest, model_digest, rules_digest, record_digest, begins, bytes)`;

const decisionRow = (row: Omit<Selectable<DecisionRecordTable>, 'institution_id' | 'sealed'>): DecisionRow => ({
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
  const sealed = decisions.map((d) => by.keys.sealPrepared(d.firmId, place(d.decisionId), d.record));
  const begins: number[] = [];
  let total = 0;
  for (const { length } of sealed) {
    begins.push(total + 1);
    total += length;
  }
  return [
    by.institutionId,
    by.at,
    by.actorId,
    decisions.map((d) => d.decisionId),
    decisions.map((d) => d.applicationId),
    decisions.map((d) => d.firmId),
    decisions.map((d) => d.asOf),
    decisions.map((d) => d.mode),
    decisions.map((d) => d.outcome),
    decisions.map((d) => d.grade),
    decisions.map((d) => d.pd),
    decisions.map((d) => d.pdLow),
    decisions.map((d) => d.pdHigh),
    decisions.map((d) => d.limitFen),
    decisions.map((d) => d.tenorDays),
    decisions.map((d) => d.ratePpb),
    decisions.map((d) => d.snapshotDigest),
    decisions.map((d) => d.modelDigest),
    decisions.map((d) => d.rulesDigest),
    decisions.map((d) => d.recordDigest),
    Buffer.concat(sealed, total),
    begins,
    sealed.map(({ length }) => length),
  ];
}

export class PostgresDecisions implements DecisionRepository {
  readonly #session: Session;
  readonly #keys: KeyRing;
  readonly #actorId: string;
  readonly #at: Instant;

  constructor(session: Session, keys: KeyRing, actorId: string, at: Instant) {
    this.#session = session;
    this.#keys = keys;
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

  async list(page: Parameters<DecisionRepository['list']>[0]): Promise<readonly DecisionRow[]> {
    const { before, firmId, outcome, limit } = page;
    let query = this.#rows().orderBy('decided_at', 'desc').orderBy('decision_id', 'desc').limit(limit);
    if (firmId !== undefined) query = query.where('firm_id', '=', firmId);
    if (outcome !== undefined) query = query.where('outcome', '=', outcome);
    if (before)
      query = query.where((eb) =>
        eb(eb.refTuple('decided_at', 'decision_id'), '<', eb.tuple(BigInt(before.decidedAt), before.decisionId)),
      );
    return (await this.#session.all(query)).map(decisionRow);
  }

  #rows() {
    return SQL.selectFrom('decision_record').select(COLUMNS).where('institution_id', '=', this.#session.institutionId);
  }
}
