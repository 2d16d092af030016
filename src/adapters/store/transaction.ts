import type { QueryResult } from 'pg';
import type { AccessRows } from '#app/ports/access-rows.ts';
import type { Act, Transaction } from '#app/ports/transaction.ts';
import type { Idempotency, ListedInstitution, Replayable, StoreFailure, WorkContext } from '#app/unit-of-work.ts';
import { fail, type Id, type Instant, ok, type Result } from '#domain/kernel/index.ts';
import { idsFrom } from '../ids.ts';
import { PostgresLogTree } from '../log/postgres-log-tree.ts';
import { accessRows } from './access/access-rows.ts';
import { PostgresApplications } from './application-repository.ts';
import { PostgresArtefacts } from './artefact-repository.ts';
import { PostgresBandBook } from './band-book.ts';
import { PostgresCasework } from './casework.ts';
import { PostgresCounsel } from './counsel-repository.ts';
import { PostgresDecisionDesk } from './decision-desk.ts';
import { PostgresDecisions } from './decision-repository.ts';
import { PostgresDrafts } from './draft-repository.ts';
import { PostgresEvidence } from './evidence-repository.ts';
import { PostgresExperiments } from './experiment-repository.ts';
import { PostgresFirmBook } from './firm-book.ts';
import { PostgresFirms } from './firm-repository.ts';
import { PostgresFraudBook } from './fraud-book.ts';
import { PostgresJobs } from './job-repository.ts';
import { KeyRing } from './key-ring.ts';
import { PostgresLawBook } from './law-book.ts';
import { PostgresLeases } from './lease-repository.ts';
import { type PendingAct, writeLog } from './log-writer.ts';
import { PostgresModelRegister } from './model-register.ts';
import { PostgresObjections } from './objection-repository.ts';
import { PostgresPartyGraph } from './party-graph.ts';
import { PostgresReferrals } from './referral-repository.ts';
import { PostgresSavedFilters } from './saved-filters.ts';
import { Session, type SqlClient } from './session.ts';
import { PostgresSnapshots } from './snapshot-repository.ts';
import { sqlLiteral } from './sql-literal.ts';
import { PostgresStanding } from './standing.ts';
import type { UnitOfWorkParts } from './unit-of-work.ts';
import { PostgresUploads } from './upload-repository.ts';
import { WriteWatch } from './write-watch.ts';

/** One attempt at a unit of work on one connection. */
export class PostgresTransaction implements Transaction {
  readonly institutionId: string;
  readonly actorId: string;
  readonly at: Instant;
  /** For repositories of other modules that live in this folder. */
  readonly session: Session;
  readonly access: AccessRows;
  readonly subjects: KeyRing;
  readonly leases: PostgresLeases;
  readonly jobs: PostgresJobs;
  readonly firms: PostgresFirms;
  readonly book: PostgresFirmBook;
  readonly evidence: PostgresEvidence;
  readonly partyGraph: PostgresPartyGraph;
  readonly fraudBook: PostgresFraudBook;
  readonly snapshots: PostgresSnapshots;
  readonly applications: PostgresApplications;
  readonly desk: PostgresDecisionDesk;
  readonly decisions: PostgresDecisions;
  readonly referrals: PostgresReferrals;
  readonly objections: PostgresObjections;
  readonly band: PostgresBandBook;
  readonly artefacts: PostgresArtefacts;
  readonly models: PostgresModelRegister;
  readonly experiments: PostgresExperiments;
  readonly counsel: PostgresCounsel;
  readonly lawBook: PostgresLawBook;
  readonly tree: PostgresLogTree;
  readonly uploads: PostgresUploads;
  readonly casework: PostgresCasework;
  readonly drafts: PostgresDrafts;
  readonly savedFilters: PostgresSavedFilters;
  readonly standing: PostgresStanding;
  readonly newId: <P extends string>(prefix: P) => Id<P>;
  readonly #client: SqlClient;
  readonly #watch: WriteWatch;
  readonly #acts: PendingAct[] = [];
  readonly #tidings: { readonly id: string; readonly topic: string; readonly payload: string }[] = [];

  constructor(client: SqlClient, context: WorkContext, parts: Omit<UnitOfWorkParts, 'source'>) {
    const at = parts.clock.now();
    const ids = idsFrom({ now: () => at }, parts.chance);
    const watch = new WriteWatch(client);
    const session = new Session(watch, context.institutionId);
    this.#client = client;
    this.#watch = watch;
    const keys = new KeyRing(session, parts.master, parts.chance, at);
    this.institutionId = context.institutionId;
    this.actorId = context.actorId;
    this.at = at;
    this.newId = (prefix) => ids.next(prefix);
    this.session = session;
    this.subjects = keys;
    this.leases = new PostgresLeases(session, at);
    this.jobs = new PostgresJobs(session, keys, ids, context.actorId, at);
    this.firms = new PostgresFirms(session, keys, ids, at);
    this.access = accessRows(session, this.firms);
    this.evidence = new PostgresEvidence(session, keys, this.firms, context.actorId, at);
    this.book = new PostgresFirmBook(session, keys, this.evidence, parts.master);
    this.partyGraph = new PostgresPartyGraph(session, keys, this.firms, at);
    this.fraudBook = new PostgresFraudBook(session, keys, this.firms, ids, context.actorId, at);
    this.snapshots = new PostgresSnapshots(session, keys, at);
    this.applications = new PostgresApplications(session, keys, this.firms, context.actorId, at);
    this.decisions = new PostgresDecisions(session, keys, this.firms, context.actorId, at);
    this.referrals = new PostgresReferrals(session, keys, this.firms, context.actorId, at);
    this.band = new PostgresBandBook(session, context.actorId, at);
    this.objections = new PostgresObjections(session, keys, this.firms, context.actorId, at);
    this.desk = new PostgresDecisionDesk(session, keys, this, at);
    this.artefacts = new PostgresArtefacts(session, context.actorId, at);
    this.experiments = new PostgresExperiments(session, context.actorId, at);
    this.models = new PostgresModelRegister(session, at);
    this.counsel = new PostgresCounsel(session, context.actorId, at);
    this.lawBook = new PostgresLawBook(session, keys);
    this.tree = new PostgresLogTree(session, at);
    this.uploads = new PostgresUploads(session, keys, at);
    this.casework = new PostgresCasework(session, keys, context.actorId, at);
    this.drafts = new PostgresDrafts(session, keys, context.actorId, at);
    this.standing = new PostgresStanding(session, at);
    this.savedFilters = new PostgresSavedFilters(session, keys, context.actorId, at);
  }

  /** Whether anything was written so far; the claim of a key does not count, since it is what makes trying again safe. */
  get wrote(): boolean {
    return this.#watch.wrote;
  }

  log(act: Act): void {
    this.#acts.push({ ...act, entryId: this.newId('log'), actor: act.actor ?? this.actorId });
  }

  tell(topic: string, payload: Readonly<Record<string, unknown>>): void {
    this.#tidings.push({ id: this.newId('out'), topic, payload: JSON.stringify(payload) });
  }

  /** The institutions, for a transaction that acts for none of them. */
  async listInstitutions(): Promise<readonly ListedInstitution[]> {
    await this.session.query(`SELECT set_config('weir.scope', 'directory', true)`, []);
    return this.session.query<ListedInstitution & Record<string, string>>(
      'SELECT institution_id AS "institutionId", code, name FROM institution ORDER BY institution_id',
      [],
    );
  }

  /**
   * Opens the transaction, together with whatever statement comes first, and claims the idempotency key. A claim waits for an earlier request with the key; when
   * that one committed, its answer is returned here and there is nothing left to do.
   */
  async begin<T>(idempotency: Idempotency<T> | undefined): Promise<Result<Replayable<T>, StoreFailure> | undefined> {
    const settings = [
      `set_config('weir.institution_id', ${sqlLiteral(this.institutionId)}, true)`,
      `set_config('weir.actor_id', ${sqlLiteral(this.actorId)}, true)`,
    ];
    const opening = `BEGIN; SELECT ${settings.join(', ')}`;
    if (!idempotency) {
      this.session.sent(this.#client.query(opening));
      return undefined;
    }
    const key = [this.institutionId, idempotency.operation, idempotency.key].map(sqlLiteral).join(', ');
    const claim = `INSERT INTO idempotency (institution_id, operation, key, input_digest, created_at)
      VALUES (${key}, ${sqlLiteral(idempotency.inputDigest)}, ${this.at}) ON CONFLICT DO NOTHING`;
    // The driver answers several statements with one result each, which its types do not say.
    const results: QueryResult | QueryResult[] = await this.#client.query(`${opening}; ${claim}`);
    const claimed = Array.isArray(results) ? results.at(-1) : results;
    if (claimed?.rowCount === 1) return undefined;
    return this.#earlier(idempotency);
  }

  async #earlier<T>(idempotency: Idempotency<T>): Promise<Result<Replayable<T>, StoreFailure>> {
    const [row] = await this.session.query<{ input_digest: string; response: string | null }>(
      'SELECT input_digest, response FROM idempotency WHERE institution_id = $1 AND operation = $2 AND key = $3',
      [this.institutionId, idempotency.operation, idempotency.key],
    );
    if (!row || row.response === null)
      throw new Error(`the idempotency key ${idempotency.key} is claimed without an answer`);
    if (row.input_digest !== idempotency.inputDigest) return fail('IDEMPOTENCY_KEY_REUSED', { key: idempotency.key });
    return ok({ value: idempotency.read(row.response), replayed: true });
  }

  /** Sends what was gathered for the end: log entries and tidings. */
  async flush(): Promise<void> {
    await writeLog(this.session, this.subjects, this.at, this.#acts);
    if (this.#tidings.length === 0) return;
    this.session.send(
      `INSERT INTO outbox (institution_id, outbox_id, topic, payload, created_at)
       SELECT $1, id, topic, payload, $2 FROM unnest($3::text[], $4::text[], $5::jsonb[]) AS told (id, topic, payload)`,
      [
        this.institutionId,
        this.at,
        this.#tidings.map((t) => t.id),
        this.#tidings.map((t) => t.topic),
        this.#tidings.map((t) => t.payload),
      ],
    );
  }

  async commit<T>(idempotency: Idempotency<T> | undefined, value: T): Promise<void> {
    const answer = idempotency
      ? `UPDATE idempotency SET response = ${sqlLiteral(idempotency.write(value))} WHERE institution_id = ${sqlLiteral(this.institutionId)}
           AND operation = ${sqlLiteral(idempotency.operation)} AND key = ${sqlLiteral(idempotency.key)}; `
      : '';
    // Sent right behind what is still under way: where any of that fails, the server rolls back instead.
    const committed = this.#client.query(`${answer}COMMIT`);
    committed.catch(() => undefined);
    await this.session.settled();
    const results: QueryResult | QueryResult[] = await committed;
    const last = Array.isArray(results) ? results.at(-1) : results;
    // A transaction in which a statement failed answers COMMIT with a rollback and without an error.
    if (last?.command !== 'COMMIT')
      throw new Error('a statement of this transaction had failed, nothing was committed');
  }
}
