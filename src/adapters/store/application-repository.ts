import type { ApplicationRepository, ListedApplication, StoredApplication } from '#app/ports/application-repository.ts';
import type { TableQuery } from '#app/ports/table-query.ts';
import { calendarDate, type Fen, fen, type Instant, instant, ok, type RatePpb } from '#domain/kernel/index.ts';
import type { PostgresFirms } from './firm-repository.ts';
import type { KeyRing } from './key-ring.ts';
import { type Session, SQL } from './session.ts';
import { readTable } from './table-statement.ts';
import { APPLICATIONS } from './tables/applications.ts';

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

interface ListedRow extends Row {
  stage: ListedApplication['stage'];
  decision_id: string | null;
  decided_at: bigint;
  as_of: string;
  outcome: string;
  grade: string | null;
  pd: number | null;
  pd_low: number | null;
  pd_high: number | null;
  limit_fen: bigint | null;
  tenor_days: number | null;
  rate_ppb: bigint | null;
  referral_id: string | null;
  opened_at: bigint;
}

const listed = (row: ListedRow, firm: string | null): ListedApplication => ({
  ...stored(row),
  firm,
  stage: row.stage,
  decision:
    row.decision_id === null
      ? null
      : {
          decisionId: row.decision_id,
          decidedAt: instant(Number(row.decided_at)),
          asOf: calendarDate(row.as_of),
          outcome: row.outcome,
          grade: row.grade,
          pd: row.pd,
          pdLow: row.pd_low,
          pdHigh: row.pd_high,
          limitFen: row.limit_fen as Fen | null,
          tenorDays: row.tenor_days,
          ratePpb: row.rate_ppb as RatePpb | null,
        },
  referral: row.referral_id === null ? null : { referralId: row.referral_id, openedAt: instant(Number(row.opened_at)) },
});

export class PostgresApplications implements ApplicationRepository {
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

  async decided(applicationIds: readonly string[]): Promise<void> {
    if (applicationIds.length === 0) return;
    await this.#session.query(
      `UPDATE application SET state = 'decided', version = version + 1 WHERE institution_id = $1 AND application_id = ANY($2)`,
      [this.#session.institutionId, applicationIds],
    );
  }

  async table(query: TableQuery) {
    const page = await readTable<ListedRow>(this.#session, APPLICATIONS, query);
    if (!page.ok) return page;
    const codes = await this.#firms.codes(page.value.rows.map((row) => row.firm_id));
    return ok({ ...page.value, rows: page.value.rows.map((row) => listed(row, codes.get(row.firm_id) ?? null)) });
  }

  #rows() {
    return SQL.selectFrom('application').select(COLUMNS).where('institution_id', '=', this.#session.institutionId);
  }
}
