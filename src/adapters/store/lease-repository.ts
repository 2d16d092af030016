import type { Lease, LeaseRepository } from '#app/ports/lease-repository.ts';
import { type Failure, fail, type Instant, ok, type Result } from '#domain/kernel/index.ts';
import type { Session } from './session.ts';

export class PostgresLeases implements LeaseRepository {
  readonly #session: Session;
  readonly #at: Instant;

  constructor(session: Session, at: Instant) {
    this.#session = session;
    this.#at = at;
  }

  async acquire(name: string, holder: string, forMilliseconds: number): Promise<Lease | undefined> {
    const [row] = await this.#session.query<{ token: bigint }>(
      `INSERT INTO lease AS held (institution_id, name, holder, token, expires_at) VALUES ($1, $2, $3, 1, $5)
       ON CONFLICT (institution_id, name) DO UPDATE
         SET holder = $3, expires_at = $5,
             token = held.token + CASE WHEN held.holder = $3 AND held.expires_at > $4 THEN 0 ELSE 1 END
         WHERE held.expires_at <= $4 OR held.holder = $3
       RETURNING token`,
      [this.#session.institutionId, name, holder, this.#at, this.#at + forMilliseconds],
    );
    return row && { name, holder, token: row.token };
  }

  async hold(lease: Lease): Promise<Result<void, Failure<'LEASE_LOST'>>> {
    // Shared: several transactions of the holder may run at once, and whoever takes over waits for all of them.
    const rows = await this.#session.query(
      `SELECT 1 FROM lease WHERE institution_id = $1 AND name = $2 AND holder = $3 AND token = $4 FOR SHARE`,
      [this.#session.institutionId, lease.name, lease.holder, lease.token],
    );
    return rows.length === 1 ? ok(undefined) : fail('LEASE_LOST', { name: lease.name });
  }

  async release(lease: Lease): Promise<void> {
    await this.#session.query(
      `UPDATE lease SET expires_at = $5
       WHERE institution_id = $1 AND name = $2 AND holder = $3 AND token = $4 RETURNING 1`,
      [this.#session.institutionId, lease.name, lease.holder, lease.token, this.#at],
    );
  }
}
