import type { ModelRegister, ShadowScore, ShadowSummary } from '#app/ports/model-register.ts';
import { type ModelEvent, type ModelRef, modelKeyOf, type OutcomeCounts } from '#domain/credit/index.ts';
import type { Digest, Instant } from '#domain/kernel/index.ts';
import type { Session } from './session.ts';

/** The position of the newest event of an institution, as part of another statement; 0 before the first. */
export const MODEL_EPOCH = `coalesce((SELECT max(position) FROM model_event WHERE institution_id = $1), 0)`;

const LOCK_SPACE = 60;

export class PostgresModelRegister implements ModelRegister {
  readonly #session: Session;
  readonly #at: Instant;

  constructor(session: Session, at: Instant) {
    this.#session = session;
    this.#at = at;
  }

  async events(): Promise<readonly ModelEvent[]> {
    const rows = await this.#session.query<{ event: ModelEvent }>(
      'SELECT event FROM model_event WHERE institution_id = $1 ORDER BY position',
      [this.#session.institutionId],
    );
    return rows.map(({ event }) => event);
  }

  async lock(): Promise<void> {
    await this.#session.query('SELECT pg_advisory_xact_lock($2, hashtext($1))', [
      this.#session.institutionId,
      LOCK_SPACE,
    ]);
  }

  async append(events: readonly ModelEvent[]): Promise<void> {
    await this.#session.query(
      `INSERT INTO model_event (institution_id, position, at, actor, kind, event)
       SELECT $1, ${MODEL_EPOCH} + place, (event->>'at')::bigint, event->>'by', event->>'kind', event
       FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS added (event, place)`,
      [this.#session.institutionId, JSON.stringify(events)],
    );
  }

  addShadowScores(scores: readonly ShadowScore[]): void {
    if (scores.length === 0) return;
    const rows = scores.map(({ model, ...score }) => ({ ...score, model: modelKeyOf(model) }));
    this.#session.send(
      `INSERT INTO shadow_score (institution_id, model, decision_id, policy, at, pd, pd_low, pd_high, score, grade, action,
         champion_pd, champion_outcome)
       SELECT $1, model, "decisionId", policy, $2, pd, "pdLow", "pdHigh", score, grade, action, "championPd", "championOutcome"
       FROM json_to_recordset($3::json) AS said (model text, "decisionId" text, policy text, pd double precision,
         "pdLow" double precision, "pdHigh" double precision, score double precision, grade text, action text,
         "championPd" double precision, "championOutcome" text)`,
      [this.#session.institutionId, this.#at, JSON.stringify(rows)],
    );
  }

  async shadowSummary(model: ModelRef): Promise<ShadowSummary> {
    const rows = await this.#session.query<{
      action: string;
      outcome: string;
      cases: number;
      pd: number;
      champion: number | null;
      scored: number;
    }>(
      `SELECT action, champion_outcome AS outcome, count(*)::int AS cases, sum(pd) AS pd, sum(champion_pd) AS champion,
         count(champion_pd)::int AS scored
       FROM shadow_score WHERE institution_id = $1 AND model = $2
       GROUP BY action, champion_outcome ORDER BY action, champion_outcome`,
      [this.#session.institutionId, modelKeyOf(model)],
    );
    const sum = (value: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + value(row), 0);
    const [cases, scored] = [sum((row) => row.cases), sum((row) => row.scored)];
    return {
      cases,
      meanPd: cases === 0 ? null : sum((row) => row.pd) / cases,
      meanChampionPd: scored === 0 ? null : sum((row) => row.champion ?? 0) / scored,
      agreement: rows.map(({ action, outcome, cases: n }) => ({ action, outcome, cases: n })),
    };
  }

  async outcomesOf(modelDigest: Digest, since: number): Promise<OutcomeCounts> {
    const rows = await this.#session.query<{ outcome: keyof OutcomeCounts; cases: number }>(
      `SELECT outcome, count(*)::int AS cases FROM decision_record
       WHERE institution_id = $1 AND model_digest = $2 AND decided_at >= $3 GROUP BY outcome`,
      [this.#session.institutionId, modelDigest, since],
    );
    const counts = { approve: 0, counter: 0, refer: 0, decline: 0 };
    for (const { outcome, cases } of rows) counts[outcome] = cases;
    return counts;
  }
}
