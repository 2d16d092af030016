import type { StoredApplication } from '#app/ports/application-repository.ts';
import type { Casework, DocumentAsk, FirmDelivery, ReviewRequest } from '#app/ports/casework.ts';
import type { EvidenceKind } from '#domain/evidence/index.ts';
import { calendarDate, type Instant, instant, ok } from '#domain/kernel/index.ts';
import type { KeyRing } from './key-ring.ts';
import type { Session } from './session.ts';

const place = (askId: string) => ({ table: 'document_ask', column: 'note_sealed', row: askId });
const reviewPlace = (requestId: string) => ({ table: 'review_request', column: 'why_sealed', row: requestId });
const day = (text: string | null) => (text === null ? null : calendarDate(text));

type DeliveryRow = {
  import_id: string;
  kind: string;
  source: string;
  arrived_at: bigint;
  actor_id: string;
  rows: number;
  first_on: string | null;
  last_on: string | null;
};

type ReviewRow = { request_id: string; asked_at: bigint; asked_by: string; why_sealed: Uint8Array };

type AskRow = { ask_id: string; asked_at: bigint; asked_by: string; documents: string[]; note_sealed: Uint8Array };

export class PostgresCasework implements Casework {
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

  async deliveriesOf(firmId: string): Promise<readonly FirmDelivery[]> {
    const rows = await this.#session.query<DeliveryRow>(
      `SELECT i.import_id, i.kind, i.source, i.arrived_at, i.actor_id, s.rows, s.first_on, s.last_on
       FROM evidence_segment s JOIN evidence_import i ON i.institution_id = s.institution_id AND i.import_id = s.import_id
       WHERE s.institution_id = $1 AND s.firm_id = $2 ORDER BY i.arrived_at DESC, i.import_id DESC LIMIT 200`,
      [this.#session.institutionId, firmId],
    );
    return rows.map((row) => ({
      importId: row.import_id,
      kind: row.kind as EvidenceKind,
      source: row.source,
      arrivedAt: instant(Number(row.arrived_at)),
      by: row.actor_id,
      rows: row.rows,
      firstOn: day(row.first_on),
      lastOn: day(row.last_on),
    }));
  }

  async evidenceChangedAt(firmId: string): Promise<Instant | undefined> {
    const [row] = await this.#session.query<{ changed_at: bigint }>(
      'SELECT changed_at FROM firm_evidence WHERE institution_id = $1 AND firm_id = $2',
      [this.#session.institutionId, firmId],
    );
    return row && instant(Number(row.changed_at));
  }

  async ask(
    { applicationId, firmId }: StoredApplication,
    { askId, documents, note }: Pick<DocumentAsk, 'askId' | 'documents' | 'note'>,
  ): Promise<void> {
    await this.#session.query(
      `INSERT INTO document_ask (institution_id, ask_id, application_id, firm_id, asked_at, asked_by, documents, note_sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        this.#session.institutionId,
        askId,
        applicationId,
        firmId,
        this.#at,
        this.#actorId,
        [...documents],
        await this.#keys.seal(firmId, place(askId), Buffer.from(note)),
      ],
    );
  }

  async asksOf({ applicationId, firmId }: StoredApplication) {
    const rows = await this.#session.query<AskRow>(
      `SELECT ask_id, asked_at, asked_by, documents, note_sealed FROM document_ask
       WHERE institution_id = $1 AND application_id = $2 ORDER BY asked_at DESC, ask_id DESC`,
      [this.#session.institutionId, applicationId],
    );
    const asks: DocumentAsk[] = [];
    for (const { ask_id: askId, asked_at, asked_by: askedBy, documents, note_sealed } of rows) {
      const note = await this.#keys.open(firmId, place(askId), note_sealed);
      if (!note.ok) return note;
      const askedAt = instant(Number(asked_at));
      asks.push({ askId, askedAt, askedBy, documents, note: Buffer.from(note.value).toString('utf8') });
    }
    return ok(asks);
  }

  async requestReview(
    { decisionId, firmId }: { readonly decisionId: string; readonly firmId: string },
    { requestId, why }: Pick<ReviewRequest, 'requestId' | 'why'>,
  ): Promise<void> {
    await this.#session.query(
      `INSERT INTO review_request (institution_id, request_id, decision_id, firm_id, asked_at, asked_by, why_sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        this.#session.institutionId,
        requestId,
        decisionId,
        firmId,
        this.#at,
        this.#actorId,
        await this.#keys.seal(firmId, reviewPlace(requestId), Buffer.from(why)),
      ],
    );
  }

  async reviewsOf({ decisionId, firmId }: { readonly decisionId: string; readonly firmId: string }) {
    const rows = await this.#session.query<ReviewRow>(
      `SELECT request_id, asked_at, asked_by, why_sealed FROM review_request
       WHERE institution_id = $1 AND decision_id = $2 ORDER BY asked_at DESC, request_id DESC`,
      [this.#session.institutionId, decisionId],
    );
    const requests: ReviewRequest[] = [];
    for (const { request_id: requestId, asked_at, asked_by: askedBy, why_sealed } of rows) {
      const why = await this.#keys.open(firmId, reviewPlace(requestId), why_sealed);
      if (!why.ok) return why;
      const askedAt = instant(Number(asked_at));
      requests.push({ requestId, askedAt, askedBy, why: Buffer.from(why.value).toString('utf8') });
    }
    return ok(requests);
  }

  async referralOf(decisionId: string): Promise<string | undefined> {
    const [row] = await this.#session.query<{ referral_id: string }>(
      `SELECT referral_id FROM referral WHERE institution_id = $1 AND decision_id = $2
       ORDER BY opened_at DESC, referral_id DESC LIMIT 1`,
      [this.#session.institutionId, decisionId],
    );
    return row?.referral_id;
  }

  async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#session.query<{ id: string; name: string }>(
      `SELECT account_id AS id, name FROM account WHERE institution_id = $1 AND account_id = ANY($2)
       UNION ALL SELECT key_id, name FROM api_key WHERE institution_id = $1 AND key_id = ANY($2)`,
      [this.#session.institutionId, [...new Set(ids)]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
