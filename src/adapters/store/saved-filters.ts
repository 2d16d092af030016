import type { SavedFilter, SavedFilters } from '#app/ports/saved-filters.ts';
import type { Instant } from '#domain/kernel/index.ts';
import type { Session } from './session.ts';

export class PostgresSavedFilters implements SavedFilters {
  readonly #session: Session;
  readonly #actorId: string;
  readonly #at: Instant;

  constructor(session: Session, actorId: string, at: Instant) {
    this.#session = session;
    this.#actorId = actorId;
    this.#at = at;
  }

  async add({ filterId, list, name, query }: SavedFilter): Promise<void> {
    await this.#session.query(
      `INSERT INTO saved_filter (institution_id, account_id, filter_id, list, name, query, saved_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [this.#session.institutionId, this.#actorId, filterId, list, name, query, this.#at],
    );
  }

  of(list: string): Promise<readonly SavedFilter[]> {
    return this.#session.query<SavedFilter & Record<string, string>>(
      `SELECT filter_id AS "filterId", list, name, query FROM saved_filter
       WHERE institution_id = $1 AND account_id = $2 AND list = $3 ORDER BY saved_at, filter_id LIMIT 100`,
      [this.#session.institutionId, this.#actorId, list],
    );
  }

  async remove(filterId: string): Promise<boolean> {
    const removed = await this.#session.query(
      'DELETE FROM saved_filter WHERE institution_id = $1 AND account_id = $2 AND filter_id = $3 RETURNING 1',
      [this.#session.institutionId, this.#actorId, filterId],
    );
    return removed.length === 1;
  }
}
