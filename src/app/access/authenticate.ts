import type { Transaction } from '#app/ports/transaction.ts';
import { type Failure, type Instant, instant, ok, type Result } from '#domain/kernel/index.ts';
import type { Caller } from './caller.ts';
import { borrowerIsAlone } from './create-account.ts';
import type { AccessShell } from './shell.ts';
import { csrfOf, readToken, sameText, type Token } from './token.ts';

const IDLE_MS = 30 * 60_000;
const TOUCH_MS = 60_000;
/** How long a proved token is believed without asking the store: a key revoked in another process lives on at most this long. */
const BELIEVED_MS = 2_000;
const MOST_BELIEVED = 10_000;

export interface Authenticator {
  /** The caller that a token proves, or undefined. */
  authenticate(text: string): Promise<Result<Caller | undefined, Failure>>;
  /** Forgets everything that was believed: called after any change of accounts, sessions or keys. */
  forget(): void;
}

/** Proves tokens against the store, and remembers for a moment what it proved. */
export function authenticator(shell: AccessShell): Authenticator {
  const believed = new Map<string, { readonly proved: Result<Caller, never>; readonly until: Instant }>();
  let forgotten = 0;
  return {
    forget() {
      forgotten += 1;
      believed.clear();
    },
    async authenticate(text) {
      const now = shell.clock.now();
      const known = believed.get(text);
      if (known && now < known.until) return known.proved;
      believed.delete(text);
      const token = readToken(text);
      if (!token) return ok(undefined);
      const context = { institutionId: token.institution, actorId: token.id };
      const asked = forgotten;
      const proved = await shell.unitOfWork.run(context, async (transaction) =>
        ok(
          token.kind === 'sess' ? await proveSession(transaction, token, now) : await proveKey(transaction, token, now),
        ),
      );
      if (!proved.ok || !proved.value) return proved;
      // What was read before a change must not be believed after it.
      if (asked !== forgotten) return proved;
      if (believed.size >= MOST_BELIEVED) believed.clear();
      believed.set(text, { proved: ok(proved.value), until: instant(now + BELIEVED_MS) });
      return proved;
    },
  };
}

async function proveSession({ access }: Transaction, token: Token<'sess'>, now: Instant): Promise<Caller | undefined> {
  const session = await access.session(token.id);
  if (!session || !sameText(session.secretHash, token.secretHash)) return undefined;
  if (now >= session.expiresAt || now - session.lastSeenAt > IDLE_MS) return undefined;
  const account = await access.account(session.account);
  if (account?.state !== 'active') return undefined;
  // Whoever is a borrower is held to one firm; without it there is nothing to hold it to.
  if (!borrowerIsAlone(account.roles, account.firm)) return undefined;
  if (now - session.lastSeenAt > TOUCH_MS) await access.touchSession(session.session, now);
  return {
    institution: token.institution,
    by: account.account,
    name: account.name,
    roles: account.roles,
    ...(account.firm === undefined ? {} : { firm: account.firm }),
    proof: { kind: 'session', session: session.session, csrf: csrfOf(session.secretHash) },
  };
}

async function proveKey({ access }: Transaction, token: Token<'key'>, now: Instant): Promise<Caller | undefined> {
  const row = await access.apiKey(token.id);
  if (!row || !sameText(row.secretHash, token.secretHash)) return undefined;
  if (row.revokedAt !== undefined || now >= row.expiresAt) return undefined;
  return { institution: token.institution, by: row.key, name: row.name, roles: row.roles, proof: { kind: 'key' } };
}
