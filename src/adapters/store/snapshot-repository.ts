import type { SnapshotRepository, StoredSnapshot } from '#app/ports/snapshot-repository.ts';
import { type CalendarDate, calendarDate, type Digest, type Instant, instant, ok } from '#domain/kernel/index.ts';
import type { KeyRing } from './key-ring.ts';
import type { Session } from './session.ts';

const place = (firmId: string, digest: string) => ({ table: 'snapshot', column: 'sealed', row: `${firmId}/${digest}` });

interface Row {
  digest: string;
  as_of: string;
  built_at: bigint;
  sealed: Uint8Array;
  wrapped_key: Uint8Array | null;
}

/** The key comes with the row: a decision loads its snapshot in one statement. */
const SELECT = `SELECT s.digest, s.as_of, s.built_at, s.sealed, k.wrapped_key
  FROM snapshot s JOIN subject_key k ON k.institution_id = s.institution_id AND k.subject_id = s.firm_id
  WHERE s.institution_id = $1 AND s.firm_id = $2`;

export class PostgresSnapshots implements SnapshotRepository {
  readonly #session: Session;
  readonly #keys: KeyRing;
  readonly #at: Instant;

  constructor(session: Session, keys: KeyRing, at: Instant) {
    this.#session = session;
    this.#keys = keys;
    this.#at = at;
  }

  async put(snapshots: readonly Omit<StoredSnapshot, 'builtAt'>[]): Promise<void> {
    if (snapshots.length === 0) return;
    await this.#keys.prepare(snapshots.map((s) => s.firmId));
    await this.#session.query(
      `INSERT INTO snapshot (institution_id, firm_id, digest, as_of, built_at, sealed)
       SELECT $1, firm_id, digest, as_of, $2, sealed
       FROM unnest($3::text[], $4::text[], $5::date[], $6::bytea[]) AS built (firm_id, digest, as_of, sealed)
       ORDER BY firm_id, digest
       ON CONFLICT (institution_id, firm_id, digest) DO UPDATE SET built_at = excluded.built_at`,
      [
        this.#session.institutionId,
        this.#at,
        snapshots.map((s) => s.firmId),
        snapshots.map((s) => s.digest),
        snapshots.map((s) => s.asOf),
        snapshots.map((s) => this.#keys.sealPrepared(s.firmId, place(s.firmId, s.digest), s.content)),
      ],
    );
  }

  async latest(firmId: string, asOf: CalendarDate) {
    const text = `${SELECT} AND s.as_of = $3 ORDER BY s.built_at DESC LIMIT 1`;
    const [row] = await this.#session.query<Row>(text, [this.#session.institutionId, firmId, asOf]);
    return this.#stored(firmId, row);
  }

  async byDigest(firmId: string, digest: Digest) {
    const [row] = await this.#session.query<Row>(`${SELECT} AND s.digest = $3`, [
      this.#session.institutionId,
      firmId,
      digest,
    ]);
    return this.#stored(firmId, row);
  }

  async #stored(firmId: string, row: Row | undefined) {
    if (!row) return ok(undefined);
    this.#keys.know(firmId, row.wrapped_key);
    const content = await this.#keys.open(firmId, place(firmId, row.digest), row.sealed);
    if (!content.ok) return content;
    const stored: StoredSnapshot = {
      firmId,
      digest: row.digest as Digest,
      asOf: calendarDate(row.as_of),
      builtAt: instant(Number(row.built_at)),
      content: content.value,
    };
    return ok(stored);
  }
}
