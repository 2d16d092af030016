import type { BandBook, BandDraw } from '#app/ports/band-book.ts';
import type { BandCase } from '#domain/credit/index.ts';
import type { Fen, Instant } from '#domain/kernel/index.ts';
import type { Session } from './session.ts';

type DrawRow = { decision_id: string; firm_id: string; segment: string; propensity: number; accepted: boolean };

type CaseRow = DrawRow & { bad: boolean | null; result_fen: bigint };

export class PostgresBandBook implements BandBook {
  readonly #session: Session;
  readonly #actorId: string;
  readonly #at: Instant;

  constructor(session: Session, actorId: string, at: Instant) {
    this.#session = session;
    this.#actorId = actorId;
    this.#at = at;
  }

  async add(draws: readonly BandDraw[]): Promise<void> {
    for (const { decisionId, firmId, segment, propensity, accepted } of draws)
      await this.#session.query(
        `INSERT INTO band_draw (institution_id, decision_id, firm_id, segment, propensity, accepted, drawn_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [this.#session.institutionId, decisionId, firmId, segment, propensity, accepted, this.#at],
      );
  }

  async get(decisionId: string): Promise<BandDraw | undefined> {
    const [row] = await this.#session.query<DrawRow>(
      `SELECT decision_id, firm_id, segment, propensity, accepted FROM band_draw
       WHERE institution_id = $1 AND decision_id = $2`,
      [this.#session.institutionId, decisionId],
    );
    if (!row) return undefined;
    const { decision_id, firm_id: firmId, segment, propensity, accepted } = row;
    return { decisionId: decision_id, firmId, segment, propensity, accepted };
  }

  async tell(
    decisionId: string,
    { bad, resultFen }: { readonly bad: boolean; readonly resultFen: Fen },
  ): Promise<void> {
    await this.#session.query(
      `UPDATE band_draw SET bad = $3, result_fen = $4, told_at = $5, told_by = $6
       WHERE institution_id = $1 AND decision_id = $2 AND accepted`,
      [this.#session.institutionId, decisionId, bad, resultFen, this.#at, this.#actorId],
    );
  }

  async cases(): Promise<readonly BandCase[]> {
    const rows = await this.#session.query<CaseRow>(
      `SELECT decision_id, firm_id, segment, propensity, accepted, bad, result_fen FROM band_draw
       WHERE institution_id = $1 ORDER BY decision_id`,
      [this.#session.institutionId],
    );
    return rows.map(({ segment, propensity, accepted, bad, result_fen }) => ({
      segment,
      propensity,
      accepted,
      bad,
      resultFen: Number(result_fen),
    }));
  }
}
