import type { ApplicationRepository, StoredApplication } from '#app/ports/application-repository.ts';
import { fen, type Instant, instant } from '#domain/kernel/index.ts';
import type { KeyRing } from './key-ring.ts';
import { type Session, SQL } from './session.ts';

const place = (applicationId: string) => ({ table: 'application', column: 'sealed', row: applicationId });

const COLUMNS = [
  'application_id',
  'firm_id',
  'product',
  'requested_fen',
  'requested_days',
  'state',
  'submitted_at',
  'submitted_by',
  'version',
] as const;

interface Row {
  application_id: string;
  firm_id: string;
  product: string;
  requested_fen: bigint;
  requested_days: number;
  state: string;
  submitted_at: bigint;
  submitted_by: string;
  version: number;
}

const stored = (row: Row): StoredApplication => ({
  applicationId: row.application_id,
  firmId: row.firm_id,
  product: row.product,
  requestedFen: fen(row.requested_fen),
  requestedDays: row.requested_days,
  state: row.state,
  submittedAt: instant(Number(row.submitted_at)),
  submittedBy: row.submitted_by,
  version: row.version,
});

export class PostgresApplications implements ApplicationRepository {
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

  async add(application: Parameters<ApplicationRepository['add']>[0]): Promise<void> {
    const { applicationId, firmId } = application;
    await this.#session.run(
      SQL.insertInto('application').values({
        institution_id: this.#session.institutionId,
        application_id: applicationId,
        firm_id: firmId,
        product: application.product,
        requested_fen: application.requestedFen,
        requested_days: application.requestedDays,
        state: application.state,
        submitted_at: this.#at,
        submitted_by: this.#actorId,
        sealed: await this.#keys.seal(firmId, place(applicationId), application.content),
      }),
    );
  }

  async get(applicationId: string): Promise<StoredApplication | undefined> {
    const row = await this.#session.first(this.#rows().where('application_id', '=', applicationId));
    return row && stored(row);
  }

  async content(application: StoredApplication) {
    const row = await this.#session.first(
      SQL.selectFrom('application')
        .select('sealed')
        .where('institution_id', '=', this.#session.institutionId)
        .where('application_id', '=', application.applicationId),
    );
    if (!row) throw new Error(`no application ${application.applicationId}`);
    return this.#keys.open(application.firmId, place(application.applicationId), row.sealed);
  }

  async move(applicationId: string, version: number, state: string): Promise<boolean> {
    const moved = await this.#session.run(
      SQL.updateTable('application')
        .set({ state, version: version + 1 })
        .where('institution_id', '=', this.#session.institutionId)
        .where('application_id', '=', applicationId)
        .where('version', '=', version),
    );
    return moved === 1;
  }

  async list(page: Parameters<ApplicationRepository['list']>[0]): Promise<readonly StoredApplication[]> {
    const { before, firmId, state, limit } = page;
    let query = this.#rows().orderBy('submitted_at', 'desc').orderBy('application_id', 'desc').limit(limit);
    if (firmId !== undefined) query = query.where('firm_id', '=', firmId);
    if (state !== undefined) query = query.where('state', '=', state);
    if (before)
      query = query.where((eb) =>
        eb(
          eb.refTuple('submitted_at', 'application_id'),
          '<',
          eb.tuple(BigInt(before.submittedAt), before.applicationId),
        ),
      );
    return (await this.#session.all(query)).map(stored);
  }

  #rows() {
    return SQL.selectFrom('application').select(COLUMNS).where('institution_id', '=', this.#session.institutionId);
  }
}
