import type { CounselConfirmation, CounselRepository } from '#app/ports/counsel-repository.ts';
import { type Digest, type Instant, instant } from '#domain/kernel/index.ts';
import { type Session, SQL } from './session.ts';

export class PostgresCounsel implements CounselRepository {
  readonly #session: Session;
  readonly #actorId: string;
  readonly #at: Instant;

  constructor(session: Session, actorId: string, at: Instant) {
    this.#session = session;
    this.#actorId = actorId;
    this.#at = at;
  }

  async confirm(ruleId: string, textDigest: Digest): Promise<void> {
    const confirmation = { confirmed_by: this.#actorId, confirmed_at: this.#at as number, withdrawn_at: null };
    await this.#session.run(
      SQL.insertInto('counsel_confirmation')
        .values({
          institution_id: this.#session.institutionId,
          rule_id: ruleId,
          text_digest: textDigest,
          ...confirmation,
        })
        .onConflict((oc) => oc.columns(['institution_id', 'rule_id', 'text_digest']).doUpdateSet(confirmation)),
    );
  }

  async withdraw(ruleId: string, textDigest: Digest): Promise<void> {
    await this.#session.run(
      SQL.updateTable('counsel_confirmation')
        .set({ withdrawn_at: this.#at as number })
        .where('institution_id', '=', this.#session.institutionId)
        .where('rule_id', '=', ruleId)
        .where('text_digest', '=', textDigest),
    );
  }

  async list(): Promise<readonly CounselConfirmation[]> {
    const rows = await this.#session.all(
      SQL.selectFrom('counsel_confirmation')
        .select(['rule_id', 'text_digest', 'confirmed_by', 'confirmed_at'])
        .where('institution_id', '=', this.#session.institutionId)
        .where('withdrawn_at', 'is', null)
        .orderBy('rule_id'),
    );
    return rows.map((row) => ({
      ruleId: row.rule_id,
      textDigest: row.text_digest as Digest,
      confirmedBy: row.confirmed_by,
      confirmedAt: instant(Number(row.confirmed_at)),
    }));
  }
}
