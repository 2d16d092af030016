import type { Firm, FirmRepository } from '#app/ports/firm-repository.ts';
import type { Ids } from '#app/ports/ids.ts';
import type { Instant } from '#domain/kernel/index.ts';
import type { KeyRing } from './key-ring.ts';
import { type Session, SQL } from './session.ts';

export const codePlace = (firmId: string) => ({ table: 'firm', column: 'code_sealed', row: firmId });

export class PostgresFirms implements FirmRepository {
  readonly #session: Session;
  readonly #keys: KeyRing;
  readonly #ids: Ids;
  readonly #at: Instant;

  constructor(session: Session, keys: KeyRing, ids: Ids, at: Instant) {
    this.#session = session;
    this.#keys = keys;
    this.#ids = ids;
    this.#at = at;
  }

  async resolve(codes: readonly string[]): Promise<readonly string[]> {
    // In the order of their indexes, so that two imports that make the same firms wait for each other and never in a circle.
    const unique = [...new Set(codes)]
      .map((code) => ({ code, index: Buffer.from(this.#index(code)) }))
      .sort((a, b) => Buffer.compare(a.index, b.index));
    const known = await this.#lookUp(unique);
    const missing = unique.filter(({ index }) => !known.has(index.toString('hex')));
    if (missing.length > 0) {
      const made = missing.map((firm) => ({ ...firm, firmId: this.#ids.next('firm') as string }));
      await this.#keys.prepare(made.map((firm) => firm.firmId));
      const sealed = made.map(({ firmId, code }) =>
        this.#keys.sealPrepared(firmId, codePlace(firmId), Buffer.from(code)),
      );
      await this.#session.query(
        `INSERT INTO firm (institution_id, firm_id, code_index, code_sealed, created_at)
         SELECT $1, firm_id, code_index, sealed, $2
         FROM unnest($3::text[], $4::bytea[], $5::bytea[]) AS made (firm_id, code_index, sealed)
         ON CONFLICT DO NOTHING`,
        [this.#session.institutionId, this.#at, made.map((f) => f.firmId), made.map((f) => f.index), sealed],
      );
      for (const [index, firmId] of await this.#lookUp(missing)) known.set(index, firmId);
    }
    return codes.map((code) => known.get(Buffer.from(this.#index(code)).toString('hex'))!);
  }

  async #lookUp(firms: readonly { readonly index: Buffer }[]): Promise<Map<string, string>> {
    const rows = await this.#session.query<{ code_index: Buffer; firm_id: string }>(
      'SELECT code_index, firm_id FROM firm WHERE institution_id = $1 AND code_index = ANY($2)',
      [this.#session.institutionId, firms.map((firm) => firm.index)],
    );
    return new Map(rows.map((row) => [row.code_index.toString('hex'), row.firm_id]));
  }

  #index(code: string): Uint8Array {
    return this.#keys.blindIndex('firm.code', code);
  }

  async find(code: string): Promise<string | undefined> {
    const index = Buffer.from(this.#index(code));
    return (await this.#lookUp([{ index }])).get(index.toString('hex'));
  }

  async get(firmId: string): Promise<Firm | undefined> {
    const row = await this.#session.first(this.#rows().where('firm_id', '=', firmId));
    return row && this.#firm(row);
  }

  async codes(firmIds: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
    const wanted = [...new Set(firmIds)];
    if (wanted.length === 0) return new Map();
    const rows = await this.#session.query<{ firm_id: string; code_sealed: Uint8Array }>(
      'SELECT firm_id, code_sealed FROM firm WHERE institution_id = $1 AND firm_id = ANY($2)',
      [this.#session.institutionId, wanted],
    );
    await this.#keys.prepare(rows.map((row) => row.firm_id));
    const codes = new Map<string, string | null>();
    for (const row of rows) codes.set(row.firm_id, (await this.#firm(row)).code);
    return codes;
  }

  async list(page: { readonly limit: number; readonly after?: string }): Promise<readonly Firm[]> {
    let query = this.#rows().orderBy('firm_id').limit(page.limit);
    if (page.after !== undefined) query = query.where('firm_id', '>', page.after);
    const rows = await this.#session.all(query);
    const firms: Firm[] = [];
    await this.#keys.prepare(rows.map((row) => row.firm_id));
    for (const row of rows) firms.push(await this.#firm(row));
    return firms;
  }

  #rows() {
    return SQL.selectFrom('firm')
      .select(['firm_id', 'code_sealed'])
      .where('institution_id', '=', this.#session.institutionId);
  }

  async #firm(row: { firm_id: string; code_sealed: Uint8Array }): Promise<Firm> {
    const opened = await this.#keys.open(row.firm_id, codePlace(row.firm_id), row.code_sealed);
    if (!opened.ok && opened.error.code === 'SEALED_VALUE_REFUSED')
      throw new Error(`the code of the firm ${row.firm_id} was altered in the database`);
    return { firmId: row.firm_id, code: opened.ok ? Buffer.from(opened.value).toString('utf8') : null };
  }
}
