import type { AccessRows, AccountRow, ApiKeyRow, SessionRow } from '#app/ports/access-rows.ts';
import type { FirmRepository } from '#app/ports/firm-repository.ts';
import type { Id } from '#domain/kernel/index.ts';
import type { Session } from '../session.ts';
import * as read from './read-row.ts';

type Statement = Session['query'];

/** Accounts, sessions, keys and licences of the institution of a session. */
export function accessRows(session: Session, firms: FirmRepository): AccessRows {
  const sql: Statement = (text, values) => session.query(text, values);
  const institution = session.institutionId as Id<'inst'>;
  return {
    ...institutionRows(sql, institution),
    ...accountRows(sql, institution, firms),
    ...proofRows(sql, institution),
  };
}

type InstitutionPart = Pick<
  AccessRows,
  'insertInstitution' | 'institution' | 'standingFacts' | 'insertStandingFacts' | 'insertAccessEvent' | 'accessEvents'
>;

function institutionRows(sql: Statement, institution: Id<'inst'>): InstitutionPart {
  return {
    async insertInstitution(row) {
      const done = await sql(
        `INSERT INTO institution (institution_id, code, name, actor_types, province, licences, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING institution_id`,
        [institution, row.code, row.name, row.actorTypes, row.province, JSON.stringify(row.licences), row.createdAt],
      );
      return done.length === 1;
    },
    async institution() {
      const [row] = await sql<read.InstitutionRecord>(
        `SELECT institution_id, code, name, actor_types, province, licences, created_at FROM institution
         WHERE institution_id = $1`,
        [institution],
      );
      return row && read.institution(row);
    },
    async standingFacts() {
      const [row] = await sql<{ facts: Readonly<Record<string, unknown>> }>(
        'SELECT facts FROM standing_facts WHERE institution_id = $1 ORDER BY statement_id DESC LIMIT 1',
        [institution],
      );
      return row?.facts ?? {};
    },
    async insertStandingFacts(row) {
      await sql(
        `INSERT INTO standing_facts (institution_id, statement_id, stated_at, stated_by, facts)
         VALUES ($1, $2, $3, $4, $5)`,
        [institution, row.statement, row.at, row.by, JSON.stringify(row.facts)],
      );
    },
    async insertAccessEvent(row) {
      await sql(
        `INSERT INTO access_event (institution_id, event_id, at, by_id, audit, subject, request_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [institution, row.event, row.at, row.by, row.audit, row.subject, row.requestId],
      );
    },
    async accessEvents(before, limit) {
      const rows = await sql<read.AccessEventRecord>(
        `SELECT event_id, at, by_id, audit, subject, request_id FROM access_event
         WHERE institution_id = $1 AND ($2::text IS NULL OR event_id < $2) ORDER BY event_id DESC LIMIT $3`,
        [institution, before ?? null, limit],
      );
      return rows.map(read.accessEvent);
    },
  };
}

/** No firm has an empty code, so whoever speaks for it sees nothing. */
const ERASED_FIRM = '';

type AccountPart = Pick<
  AccessRows,
  | 'insertAccount'
  | 'account'
  | 'holdAccount'
  | 'accountByName'
  | 'accounts'
  | 'updateAccount'
  | 'setAttempts'
  | 'countActive'
>;

const ACCOUNT = `SELECT account_id, name, password_hash, roles, firm_id, state, failures, locked_until, created_at, version
  FROM account WHERE institution_id = $1`;

function accountRows(sql: Statement, institution: Id<'inst'>, firms: FirmRepository): AccountPart {
  /** The code lies sealed with the firm; once the firm was erased the borrower speaks for nobody. */
  const accountOf = async (row: read.AccountRecord): Promise<AccountRow> =>
    read.account(row, row.firm_id === null ? undefined : ((await firms.get(row.firm_id))?.code ?? ERASED_FIRM));
  const one = async (text: string, values: readonly unknown[]): Promise<AccountRow | undefined> => {
    const [row] = await sql<read.AccountRecord>(text, values);
    return row && accountOf(row);
  };
  return {
    async insertAccount(row) {
      const done = await sql(
        `INSERT INTO account (institution_id, account_id, name, password_hash, roles, firm_id, state, created_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (institution_id, name) DO NOTHING RETURNING account_id`,
        [
          institution,
          row.account,
          row.name,
          row.passwordHash,
          row.roles,
          row.firm === undefined ? null : (await firms.resolve([row.firm]))[0],
          row.state,
          row.createdAt,
          row.version,
        ],
      );
      return done.length === 1;
    },
    account: (account) => one(`${ACCOUNT} AND account_id = $2`, [institution, account]),
    holdAccount: (account) => one(`${ACCOUNT} AND account_id = $2 FOR UPDATE`, [institution, account]),
    accountByName: (name) => one(`${ACCOUNT} AND name = $2`, [institution, name]),
    async accounts(after, limit) {
      const rows = await sql<read.AccountRecord>(
        `${ACCOUNT} AND ($2::text IS NULL OR name > $2) ORDER BY name LIMIT $3`,
        [institution, after ?? null, limit],
      );
      const accounts: AccountRow[] = [];
      for (const row of rows) accounts.push(await accountOf(row));
      return accounts;
    },
    async updateAccount(row) {
      const done = await sql(
        `UPDATE account SET password_hash = $3, roles = $4, state = $5, version = $6
         WHERE institution_id = $1 AND account_id = $2 AND version = $6 - 1 RETURNING account_id`,
        [institution, row.account, row.passwordHash, row.roles, row.state, row.version],
      );
      return done.length === 1;
    },
    async setAttempts(account, failures, lockedUntil) {
      await sql('UPDATE account SET failures = $3, locked_until = $4 WHERE institution_id = $1 AND account_id = $2', [
        institution,
        account,
        failures,
        lockedUntil ?? null,
      ]);
    },
    async countActive(role) {
      const rows = await sql(
        `SELECT account_id FROM account WHERE institution_id = $1 AND state = 'active' AND $2 = ANY (roles) FOR UPDATE`,
        [institution, role],
      );
      return rows.length;
    },
  };
}

type ProofPart = Omit<AccessRows, keyof InstitutionPart | keyof AccountPart>;

const API_KEY = `SELECT key_id, name, secret_hash, roles, created_by, created_at, expires_at, revoked_at
  FROM api_key WHERE institution_id = $1`;

function proofRows(sql: Statement, institution: Id<'inst'>): ProofPart {
  return {
    async insertSession(row: SessionRow) {
      await sql(
        `INSERT INTO session (institution_id, session_id, account_id, secret_hash, created_at, last_seen_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [institution, row.session, row.account, row.secretHash, row.createdAt, row.lastSeenAt, row.expiresAt],
      );
    },
    async session(session) {
      const [row] = await sql<read.SessionRecord>(
        `SELECT session_id, account_id, secret_hash, created_at, last_seen_at, expires_at FROM session
         WHERE institution_id = $1 AND session_id = $2`,
        [institution, session],
      );
      return row && read.session(row);
    },
    async touchSession(session, at) {
      await sql('UPDATE session SET last_seen_at = $3 WHERE institution_id = $1 AND session_id = $2', [
        institution,
        session,
        at,
      ]);
    },
    async endSession(session) {
      await sql('DELETE FROM session WHERE institution_id = $1 AND session_id = $2', [institution, session]);
    },
    async endSessions(account, spare) {
      await sql(
        'DELETE FROM session WHERE institution_id = $1 AND account_id = $2 AND session_id IS DISTINCT FROM $3',
        [institution, account, spare ?? null],
      );
    },
    async insertApiKey(row: ApiKeyRow) {
      await sql(
        `INSERT INTO api_key (institution_id, key_id, name, secret_hash, roles, created_by, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [institution, row.key, row.name, row.secretHash, row.roles, row.createdBy, row.createdAt, row.expiresAt],
      );
    },
    async apiKey(key) {
      const [row] = await sql<read.ApiKeyRecord>(`${API_KEY} AND key_id = $2`, [institution, key]);
      return row && read.apiKey(row);
    },
    async apiKeys(after, limit) {
      const rows = await sql<read.ApiKeyRecord>(
        `${API_KEY} AND ($2::text IS NULL OR key_id > $2) ORDER BY key_id LIMIT $3`,
        [institution, after ?? null, limit],
      );
      return rows.map(read.apiKey);
    },
    async revokeApiKey(key, at) {
      const done = await sql(
        `UPDATE api_key SET revoked_at = $3
         WHERE institution_id = $1 AND key_id = $2 AND revoked_at IS NULL RETURNING key_id`,
        [institution, key, at],
      );
      return done.length === 1;
    },
  };
}
