import type { AskedExperiment, ExperimentRepository, StoredExperiment } from '#app/ports/experiment-repository.ts';
import { type Instant, instant } from '#domain/kernel/index.ts';
import type { Session } from './session.ts';

type Row = {
  experiment_id: string;
  job_id: string;
  asked: AskedExperiment;
  asked_by: string;
  asked_at: string;
  result: Readonly<Record<string, unknown>> | null;
};

const listed = (row: Omit<Row, 'result'>): Omit<StoredExperiment, 'result'> => ({
  experimentId: row.experiment_id,
  jobId: row.job_id,
  asked: row.asked,
  askedBy: row.asked_by,
  askedAt: instant(Number(row.asked_at)),
});

export class PostgresExperiments implements ExperimentRepository {
  readonly #session: Session;
  readonly #actorId: string;
  readonly #at: Instant;

  constructor(session: Session, actorId: string, at: Instant) {
    this.#session = session;
    this.#actorId = actorId;
    this.#at = at;
  }

  async add({ experimentId, jobId, asked }: Parameters<ExperimentRepository['add']>[0]): Promise<void> {
    await this.#session.query(
      `INSERT INTO experiment (institution_id, experiment_id, job_id, asked, asked_by, asked_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [this.#session.institutionId, experimentId, jobId, JSON.stringify(asked), this.#actorId, this.#at],
    );
  }

  async get(experimentId: string): Promise<StoredExperiment | undefined> {
    const [row] = await this.#session.query<Row>(
      'SELECT * FROM experiment WHERE institution_id = $1 AND experiment_id = $2',
      [this.#session.institutionId, experimentId],
    );
    return row && { ...listed(row), result: row.result };
  }

  async list(): Promise<readonly Omit<StoredExperiment, 'result'>[]> {
    const rows = await this.#session.query<Omit<Row, 'result'>>(
      `SELECT experiment_id, job_id, asked, asked_by, asked_at FROM experiment
       WHERE institution_id = $1 ORDER BY experiment_id DESC LIMIT 100`,
      [this.#session.institutionId],
    );
    return rows.map(listed);
  }

  async keepResult(experimentId: string, result: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#session.query('UPDATE experiment SET result = $3 WHERE institution_id = $1 AND experiment_id = $2', [
      this.#session.institutionId,
      experimentId,
      JSON.stringify(result),
    ]);
  }

  async decisionsBetween(from: number, to: number, limit: number): Promise<readonly string[]> {
    const rows = await this.#session.query<{ decision_id: string }>(
      `SELECT decision_id FROM decision_record
       WHERE institution_id = $1 AND decided_at >= $2 AND decided_at < $3 AND mode = 'full'
       ORDER BY decided_at, decision_id LIMIT $4`,
      [this.#session.institutionId, from, to, limit],
    );
    return rows.map(({ decision_id }) => decision_id);
  }
}
