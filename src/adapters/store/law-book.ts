import type { KeptDecision, LawBook } from '#app/ports/law-book.ts';
import type { Outcome } from '#domain/decision/index.ts';
import { instant } from '#domain/kernel/index.ts';
import { codePlace } from './firm-repository.ts';
import type { KeyRing } from './key-ring.ts';
import type { Session } from './session.ts';

type Row = {
  decision_id: string;
  firm_id: string;
  decided_at: bigint;
  outcome: Outcome;
  sealed: Uint8Array;
  code_sealed: Uint8Array | null;
  wrapped_key: Uint8Array | null;
};

export class PostgresLawBook implements LawBook {
  readonly #session: Session;
  readonly #keys: KeyRing;

  constructor(session: Session, keys: KeyRing) {
    this.#session = session;
    this.#keys = keys;
  }

  async decisions({ limit, before }: Parameters<LawBook['decisions']>[0]): Promise<readonly KeptDecision[]> {
    const rows = await this.#session.query<Row>(
      `SELECT d.decision_id, d.firm_id, d.decided_at, d.outcome, d.sealed, f.code_sealed, k.wrapped_key
       FROM decision_record d
       LEFT JOIN firm f ON f.institution_id = d.institution_id AND f.firm_id = d.firm_id
       LEFT JOIN subject_key k ON k.institution_id = d.institution_id AND k.subject_id = d.firm_id
       WHERE d.institution_id = $1 AND ($2::bigint IS NULL OR (d.decided_at, d.decision_id) < ($2, $3))
       ORDER BY d.decided_at DESC, d.decision_id DESC LIMIT $4`,
      [this.#session.institutionId, before?.decidedAt ?? null, before?.decisionId ?? null, limit],
    );
    return rows.map((row) => this.#kept(row));
  }

  #kept(row: Row): KeptDecision {
    const { decision_id: decisionId, firm_id: firmId, outcome } = row;
    const kept = { decisionId, firmId, outcome, decidedAt: instant(Number(row.decided_at)) };
    this.#keys.know(firmId, row.wrapped_key);
    if (row.wrapped_key === null) return { row: kept, firm: null, record: null };
    const place = { table: 'decision_record', column: 'sealed', row: decisionId };
    const record = this.#keys.openPrepared(firmId, place, row.sealed);
    if (!record.ok) throw new Error(`the record of ${decisionId} was altered in the database`);
    const code = row.code_sealed && this.#keys.openPrepared(firmId, codePlace(firmId), row.code_sealed);
    const firm = code?.ok ? Buffer.from(code.value).toString('utf8') : null;
    return { row: kept, firm, record: record.value };
  }
}
