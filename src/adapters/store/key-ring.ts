import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Chance } from '#app/ports/chance.ts';
import type { Place, SubjectRepository } from '#app/ports/subject-repository.ts';
import { type Failure, fail, type Instant, ok, type Result } from '#domain/kernel/index.ts';
import { type MasterKey, open, seal } from '../crypto/index.ts';
import type { Session } from './session.ts';

/** The keys of one subject, derived from its one random key so that each use has its own. */
interface Keys {
  readonly sealing: KeyObject;
  readonly derivation: Uint8Array;
}

const ERASED = 'erased';

/** Payments that the firm's own statements tell, found by the indexes of both sides; then the names under which others know it. */
const FORGET_PAYMENTS = [
  ...['payer', 'payee'].map(
    (side) => `DELETE FROM party_edge WHERE institution_id = $1 AND firm_id = $2
      AND ${side} = ANY(ARRAY(SELECT party FROM party_of_firm WHERE institution_id = $1 AND firm_id = $2))`,
  ),
  'DELETE FROM party_of_firm WHERE institution_id = $1 AND firm_id = $2',
];

/** Keys of subjects as one transaction sees them: an erasure elsewhere holds from its commit on. */
export class KeyRing implements SubjectRepository {
  readonly #session: Session;
  readonly #master: MasterKey;
  readonly #chance: Chance;
  readonly #at: Instant;
  readonly #known = new Map<string, Keys | typeof ERASED>();

  constructor(session: Session, master: MasterKey, chance: Chance, at: Instant) {
    this.#session = session;
    this.#master = master;
    this.#chance = chance;
    this.#at = at;
  }

  /** Loads or makes the keys of many subjects in one statement each, so that bulk work does not go one by one. */
  async prepare(subjects: readonly string[]): Promise<void> {
    await this.#load(subjects);
    const missing = [...new Set(subjects)].filter((subject) => !this.#known.has(subject));
    if (missing.length === 0) return;
    const wrapped = missing.map((subject) => {
      return Buffer.from(this.#master.wrap(this.#session.institutionId, subject, this.#chance.bytes(32)));
    });
    await this.#session.query(
      `INSERT INTO subject_key (institution_id, subject_id, wrapped_key, created_at)
       SELECT $1, subject, key, $4 FROM unnest($2::text[], $3::bytea[]) AS made (subject, key) ORDER BY subject
       ON CONFLICT DO NOTHING`,
      [this.#session.institutionId, missing, wrapped, this.#at],
    );
    // Read back rather than trusted: another transaction may have made the key first.
    await this.#load(missing);
  }

  async #load(subjects: readonly string[]): Promise<void> {
    const wanted = [...new Set(subjects)].filter((subject) => !this.#known.has(subject));
    if (wanted.length === 0) return;
    const rows = await this.#session.query<{ subject_id: string; wrapped_key: Uint8Array | null }>(
      'SELECT subject_id, wrapped_key FROM subject_key WHERE institution_id = $1 AND subject_id = ANY($2)',
      [this.#session.institutionId, wanted],
    );
    for (const row of rows) this.know(row.subject_id, row.wrapped_key);
  }

  /** Takes in a key that a query brought along with what it seals. */
  know(subject: string, wrapped: Uint8Array | null): void {
    if (wrapped === null) {
      this.#known.set(subject, ERASED);
      return;
    }
    this.#known.set(subject, unwrapped(this.#master, this.#session.institutionId, subject, wrapped));
  }

  async #keys(subject: string): Promise<Keys> {
    if (!this.#known.has(subject)) await this.prepare([subject]);
    return this.prepared(subject);
  }

  /** The keys of a subject that was prepared; throws where it was erased, since nothing may be written about it any more. */
  prepared(subject: string): Keys {
    const keys = this.#known.get(subject);
    if (keys === undefined) throw new Error(`the keys of ${subject} were not prepared`);
    if (keys === ERASED) throw new Error(`the subject ${subject} was erased: nothing more is written about it`);
    return keys;
  }

  sealPrepared(subject: string, place: Place, plain: Uint8Array): Uint8Array {
    return seal(this.prepared(subject).sealing, { ...place, institutionId: this.#session.institutionId }, plain);
  }

  async seal(subject: string, place: Place, plain: Uint8Array): Promise<Uint8Array> {
    await this.#keys(subject);
    return this.sealPrepared(subject, place, plain);
  }

  /** Opens under the key of a subject that was prepared and is not erased. */
  openPrepared(subject: string, place: Place, sealed: Uint8Array): Result<Uint8Array, Failure<'SEALED_VALUE_REFUSED'>> {
    return open(this.prepared(subject).sealing, { ...place, institutionId: this.#session.institutionId }, sealed);
  }

  async open(
    subject: string,
    place: Place,
    sealed: Uint8Array,
  ): Promise<Result<Uint8Array, Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>>> {
    const keys = await this.#existing(subject);
    if (!keys.ok) return keys;
    return open(keys.value.sealing, { ...place, institutionId: this.#session.institutionId }, sealed);
  }

  async derivationKey(subject: string): Promise<Result<Uint8Array, Failure<'SUBJECT_ERASED'>>> {
    if (!this.#known.has(subject)) await this.prepare([subject]);
    const keys = await this.#existing(subject);
    return keys.ok ? ok(keys.value.derivation) : keys;
  }

  async #existing(subject: string): Promise<Result<Keys, Failure<'SUBJECT_ERASED'>>> {
    await this.#load([subject]);
    const keys = this.#known.get(subject);
    return keys === undefined || keys === ERASED ? fail('SUBJECT_ERASED', { subject }) : ok(keys);
  }

  async erased(subjects: readonly string[]): Promise<readonly string[]> {
    await this.#load(subjects);
    return subjects.filter((subject) => this.#known.get(subject) === ERASED);
  }

  blindIndex(field: string, value: string): Uint8Array {
    return this.#master.blindIndex(this.#session.institutionId, field, value);
  }

  async erase(subject: string): Promise<boolean> {
    const rows = await this.#session.query(
      `UPDATE subject_key SET wrapped_key = NULL, erased_at = $3
       WHERE institution_id = $1 AND subject_id = $2 AND wrapped_key IS NOT NULL RETURNING subject_id`,
      [this.#session.institutionId, subject, this.#at],
    );
    // What is known of a firm that is not sealed under its key.
    for (const table of ['firm_history', 'firm_tie'])
      await this.#session.query(`DELETE FROM ${table} WHERE institution_id = $1 AND firm_id = $2`, [
        this.#session.institutionId,
        subject,
      ]);
    for (const text of FORGET_PAYMENTS) await this.#session.query(text, [this.#session.institutionId, subject]);
    this.#known.set(subject, ERASED);
    return rows.length > 0;
  }
}

/**
 * Keys that were unwrapped lately, by their wrapped form. That form is read anew in every transaction, so a subject that was
 * erased is not found here any more from the commit of its erasure on.
 */
const UNWRAPPED = new WeakMap<MasterKey, Map<string, Keys>>();
const MOST_UNWRAPPED = 50_000;

function unwrapped(master: MasterKey, institutionId: string, subject: string, wrapped: Uint8Array): Keys {
  const known = UNWRAPPED.get(master) ?? new Map<string, Keys>();
  UNWRAPPED.set(master, known);
  const place = `${institutionId}/${subject}/${Buffer.from(wrapped).toString('base64')}`;
  const before = known.get(place);
  if (before) return before;
  const key = master.unwrap(institutionId, subject, wrapped);
  if (!key.ok) throw new Error(`the key of ${subject} was not wrapped by this master key`);
  const root = createSecretKey(key.value);
  const derive = (use: string) => createHmac('sha256', root).update(`weir/1/${use}`).digest();
  const keys = { sealing: createSecretKey(derive('seal')), derivation: derive('derive') };
  if (known.size >= MOST_UNWRAPPED) known.clear();
  known.set(place, keys);
  return keys;
}
