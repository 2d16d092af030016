import type { DecisionDesk, DeskCase, KeyedRecords, KeyedRequest, SnapshotName } from '#app/ports/decision-desk.ts';
import type { EvidenceRepository } from '#app/ports/evidence-repository.ts';
import type { ReferralRepository } from '#app/ports/referral-repository.ts';
import type { Act, Transaction } from '#app/ports/transaction.ts';
import type { LogEntry } from '#domain/audit/index.ts';
import {
  type CalendarDate,
  type Canonical,
  type Digest,
  type Failure,
  fail,
  type Instant,
  ok,
  type Result,
} from '#domain/kernel/index.ts';
import { ENTRY_COLUMNS, type EntryRow, entryOf } from '../log/log-rows.ts';
import { INSERT_DECISIONS, insertValues } from './decision-repository.ts';
import type { KeyRing } from './key-ring.ts';
import { entriesText, insertEntries, type PendingAct } from './log-writer.ts';
import { MODEL_EPOCH } from './model-register.ts';
import type { Session } from './session.ts';

interface CaseRow {
  firm_id: string | null;
  wrapped_key: Uint8Array | null;
  digest: string | null;
  model_epoch: string;
}

/**
 * Firm, key and newest snapshot of every code: the one statement by which decisions are loaded. Each is looked up for itself: as
 * joins they were planned for the empty tables of a new store, and then read all firms of the institution.
 */
const LOAD = `SELECT f.firm_id, k.wrapped_key, s.digest, ${MODEL_EPOCH} AS model_epoch
  FROM unnest($2::bytea[]) WITH ORDINALITY AS wanted (code_index, place)
  LEFT JOIN LATERAL (SELECT firm_id FROM firm WHERE institution_id = $1 AND code_index = wanted.code_index LIMIT 1) f ON true
  LEFT JOIN LATERAL (SELECT wrapped_key FROM subject_key WHERE institution_id = $1 AND subject_id = f.firm_id LIMIT 1) k ON true
  LEFT JOIN LATERAL (
    SELECT digest FROM snapshot
    WHERE institution_id = $1 AND firm_id = f.firm_id AND as_of = $3
      AND built_at >= coalesce((SELECT changed_at FROM firm_evidence WHERE institution_id = $1 AND firm_id = f.firm_id), 0)
    ORDER BY built_at DESC LIMIT 1
  ) s ON true
  ORDER BY wanted.place`;

/** All that a group of decisions writes, in one statement; it fails where one of the answers' keys is not free. */
const RECORD = `WITH decided AS (${INSERT_DECISIONS}),
  referred AS (
    INSERT INTO referral (institution_id, referral_id, decision_id, firm_id, state, asks, opened_at)
    SELECT $1, referral_id, decision_id, firm_id, 'open', asks, $2
    FROM json_to_recordset($6::json) AS opened (referral_id text, decision_id text, firm_id text, asks jsonb)
  ),
  answered AS (
    INSERT INTO idempotency (institution_id, operation, key, input_digest, response, created_at)
    SELECT $1, $7, key, digest, response, $2
    FROM json_to_recordset($8::json) AS given (key text, digest text, response text)
    ORDER BY key
  )
  ${insertEntries(9)}`;

/** What else the transaction has that the desk reads by. */
interface DeskSurroundings {
  readonly evidence: EvidenceRepository;
  readonly referrals: ReferralRepository;
  readonly actorId: string;
  readonly newId: Transaction['newId'];
}

export class PostgresDecisionDesk implements DecisionDesk {
  readonly #session: Session;
  readonly #keys: KeyRing;
  readonly #evidence: EvidenceRepository;
  readonly #referrals: ReferralRepository;
  readonly #actorId: string;
  readonly #newId: Transaction['newId'];
  readonly #at: Instant;

  constructor(session: Session, keys: KeyRing, { evidence, referrals, actorId, newId }: DeskSurroundings, at: Instant) {
    this.#session = session;
    this.#keys = keys;
    this.#evidence = evidence;
    this.#referrals = referrals;
    this.#actorId = actorId;
    this.#newId = newId;
    this.#at = at;
  }

  async load(codes: readonly string[], asOf: CalendarDate) {
    const indexes = codes.map((code) => Buffer.from(this.#keys.blindIndex('firm.code', code)));
    const rows = await this.#session.query<CaseRow & Record<string, unknown>>(LOAD, [
      this.#session.institutionId,
      indexes,
      asOf,
    ]);
    return rows.map((row) => this.#case(row));
  }

  #case(row: CaseRow): Result<DeskCase, Failure<'SUBJECT_ERASED'>> {
    const { firm_id: firmId, digest } = row;
    const modelEpoch = Number(row.model_epoch);
    if (firmId === null) return ok({ firmId: undefined, snapshot: undefined, modelEpoch });
    this.#keys.know(firmId, row.wrapped_key);
    if (row.wrapped_key === null) return fail('SUBJECT_ERASED', { subject: firmId });
    if (digest === null) return ok({ firmId, snapshot: undefined, modelEpoch });
    return ok({ firmId, snapshot: digest as Digest, modelEpoch });
  }

  async contents(snapshots: readonly SnapshotName[]) {
    const rows = await this.#session.query<{ firm_id: string; digest: string; sealed: Uint8Array }>(
      `SELECT s.firm_id, s.digest, s.sealed FROM unnest($2::text[], $3::text[]) AS wanted (firm_id, digest)
       JOIN snapshot s ON s.institution_id = $1 AND s.firm_id = wanted.firm_id AND s.digest = wanted.digest`,
      [this.#session.institutionId, snapshots.map(({ firmId }) => firmId), snapshots.map(({ digest }) => digest)],
    );
    const sealed = new Map(rows.map((row) => [`${row.firm_id}/${row.digest}`, row.sealed]));
    return snapshots.map(({ firmId, digest }) => {
      const row = `${firmId}/${digest}`;
      const found = sealed.get(row);
      if (!found) throw new Error(`the snapshot ${row} is gone`);
      return this.#keys.openPrepared(firmId, { table: 'snapshot', column: 'sealed', row }, found);
    });
  }

  async evidenceChanged(firmIds: readonly string[]) {
    await this.#session.query(
      `INSERT INTO firm_evidence (institution_id, firm_id, changed_at)
       SELECT $1, firm_id, $3 FROM unnest($2::text[]) AS changed (firm_id) ORDER BY firm_id
       ON CONFLICT (institution_id, firm_id) DO UPDATE
         SET changed_at = greatest(firm_evidence.changed_at, excluded.changed_at), changes = firm_evidence.changes + 1`,
      [this.#session.institutionId, [...new Set(firmIds)], this.#at],
    );
  }

  async firmsOfImport(importId: string) {
    const rows = await this.#session.query<{ firm_id: string }>(
      'SELECT DISTINCT firm_id FROM evidence_segment WHERE institution_id = $1 AND import_id = $2 ORDER BY firm_id',
      [this.#session.institutionId, importId],
    );
    return rows.map(({ firm_id }) => firm_id);
  }

  async recordsOf(firmId: string) {
    const values = [this.#session.institutionId, firmId];
    await this.#session.query(
      'SELECT changed_at FROM firm_evidence WHERE institution_id = $1 AND firm_id = $2 FOR SHARE',
      values,
    );
    const records: KeyedRecords[] = [];
    for (const { kind } of await this.#evidence.kindsOf(firmId)) {
      const table = await this.#evidence.load(firmId, kind);
      if (!table.ok) return table;
      if (!table.value) continue;
      // In the order in which the evidence repository lays the records of its segments one after another.
      const ids = await this.#session.query<{ record_id: Uint8Array }>(
        `SELECT r.record_id FROM evidence_record r
         JOIN evidence_import i ON i.institution_id = r.institution_id AND i.import_id = r.import_id
         WHERE r.institution_id = $1 AND r.firm_id = $2 AND r.kind = $3
         ORDER BY i.arrived_at, r.import_id, r.ordinal`,
        [...values, kind],
      );
      records.push({ table: table.value, recordIds: Buffer.concat(ids.map(({ record_id }) => record_id)) });
    }
    return ok(records);
  }

  async answered(operation: string, requests: readonly KeyedRequest[]) {
    const earlier = new Map<string, Result<string, Failure<'IDEMPOTENCY_KEY_REUSED'>>>();
    if (requests.length === 0) return earlier;
    const rows = await this.#session.query<{ key: string; input_digest: string; response: string | null }>(
      'SELECT key, input_digest, response FROM idempotency WHERE institution_id = $1 AND operation = $2 AND key = ANY($3)',
      [this.#session.institutionId, operation, requests.map(({ key }) => key)],
    );
    const found = new Map(rows.map((row) => [row.key, row]));
    for (const { key, digest } of requests) {
      const row = found.get(key);
      if (!row) continue;
      if (row.response === null) throw new Error(`the idempotency key ${key} is claimed without an answer`);
      earlier.set(key, row.input_digest === digest ? ok(row.response) : fail('IDEMPOTENCY_KEY_REUSED', { key }));
    }
    return earlier;
  }

  async record({ decisions, referrals, answers, operation, acts }: Parameters<DecisionDesk['record']>[0]) {
    if (decisions.length === 0) return;
    const { institutionId } = this.#session;
    await this.#keys.prepare(decisions.map(({ firmId }) => firmId));
    const by = { institutionId, at: this.#at, actorId: this.#actorId, keys: this.#keys };
    this.#session.send(RECORD, [
      ...insertValues(decisions, by),
      JSON.stringify(
        referrals.map(({ referralId, decisionId, firmId, asks }) => {
          return { referral_id: referralId, decision_id: decisionId, firm_id: firmId, asks };
        }),
      ),
      operation,
      JSON.stringify(answers),
      entriesText(
        institutionId,
        this.#keys,
        this.#at,
        acts.map((act) => this.#pending(act)),
      ),
    ]);
  }

  #pending(act: Act): PendingAct {
    return { ...act, entryId: this.#newId('log'), actor: act.actor ?? this.#actorId };
  }

  async keepFacts(digest: Digest, facts: Canonical) {
    await this.#session.query(
      `INSERT INTO law_facts (institution_id, digest, facts, kept_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [this.#session.institutionId, digest, JSON.stringify(facts), this.#at],
    );
  }

  async facts(digest: Digest) {
    const [row] = await this.#session.query<{ facts: Canonical }>(
      'SELECT facts FROM law_facts WHERE institution_id = $1 AND digest = $2',
      [this.#session.institutionId, digest],
    );
    return row?.facts;
  }

  async referralOf(decisionId: string) {
    const [row] = await this.#session.query<{ referral_id: string }>(
      `SELECT referral_id FROM referral WHERE institution_id = $1 AND decision_id = $2 AND state <> 'closed'
       ORDER BY referral_id LIMIT 1`,
      [this.#session.institutionId, decisionId],
    );
    return row && this.#referrals.get(row.referral_id);
  }

  async entriesOf(firmId: string, at: Instant): Promise<readonly LogEntry[]> {
    const { institutionId } = this.#session;
    const rows = await this.#session.query<EntryRow>(
      `SELECT ${ENTRY_COLUMNS} FROM log_entry WHERE institution_id = $1 AND subject_id = $2 AND at = $3`,
      [institutionId, firmId, at],
    );
    return rows.map((row) => entryOf(row, institutionId));
  }
}
