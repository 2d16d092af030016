import type { Selectable } from 'kysely';
import type { Override, Referral, ReferralRepository } from '#app/ports/referral-repository.ts';
import type { TableQuery } from '#app/ports/table-query.ts';
import { fail, type Instant, instant, ok } from '#domain/kernel/index.ts';
import type { PostgresFirms } from './firm-repository.ts';
import type { KeyRing } from './key-ring.ts';
import type { DecisionOverrideTable, DecisionRecordTable, ReferralTable } from './schema.ts';
import { type Session, SQL } from './session.ts';
import { readTable } from './table-statement.ts';
import { REFERRALS } from './tables/referrals.ts';

const place = (overrideId: string) => ({ table: 'decision_override', column: 'sealed', row: overrideId });

const moment = (value: bigint | null): Instant | null => (value === null ? null : instant(Number(value)));

const referral = (row: Selectable<ReferralTable>): Referral => ({
  referralId: row.referral_id,
  decisionId: row.decision_id,
  firmId: row.firm_id,
  state: row.state,
  asks: row.asks,
  openedAt: instant(Number(row.opened_at)),
  claimedBy: row.claimed_by,
  claimedAt: moment(row.claimed_at),
  closedAt: moment(row.closed_at),
  version: row.version,
});

type ListedRow = Selectable<ReferralTable> &
  Pick<Selectable<DecisionRecordTable>, 'application_id' | 'outcome' | 'grade' | 'pd' | 'pd_low' | 'pd_high'>;

const overrideOf = (row: Selectable<DecisionOverrideTable>): Override => ({
  overrideId: row.override_id,
  decisionId: row.decision_id,
  referralId: row.referral_id,
  outcomeBefore: row.outcome_before,
  outcomeAfter: row.outcome_after,
  proposedBy: row.proposed_by,
  proposedAt: instant(Number(row.proposed_at)),
  approvedBy: row.approved_by,
  approvedAt: moment(row.approved_at),
  refusedBy: row.refused_by,
});

export class PostgresReferrals implements ReferralRepository {
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

  async open(wanted: Parameters<ReferralRepository['open']>[0]): Promise<void> {
    await this.#session.run(
      SQL.insertInto('referral').values({
        institution_id: this.#session.institutionId,
        referral_id: wanted.referralId,
        decision_id: wanted.decisionId,
        firm_id: wanted.firmId,
        state: 'open',
        asks: JSON.stringify(wanted.asks),
        opened_at: this.#at,
      }),
    );
  }

  async get(referralId: string): Promise<Referral | undefined> {
    const row = await this.#session.first(this.#referrals().where('referral_id', '=', referralId));
    return row && referral(row);
  }

  async table(query: TableQuery) {
    const page = await readTable<ListedRow>(this.#session, REFERRALS, query);
    if (!page.ok) return page;
    const codes = await this.#firms.codes(page.value.rows.map((row) => row.firm_id));
    const rows = page.value.rows.map((row) => ({
      ...referral(row),
      firm: codes.get(row.firm_id) ?? null,
      applicationId: row.application_id,
      outcome: row.outcome,
      grade: row.grade,
      pd: row.pd,
      pdLow: row.pd_low,
      pdHigh: row.pd_high,
    }));
    return ok({ ...page.value, rows });
  }

  async move(referralId: string, version: number, state: Referral['state']): Promise<boolean> {
    const claim = { claimed_by: this.#actorId, claimed_at: this.#at as number };
    const moved = await this.#session.run(
      SQL.updateTable('referral')
        .set({
          state,
          version: version + 1,
          ...(state === 'claimed' ? claim : {}),
          ...(state === 'open' ? { claimed_by: null, claimed_at: null } : {}),
          ...(state === 'closed' ? { closed_at: this.#at as number } : {}),
        })
        .where('institution_id', '=', this.#session.institutionId)
        .where('referral_id', '=', referralId)
        .where('version', '=', version),
    );
    return moved === 1;
  }

  async propose(wanted: Parameters<ReferralRepository['propose']>[0], grounds: string): Promise<void> {
    const firmId = await this.#firmOf(wanted.decisionId);
    await this.#session.run(
      SQL.insertInto('decision_override').values({
        institution_id: this.#session.institutionId,
        override_id: wanted.overrideId,
        decision_id: wanted.decisionId,
        referral_id: wanted.referralId,
        outcome_before: wanted.outcomeBefore,
        outcome_after: wanted.outcomeAfter,
        proposed_by: this.#actorId,
        proposed_at: this.#at,
        sealed: await this.#keys.seal(firmId, place(wanted.overrideId), Buffer.from(grounds)),
      }),
    );
  }

  async settle(overrideId: string, verdict: 'approve' | 'refuse') {
    // Locked: of two people who settle at once, the second is told that it is settled.
    const row = await this.#session.first(this.#overrides().where('override_id', '=', overrideId).forUpdate());
    if (!row) return fail('OVERRIDE_NOT_FOUND', { override: overrideId });
    if (row.approved_by !== null || row.refused_by !== null) return fail('OVERRIDE_SETTLED', { override: overrideId });
    if (row.proposed_by === this.#actorId) return fail('SECOND_PERSON_NEEDED', { override: overrideId });
    const settled =
      verdict === 'approve'
        ? { approved_by: this.#actorId, approved_at: this.#at as number }
        : { refused_by: this.#actorId };
    const written = await this.#session.first(
      SQL.updateTable('decision_override')
        .set(settled)
        .where('institution_id', '=', this.#session.institutionId)
        .where('override_id', '=', overrideId)
        .returningAll(),
    );
    return ok(overrideOf(written!));
  }

  async overridesOf(decisionId: string): Promise<readonly Override[]> {
    const rows = await this.#session.all(
      this.#overrides().where('decision_id', '=', decisionId).orderBy('proposed_at').orderBy('override_id'),
    );
    return rows.map(overrideOf);
  }

  async grounds(override: Override) {
    const row = await this.#session.first(this.#overrides().where('override_id', '=', override.overrideId));
    if (!row) throw new Error(`no override ${override.overrideId}`);
    const firmId = await this.#firmOf(override.decisionId);
    const opened = await this.#keys.open(firmId, place(override.overrideId), row.sealed);
    return opened.ok ? ok(Buffer.from(opened.value).toString('utf8')) : opened;
  }

  async #firmOf(decisionId: string): Promise<string> {
    const row = await this.#session.first(
      SQL.selectFrom('decision_record')
        .select('firm_id')
        .where('institution_id', '=', this.#session.institutionId)
        .where('decision_id', '=', decisionId),
    );
    if (!row) throw new Error(`no decision ${decisionId}`);
    return row.firm_id;
  }

  #referrals() {
    return SQL.selectFrom('referral').selectAll().where('institution_id', '=', this.#session.institutionId);
  }

  #overrides() {
    return SQL.selectFrom('decision_override').selectAll().where('institution_id', '=', this.#session.institutionId);
  }
}
