import type { Asked, PartyEdge, PartyGraphRepository } from '#app/ports/party-graph.ts';
import type { DeliveredTable } from '#domain/evidence/index.ts';
import { firmAliases, statementPayments } from '#domain/fraud/index.ts';
import { type CalendarDate, calendarDate, type Digest, hmacSha256, type Instant, ok } from '#domain/kernel/index.ts';
import { partyKey } from '#domain/verification/index.ts';
import type { PostgresFirms } from './firm-repository.ts';
import type { KeyRing } from './key-ring.ts';
import type { Session } from './session.ts';

const place = (firmId: string, digest: string) => ({
  table: 'money_neighbourhood',
  column: 'sealed',
  row: `${firmId}/${digest}`,
});

/** Payments of every day: what is known on a day is asked for when they are read. */
const EVER = calendarDate('2199-12-31');
const LINES_A_CHUNK = 4096;

interface Row {
  payer: bigint;
  payee: bigint;
  at: bigint;
  span: number;
  amount_fen: bigint;
  by_payer: boolean;
  record: string;
}

export class PostgresPartyGraph implements PartyGraphRepository {
  readonly #session: Session;
  readonly #keys: KeyRing;
  readonly #firms: PostgresFirms;
  readonly #at: Instant;

  constructor(session: Session, keys: KeyRing, firms: PostgresFirms, at: Instant) {
    this.#session = session;
    this.#keys = keys;
    this.#firms = firms;
    this.#at = at;
  }

  async add(delivered: Pick<DeliveredTable, 'table' | 'recordIds'>): Promise<void> {
    const { kind, firm } = delivered.table;
    if (kind !== 'bank-transactions' && kind !== 'registration') return;
    const ids = await this.#firms.resolve(firm.values);
    const firmOf = new Map(firm.values.map((code, i) => [partyKey(code), ids[i]!]));
    const names = [...firmOf].map(([party, firmId]) => [this.partyOf(party), firmId] as const);
    if (kind === 'registration')
      for (const [alias, party] of firmAliases(delivered.table)) names.push([this.partyOf(alias), firmOf.get(party)!]);
    await this.#session.query(
      `INSERT INTO party_of_firm (institution_id, party, firm_id)
       SELECT DISTINCT $1, party, firm_id FROM unnest($2::bigint[], $3::text[]) AS named (party, firm_id)
       ORDER BY party, firm_id ON CONFLICT DO NOTHING`,
      [this.#session.institutionId, names.map(([party]) => party), names.map(([, firmId]) => firmId)],
    );
    if (kind === 'bank-transactions') await this.#addPayments(delivered, firmOf);
  }

  async #addPayments(
    delivered: Pick<DeliveredTable, 'table' | 'recordIds'>,
    firmOf: ReadonlyMap<string, string>,
  ): Promise<void> {
    const firmIds = [...new Set(firmOf.values())].sort();
    await this.#keys.prepare(firmIds);
    await this.#session.client.query(
      `CREATE TEMP TABLE incoming_edge (firm_no integer, record_id bytea, payer bigint, payee bigint, at bigint,
         span integer, amount_fen bigint, by_payer boolean) ON COMMIT DROP`,
    );
    await this.#session.client.copyIn('COPY incoming_edge FROM STDIN', this.#lines(delivered, firmOf, firmIds));
    await this.#session.client.query(`SET LOCAL work_mem = '256MB'`);
    await this.#session.client.query({
      text: `INSERT INTO party_edge (institution_id, payer, at, record_id, payee, span, amount_fen, by_payer, firm_id, arrived_at)
             SELECT $1, payer, at, record_id, payee, span, amount_fen, by_payer, firm_id, $2
             FROM incoming_edge JOIN unnest($3::text[], $4::int[]) AS firm (firm_id, no) ON firm_no = no
             ORDER BY payer, at, record_id
             ON CONFLICT DO NOTHING`,
      values: [this.#session.institutionId, this.#at, firmIds, firmIds.map((_, i) => i)],
    });
    await this.#session.client.query('DROP TABLE incoming_edge');
  }

  *#lines(
    delivered: Pick<DeliveredTable, 'table' | 'recordIds'>,
    firmOf: ReadonlyMap<string, string>,
    firmIds: readonly string[],
  ): Generator<Uint8Array> {
    const number = new Map(firmIds.map((firmId, i) => [firmId, i]));
    const keyed = firmIds.map((firmId) => hmacSha256(this.#keys.prepared(firmId).derivation));
    const parties = new Map<string, bigint>();
    const party = (name: string) => {
      const known = parties.get(name) ?? this.partyOf(name);
      parties.set(name, known);
      return known;
    };
    let lines: string[] = [];
    for (const { from, to, at, until, amountFen, record, by } of statementPayments(delivered, EVER)) {
      const no = number.get(firmOf.get(by === 'payer' ? from : to)!)!;
      const id = Buffer.from(keyed[no]!(Buffer.from(record, 'hex'))).toString('hex');
      lines.push(
        `${no}\t\\\\x${id}\t${party(from)}\t${party(to)}\t${at}\t${until - at}\t${amountFen}\t${by === 'payer'}\n`,
      );
      if (lines.length < LINES_A_CHUNK) continue;
      yield Buffer.from(lines.join(''));
      lines = [];
    }
    yield Buffer.from(lines.join(''));
  }

  /** The blind index of a party in the 64 bits that an index of the database likes best: ten million parties meet by chance once in 400,000 institutions. */
  partyOf(name: string): bigint {
    return Buffer.from(this.#keys.blindIndex('party', name)).readBigInt64BE();
  }

  async partiesOf(firmIds: readonly string[]) {
    const rows = await this.#session.query<{ party: bigint; firm_id: string }>(
      `SELECT party, firm_id FROM party_of_firm WHERE institution_id = $1 AND firm_id = ANY($2)
       AND NOT EXISTS (SELECT FROM party_of_firm other WHERE other.institution_id = $1
         AND other.party = party_of_firm.party AND other.firm_id <> party_of_firm.firm_id)
       ORDER BY party`,
      [this.#session.institutionId, firmIds],
    );
    const parties = new Map<string, bigint[]>();
    for (const row of rows) parties.set(row.firm_id, [...(parties.get(row.firm_id) ?? []), row.party]);
    return parties;
  }

  async firmsOf(parties: readonly bigint[]) {
    const rows = await this.#session.query<{ party: bigint; firm_id: string }>(
      `SELECT party, min(firm_id) AS firm_id FROM party_of_firm
       WHERE institution_id = $1 AND party = ANY($2) GROUP BY party HAVING count(*) = 1`,
      [this.#session.institutionId, parties],
    );
    return new Map(rows.map((row) => [row.party, row.firm_id]));
  }

  paid(asked: readonly Asked[], most: number, known: Instant) {
    return this.#edges(PAID, asked, most, known);
  }

  received(asked: readonly Asked[], most: number, known: Instant) {
    return this.#edges(RECEIVED, asked, most, known);
  }

  async #edges(text: string, asked: readonly Asked[], most: number, known: Instant): Promise<PartyEdge[]> {
    if (asked.length === 0) return [];
    const rows = await this.#session.query<Row & Record<string, unknown>>(text, [
      this.#session.institutionId,
      asked.map(({ party }) => party),
      asked.map(({ since }) => Math.floor(since)),
      asked.map(({ until }) => Math.floor(until)),
      asked.map(({ leastFen }) => Math.floor(leastFen)),
      asked.map(({ mostFen }) => Math.ceil(mostFen)),
      known,
      most,
    ]);
    return rows.map((row) => ({
      payer: row.payer,
      payee: row.payee,
      at: Number(row.at),
      span: row.span,
      amountFen: Number(row.amount_fen),
      byPayer: row.by_payer,
      record: row.record,
    }));
  }

  async keep(firmId: string, asOf: CalendarDate, digest: Digest, content: Uint8Array): Promise<void> {
    const sealed = await this.#keys.seal(firmId, place(firmId, digest), content);
    await this.#session.query(
      `INSERT INTO money_neighbourhood (institution_id, firm_id, digest, as_of, built_at, sealed)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [this.#session.institutionId, firmId, digest, asOf, this.#at, sealed],
    );
  }

  async kept(firmId: string, digest: Digest) {
    const [row] = await this.#session.query<{ sealed: Uint8Array }>(
      'SELECT sealed FROM money_neighbourhood WHERE institution_id = $1 AND firm_id = $2 AND digest = $3',
      [this.#session.institutionId, firmId, digest],
    );
    return row ? this.#keys.open(firmId, place(firmId, digest), row.sealed) : ok(undefined);
  }
}

const walk = (side: 'payer' | 'payee', order: 'ASC' | 'DESC') => `
  SELECT e.payer, e.payee, e.at, e.span, e.amount_fen, e.by_payer, encode(e.record_id, 'hex') AS record
  FROM unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[]) AS asked (party, since, until, least, most)
  CROSS JOIN LATERAL (
    SELECT * FROM party_edge
    WHERE institution_id = $1 AND ${side} = asked.party AND at > asked.since AND at <= asked.until
      AND amount_fen BETWEEN asked.least AND asked.most AND arrived_at <= $7
    ORDER BY institution_id, ${side}, at ${order} LIMIT $8
  ) e`;

const PAID = walk('payer', 'ASC');
const RECEIVED = walk('payee', 'DESC');
