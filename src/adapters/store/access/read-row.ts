import type {
  AccessEventRow,
  AccountRow,
  ApiKeyRow,
  InstitutionRow,
  Licence,
  SessionRow,
} from '#app/ports/access-rows.ts';
import { type Id, instant } from '#domain/kernel/index.ts';

/** Records as the driver gives them: moments are bigint, days are text, ids are unbranded. */
export interface InstitutionRecord {
  readonly institution_id: string;
  readonly code: string;
  readonly name: string;
  readonly actor_types: readonly string[];
  readonly province: string;
  readonly licences: readonly Licence[];
  readonly created_at: bigint;
}

export function institution(row: InstitutionRecord): InstitutionRow {
  return {
    institution: row.institution_id as Id<'inst'>,
    code: row.code,
    name: row.name,
    actorTypes: row.actor_types,
    province: row.province,
    licences: row.licences,
    createdAt: moment(row.created_at),
  };
}

export interface AccountRecord {
  readonly account_id: string;
  readonly name: string;
  readonly password_hash: string;
  readonly roles: readonly string[];
  readonly firm_id: string | null;
  readonly state: 'active' | 'disabled';
  readonly failures: number;
  readonly locked_until: bigint | null;
  readonly created_at: bigint;
  readonly version: number;
}

/** An account; `firm` is the code of its firm, which the row names by id. */
export function account(row: AccountRecord, firm: string | undefined): AccountRow {
  return {
    account: row.account_id as Id<'acct'>,
    name: row.name,
    passwordHash: row.password_hash,
    roles: row.roles,
    ...(firm === undefined ? {} : { firm }),
    state: row.state,
    failures: row.failures,
    ...(row.locked_until === null ? {} : { lockedUntil: moment(row.locked_until) }),
    createdAt: moment(row.created_at),
    version: row.version,
  };
}

export interface SessionRecord {
  readonly session_id: string;
  readonly account_id: string;
  readonly secret_hash: string;
  readonly created_at: bigint;
  readonly last_seen_at: bigint;
  readonly expires_at: bigint;
}

export function session(row: SessionRecord): SessionRow {
  return {
    session: row.session_id as Id<'sess'>,
    account: row.account_id as Id<'acct'>,
    secretHash: row.secret_hash,
    createdAt: moment(row.created_at),
    lastSeenAt: moment(row.last_seen_at),
    expiresAt: moment(row.expires_at),
  };
}

export interface ApiKeyRecord {
  readonly key_id: string;
  readonly name: string;
  readonly secret_hash: string;
  readonly roles: readonly string[];
  readonly created_by: string;
  readonly created_at: bigint;
  readonly expires_at: bigint;
  readonly revoked_at: bigint | null;
}

export function apiKey(row: ApiKeyRecord): ApiKeyRow {
  return {
    key: row.key_id as Id<'key'>,
    name: row.name,
    secretHash: row.secret_hash,
    roles: row.roles,
    createdBy: row.created_by,
    createdAt: moment(row.created_at),
    expiresAt: moment(row.expires_at),
    ...(row.revoked_at === null ? {} : { revokedAt: moment(row.revoked_at) }),
  };
}

export interface AccessEventRecord {
  readonly event_id: string;
  readonly at: bigint;
  readonly by_id: string;
  readonly audit: string;
  readonly subject: string;
  readonly request_id: string;
}

export function accessEvent(row: AccessEventRecord): AccessEventRow {
  return {
    event: row.event_id as Id<'seen'>,
    at: moment(row.at),
    by: row.by_id,
    audit: row.audit,
    subject: row.subject,
    requestId: row.request_id,
  };
}

function moment(value: bigint): ReturnType<typeof instant> {
  return instant(Number(value));
}
