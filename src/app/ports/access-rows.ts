import type { CalendarDate, Id, Instant } from '#domain/kernel/index.ts';

/** A licence that an institution holds. */
export interface Licence {
  /** The institution type that it is for. */
  readonly kind: string;
  readonly number: string;
  readonly issuedBy: string;
  readonly validFrom: CalendarDate;
  /** The first day on which it is no longer in force. */
  readonly validTo?: CalendarDate;
  readonly scope: 'province' | 'national';
}

export interface InstitutionRow {
  readonly institution: Id<'inst'>;
  readonly code: string;
  readonly name: string;
  readonly actorTypes: readonly string[];
  readonly province: string;
  readonly licences: readonly Licence[];
  readonly createdAt: Instant;
}

interface StandingFactsRow {
  readonly statement: Id<'facts'>;
  readonly at: Instant;
  readonly by: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface AccountRow {
  readonly account: Id<'acct'>;
  readonly name: string;
  readonly passwordHash: string;
  readonly roles: readonly string[];
  readonly firm?: string;
  readonly state: 'active' | 'disabled';
  readonly failures: number;
  readonly lockedUntil?: Instant;
  readonly createdAt: Instant;
  /** Counts changes; an update names the version that it builds on. */
  readonly version: number;
}

export interface SessionRow {
  readonly session: Id<'sess'>;
  readonly account: Id<'acct'>;
  readonly secretHash: string;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
}

export interface ApiKeyRow {
  readonly key: Id<'key'>;
  readonly name: string;
  readonly secretHash: string;
  readonly roles: readonly string[];
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt?: Instant;
}

export interface AccessEventRow {
  readonly event: Id<'seen'>;
  readonly at: Instant;
  readonly by: string;
  readonly audit: string;
  readonly subject: string;
  readonly requestId: string;
}

/** What one institution is, and its accounts, sessions and keys, inside one transaction. */
export interface AccessRows {
  /** What the institution is, with its code and licences. False where the code is taken. */
  insertInstitution(row: InstitutionRow): Promise<boolean>;
  institution(): Promise<InstitutionRow | undefined>;
  /** What the law asks about the institution itself, as last stated; an empty record where nothing was. */
  standingFacts(): Promise<Readonly<Record<string, unknown>>>;
  insertStandingFacts(row: StandingFactsRow): Promise<void>;

  /** False where the name is taken. */
  insertAccount(row: AccountRow): Promise<boolean>;
  account(account: Id<'acct'>): Promise<AccountRow | undefined>;
  /** The account; its row stays locked until the transaction ends. */
  holdAccount(account: Id<'acct'>): Promise<AccountRow | undefined>;
  accountByName(name: string): Promise<AccountRow | undefined>;
  /** Accounts by name after `after`, at most `limit`. */
  accounts(after: string | undefined, limit: number): Promise<readonly AccountRow[]>;
  /** Replaces everything but the name and the attempts; false where `row.version - 1` is no longer the stored version. */
  updateAccount(row: AccountRow): Promise<boolean>;
  /** Sets the attempts of an account without counting as a change of it. */
  setAttempts(account: Id<'acct'>, failures: number, lockedUntil: Instant | undefined): Promise<void>;
  /** How many active accounts hold the role. The rows stay locked until the transaction ends. */
  countActive(role: string): Promise<number>;

  insertSession(row: SessionRow): Promise<void>;
  session(session: Id<'sess'>): Promise<SessionRow | undefined>;
  touchSession(session: Id<'sess'>, at: Instant): Promise<void>;
  endSession(session: Id<'sess'>): Promise<void>;
  /** Ends every session of the account but `spare`. */
  endSessions(account: Id<'acct'>, spare: Id<'sess'> | undefined): Promise<void>;

  insertApiKey(row: ApiKeyRow): Promise<void>;
  apiKey(key: Id<'key'>): Promise<ApiKeyRow | undefined>;
  apiKeys(after: Id<'key'> | undefined, limit: number): Promise<readonly ApiKeyRow[]>;
  /** False where there is no such key that is not revoked. */
  revokeApiKey(key: Id<'key'>, at: Instant): Promise<boolean>;

  insertAccessEvent(row: AccessEventRow): Promise<void>;
  /** Newest first, before `before`. */
  accessEvents(before: Id<'seen'> | undefined, limit: number): Promise<readonly AccessEventRow[]>;
}
