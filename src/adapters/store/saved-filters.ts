import type { SavedFilter, SavedFilters } from '#app/ports/saved-filters.ts';
import type { Instant } from '#domain/kernel/index.ts';
import type { KeyRing } from './key-ring.ts';
import type { Session } from './session.ts';

const place = (filterId: string) => ({ table: 'saved_filter', column: 'sealed', row: filterId });

/** Sealed under the institution's own key: a filter may name a firm. */
export class PostgresSavedFilters implements SavedFilters {
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

  async add({ filterId, list, name, query }: SavedFilter): Promise<void> {
    const { institutionId } = this.#session;
    const content = Buffer.from(JSON.stringify({ name, query }));
    await this.#session.query(
      `INSERT INTO saved_filter (institution_id, account_id, filter_id, list, saved_at, sealed) VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        institutionId,
        this.#actorId,
        filterId,
        list,
        this.#at,
        await this.#keys.seal(institutionId, place(filterId), content),
      ],
    );
  }

  async of(list: string): Promise<readonly SavedFilter[]> {
    const { institutionId } = this.#session;
    const rows = await this.#session.query<{ filter_id: string; sealed: Uint8Array | null }>(
      `SELECT filter_id, sealed FROM saved_filter
       WHERE institution_id = $1 AND account_id = $2 AND list = $3 AND sealed IS NOT NULL ORDER BY saved_at, filter_id LIMIT 100`,
      [institutionId, this.#actorId, list],
    );
    const filters: SavedFilter[] = [];
    for (const { filter_id: filterId, sealed } of rows) {
      const opened = await this.#keys.open(institutionId, place(filterId), sealed!);
      if (!opened.ok) throw new Error(`the filter ${filterId} was altered in the database`);
      const { name, query } = JSON.parse(Buffer.from(opened.value).toString('utf8')) as SavedFilter;
      filters.push({ filterId, list, name, query });
    }
    return filters;
  }

  async remove(filterId: string): Promise<boolean> {
    const removed = await this.#session.query(
      'DELETE FROM saved_filter WHERE institution_id = $1 AND account_id = $2 AND filter_id = $3 RETURNING 1',
      [this.#session.institutionId, this.#actorId, filterId],
    );
    return removed.length === 1;
  }
}
