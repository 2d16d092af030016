import type { AccessRows } from '#app/ports/access-rows.ts';
import type { Chance } from '#app/ports/chance.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { PasswordHash } from '#app/ports/password-hash.ts';
import { type Id, type Instant, makeId } from '#domain/kernel/index.ts';

/** What happened, for the institution's log; the subject is whom it is about. */
export interface Happened {
  readonly actor: string;
  readonly operation: string;
  readonly subject: string;
  readonly payload: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

/** One transaction of one institution as the access module sees it. */
export interface AccessTransaction {
  readonly rows: AccessRows;
  /** Adds an entry to the log in the same transaction. */
  log(happened: Happened): Promise<void>;
}

/** What the verbs of access ask of the shell. */
export interface AccessShell {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly passwordHash: PasswordHash;
  /** Runs `work` in one transaction that sees the rows of one institution only. */
  access<T>(institution: Id<'inst'>, work: (transaction: AccessTransaction) => Promise<T>): Promise<T>;
  /** The institution with a code, across institutions: nothing else is. */
  institutionByCode(code: string): Promise<Id<'inst'> | undefined>;
}

export function newId<P extends string>(shell: Pick<AccessShell, 'chance'>, prefix: P, now: Instant): Id<P> {
  return makeId(prefix, now, shell.chance.bytes(10));
}
