import type { Objection, ObjectionRepository } from '#app/ports/objection-repository.ts';
import type { TableQuery } from '#app/ports/table-query.ts';
import type { ObjectionGrounds, ObjectionKind, ObjectionState } from '#domain/decision/index.ts';
import { calendarDate, type Instant, instant, ok } from '#domain/kernel/index.ts';
import type { PostgresFirms } from './firm-repository.ts';
import type { KeyRing } from './key-ring.ts';
import type { Session } from './session.ts';
import { readTable } from './table-statement.ts';
import { OBJECTIONS } from './tables/objections.ts';

const place = (objectionId: string, column: 'grounds_sealed' | 'answer_sealed') => ({
  table: 'objection',
  column,
  row: objectionId,
});

type Row = {
  objection_id: string;
  decision_id: string;
  firm_id: string;
  kind: string;
  state: string;
  opened_at: bigint;
  opened_by: string;
  due_on: string;
  settled_at: bigint | null;
  settled_by: string | null;
  version: number;
};

type SealedRow = { grounds_sealed: Uint8Array; answer_sealed: Uint8Array | null };

const objectionOf = (row: Row): Objection => ({
  objectionId: row.objection_id,
  decisionId: row.decision_id,
  firmId: row.firm_id,
  kind: row.kind as ObjectionKind,
  state: row.state as ObjectionState,
  openedAt: instant(Number(row.opened_at)),
  openedBy: row.opened_by,
  dueOn: calendarDate(row.due_on),
  settledAt: row.settled_at === null ? null : instant(Number(row.settled_at)),
  settledBy: row.settled_by,
  version: row.version,
});

export class PostgresObjections implements ObjectionRepository {
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

  async open(wanted: Parameters<ObjectionRepository['open']>[0], grounds: ObjectionGrounds): Promise<void> {
    const { objectionId, decisionId, firmId, kind, dueOn } = wanted;
    const sealed = await this.#keys.seal(
      firmId,
      place(objectionId, 'grounds_sealed'),
      Buffer.from(JSON.stringify(grounds)),
    );
    await this.#session.query(
      `INSERT INTO objection (institution_id, objection_id, decision_id, firm_id, kind, state, opened_at, opened_by, due_on, grounds_sealed)
       VALUES ($1, $2, $3, $4, $5, 'open', $6, $7, $8, $9)`,
      [this.#session.institutionId, objectionId, decisionId, firmId, kind, this.#at, this.#actorId, dueOn, sealed],
    );
  }

  async get(objectionId: string): Promise<Objection | undefined> {
    const [row] = await this.#session.query<Row>(
      `SELECT ${OBJECTIONS.columns} FROM objection o WHERE o.institution_id = $1 AND o.objection_id = $2`,
      [this.#session.institutionId, objectionId],
    );
    return row && objectionOf(row);
  }

  async table(query: TableQuery) {
    const page = await readTable<Row>(this.#session, OBJECTIONS, query);
    if (!page.ok) return page;
    const codes = await this.#firms.codes(page.value.rows.map((row) => row.firm_id));
    const rows = page.value.rows.map((row) => ({ ...objectionOf(row), firm: codes.get(row.firm_id) ?? null }));
    return ok({ ...page.value, rows });
  }

  async words({ objectionId, firmId }: Objection) {
    const [row] = await this.#session.query<SealedRow>(
      'SELECT grounds_sealed, answer_sealed FROM objection WHERE institution_id = $1 AND objection_id = $2',
      [this.#session.institutionId, objectionId],
    );
    if (!row) throw new Error(`no objection ${objectionId}`);
    const grounds = await this.#keys.open(firmId, place(objectionId, 'grounds_sealed'), row.grounds_sealed);
    if (!grounds.ok) return grounds;
    const written = JSON.parse(Buffer.from(grounds.value).toString('utf8')) as ObjectionGrounds;
    if (row.answer_sealed === null) return ok({ grounds: written, answer: null });
    const answer = await this.#keys.open(firmId, place(objectionId, 'answer_sealed'), row.answer_sealed);
    return answer.ok ? ok({ grounds: written, answer: Buffer.from(answer.value).toString('utf8') }) : answer;
  }

  async settle({ objectionId, firmId, version }: Objection, state: ObjectionState, answer: string): Promise<boolean> {
    const sealed = await this.#keys.seal(firmId, place(objectionId, 'answer_sealed'), Buffer.from(answer));
    const moved = await this.#session.query<{ version: number }>(
      `UPDATE objection SET state = $4, settled_at = $5, settled_by = $6, answer_sealed = $7, version = version + 1
       WHERE institution_id = $1 AND objection_id = $2 AND version = $3 AND state = 'open' RETURNING version`,
      [this.#session.institutionId, objectionId, version, state, this.#at, this.#actorId, sealed],
    );
    return moved.length === 1;
  }
}
