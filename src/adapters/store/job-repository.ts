import type { Selectable } from 'kysely';
import type { Ids } from '#app/ports/ids.ts';
import type { JobProgress, JobRepository } from '#app/ports/job-repository.ts';
import type { TableQuery } from '#app/ports/table-query.ts';
import { type Instant, instant, ok } from '#domain/kernel/index.ts';
import type { KeyRing } from './key-ring.ts';
import type { JobProgressTable } from './schema.ts';
import { type Session, SQL } from './session.ts';
import { readTable } from './table-statement.ts';
import { JOBS } from './tables/jobs.ts';

const messagePlace = (jobId: string) => ({ table: 'job_progress', column: 'message_sealed', row: jobId });

const progress = (row: Selectable<JobProgressTable>, message: JobProgress['message']): JobProgress => ({
  jobId: row.job_id,
  queue: row.queue,
  state: row.state,
  done: Number(row.done),
  total: row.total === null ? null : Number(row.total),
  message,
  requestedBy: row.requested_by,
  requestedAt: instant(Number(row.requested_at)),
  updatedAt: instant(Number(row.updated_at)),
});

/** Jobs as the institution sees them. The queue itself is told through the outbox, so that a job exists if its request was committed. */
export class PostgresJobs implements JobRepository {
  readonly #session: Session;
  readonly #keys: KeyRing;
  readonly #ids: Ids;
  readonly #actorId: string;
  readonly #at: Instant;

  constructor(session: Session, keys: KeyRing, ids: Ids, actorId: string, at: Instant) {
    this.#session = session;
    this.#keys = keys;
    this.#ids = ids;
    this.#actorId = actorId;
    this.#at = at;
  }

  async request(queue: string, payload: Readonly<Record<string, unknown>>, total?: number): Promise<string> {
    const jobId = this.#ids.next('job');
    await this.#session.run(
      SQL.insertInto('job_progress').values({
        institution_id: this.#session.institutionId,
        job_id: jobId,
        queue,
        state: 'waiting',
        done: 0,
        total: total ?? null,
        requested_by: this.#actorId,
        requested_at: this.#at,
        updated_at: this.#at,
        called_off_by: null,
      }),
    );
    await this.#session.query(
      `INSERT INTO outbox (institution_id, outbox_id, topic, payload, created_at) VALUES ($1, $2, $3, $4, $5)`,
      [
        this.#session.institutionId,
        this.#ids.next('out'),
        `job.${queue}`,
        JSON.stringify({ ...payload, institutionId: this.#session.institutionId, jobId, actorId: this.#actorId }),
        this.#at,
      ],
    );
    return jobId;
  }

  async report(jobId: string, wanted: Parameters<JobRepository['report']>[1]): Promise<void> {
    await this.#session.run(
      SQL.updateTable('job_progress')
        .set({
          updated_at: this.#at,
          ...(wanted.state === undefined ? {} : { state: wanted.state }),
          ...(wanted.done === undefined ? {} : { done: wanted.done }),
          ...(wanted.total === undefined ? {} : { total: wanted.total }),
          ...(wanted.message === undefined ? {} : { message_sealed: await this.#seal(jobId, wanted.message) }),
        })
        .where('institution_id', '=', this.#session.institutionId)
        .where('job_id', '=', jobId),
    );
  }

  /** Why a file was refused often quotes what stood in it. */
  async #seal(jobId: string, message: JobProgress['message']): Promise<Uint8Array | null> {
    if (message === null) return null;
    return this.#keys.seal(this.#session.institutionId, messagePlace(jobId), Buffer.from(JSON.stringify(message)));
  }

  async #progress(row: Selectable<JobProgressTable>): Promise<JobProgress> {
    if (row.message_sealed === null) return progress(row, null);
    const opened = await this.#keys.open(this.#session.institutionId, messagePlace(row.job_id), row.message_sealed);
    if (!opened.ok) throw new Error(`the message of ${row.job_id} was altered in the database`);
    return progress(row, JSON.parse(Buffer.from(opened.value).toString('utf8')) as JobProgress['message']);
  }

  async callOff(jobId: string): Promise<boolean> {
    const rows = await this.#session.query(
      `UPDATE job_progress SET called_off_by = $3, updated_at = $4, state = CASE state WHEN 'waiting' THEN 'cancelled' ELSE state END
       WHERE institution_id = $1 AND job_id = $2 AND state IN ('waiting', 'running') RETURNING 1`,
      [this.#session.institutionId, jobId, this.#actorId, this.#at],
    );
    return rows.length > 0;
  }

  async isCalledOff(jobId: string): Promise<boolean> {
    const row = await this.#session.first(this.#rows().where('job_id', '=', jobId));
    return row !== undefined && row.called_off_by !== null;
  }

  async get(jobId: string): Promise<JobProgress | undefined> {
    const row = await this.#session.first(this.#rows().where('job_id', '=', jobId));
    return row && this.#progress(row);
  }

  async table(query: TableQuery) {
    const page = await readTable<Selectable<JobProgressTable>>(this.#session, JOBS, query);
    if (!page.ok) return page;
    const rows: JobProgress[] = [];
    for (const row of page.value.rows) rows.push(await this.#progress(row));
    return ok({ ...page.value, rows });
  }

  #rows() {
    return SQL.selectFrom('job_progress').selectAll().where('institution_id', '=', this.#session.institutionId);
  }
}
