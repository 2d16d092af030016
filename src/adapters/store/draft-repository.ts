import type { Draft, DraftRepository } from '#app/ports/draft-repository.ts';
import { type Instant, instant } from '#domain/kernel/index.ts';
import type { KeyRing } from './key-ring.ts';
import type { Session } from './session.ts';

const place = (draftId: string, version: number) => ({
  table: 'application_draft_version',
  column: 'sealed',
  row: `${draftId}/${version}`,
});

const COLUMNS = 'draft_id, firm_id, account_id, begun_at, saved_at, version, application_id';

type Row = {
  draft_id: string;
  firm_id: string;
  account_id: string;
  begun_at: bigint;
  saved_at: bigint;
  version: number;
  application_id: string | null;
};

const draftOf = (row: Row): Draft => ({
  draftId: row.draft_id,
  firmId: row.firm_id,
  accountId: row.account_id,
  begunAt: instant(Number(row.begun_at)),
  savedAt: instant(Number(row.saved_at)),
  version: row.version,
  applicationId: row.application_id,
});

export class PostgresDrafts implements DraftRepository {
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

  async begin({ draftId, firmId }: Pick<Draft, 'draftId' | 'firmId'>, content: Uint8Array): Promise<void> {
    await this.#session.query(
      `INSERT INTO application_draft (institution_id, draft_id, firm_id, account_id, begun_at, saved_at, version)
       VALUES ($1, $2, $3, $4, $5, $5, 1)`,
      [this.#session.institutionId, draftId, firmId, this.#actorId, this.#at],
    );
    await this.#keep(draftId, firmId, 1, content);
  }

  async save({ draftId, firmId, version }: Draft, content: Uint8Array): Promise<boolean> {
    const saved = await this.#session.query(
      `UPDATE application_draft SET version = version + 1, saved_at = $3
       WHERE institution_id = $1 AND draft_id = $2 AND version = $4 AND application_id IS NULL RETURNING 1`,
      [this.#session.institutionId, draftId, this.#at, version],
    );
    if (saved.length === 0) return false;
    await this.#keep(draftId, firmId, version + 1, content);
    return true;
  }

  async #keep(draftId: string, firmId: string, version: number, content: Uint8Array): Promise<void> {
    await this.#session.query(
      `INSERT INTO application_draft_version (institution_id, draft_id, version, saved_at, saved_by, sealed)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        this.#session.institutionId,
        draftId,
        version,
        this.#at,
        this.#actorId,
        await this.#keys.seal(firmId, place(draftId, version), content),
      ],
    );
  }

  async send({ draftId, version }: Draft, applicationId: string): Promise<boolean> {
    const sent = await this.#session.query(
      `UPDATE application_draft SET application_id = $3
       WHERE institution_id = $1 AND draft_id = $2 AND version = $4 AND application_id IS NULL RETURNING 1`,
      [this.#session.institutionId, draftId, applicationId, version],
    );
    return sent.length === 1;
  }

  async get(draftId: string): Promise<Draft | undefined> {
    const [row] = await this.#session.query<Row>(
      `SELECT ${COLUMNS} FROM application_draft WHERE institution_id = $1 AND draft_id = $2 AND account_id = $3`,
      [this.#session.institutionId, draftId, this.#actorId],
    );
    return row && draftOf(row);
  }

  async content({ draftId, firmId, version }: Draft) {
    const [row] = await this.#session.query<{ sealed: Uint8Array }>(
      'SELECT sealed FROM application_draft_version WHERE institution_id = $1 AND draft_id = $2 AND version = $3',
      [this.#session.institutionId, draftId, version],
    );
    if (!row) throw new Error(`the draft ${draftId} has no version ${version}`);
    return this.#keys.open(firmId, place(draftId, version), row.sealed);
  }

  async mine(): Promise<readonly Draft[]> {
    const rows = await this.#session.query<Row>(
      `SELECT ${COLUMNS} FROM application_draft WHERE institution_id = $1 AND account_id = $2 AND application_id IS NULL
       ORDER BY saved_at DESC, draft_id DESC LIMIT 50`,
      [this.#session.institutionId, this.#actorId],
    );
    return rows.map(draftOf);
  }
}
