import type { AccountRow } from '#app/ports/access-rows.ts';
import { type Failure, fail, type Id, type Instant, instant, ok, type Result } from '#domain/kernel/index.ts';
import { afterFailure, isLocked } from './lock-out.ts';
import { type AccessShell, newId } from './shell.ts';
import { csrfOf, mintToken } from './token.ts';

export const SESSION_MS = 12 * 3_600_000;

export interface OpenedSession {
  readonly session: Id<'sess'>;
  readonly account: AccountRow;
  readonly token: string;
  readonly csrf: string;
  readonly expiresAt: Instant;
}

/**
 * Opens a session. An unknown institution, an unknown name, a disabled account and a wrong password are one answer and cost
 * the same time; a lock is told, or a person could not know why the right password is refused. Errors: ACCOUNT_LOCKED, SIGN_IN_REFUSED.
 */
export async function signIn(
  shell: AccessShell,
  claimed: { readonly institution: string; readonly name: string; readonly password: string },
): Promise<Result<OpenedSession, Failure>> {
  const institution = await shell.institutionByCode(claimed.institution);
  const account = institution && (await shell.access(institution, ({ rows }) => rows.accountByName(claimed.name)));
  const now = shell.clock.now();
  const attempts = { failures: account?.failures ?? 0, lockedUntil: account?.lockedUntil };
  if (attempts.lockedUntil !== undefined && isLocked(attempts, now))
    return fail('ACCOUNT_LOCKED', { seconds: Math.ceil((attempts.lockedUntil - now) / 1000) });
  const right = await shell.passwordHash.matches(claimed.password, account?.passwordHash);
  if (!institution || !account) return fail('SIGN_IN_REFUSED');
  if (right && account.state === 'active') return ok(await open(shell, institution, account, now));
  await shell.access(institution, async ({ rows, log }) => {
    const { failures, lockedUntil } = afterFailure(attempts, now);
    await rows.setAttempts(account.account, failures, lockedUntil);
    if (lockedUntil === undefined) return;
    await log({ actor: account.account, operation: 'account.locked', subject: account.account, payload: { failures } });
  });
  return fail('SIGN_IN_REFUSED');
}

async function open(
  shell: AccessShell,
  institution: Id<'inst'>,
  account: AccountRow,
  now: Instant,
): Promise<OpenedSession> {
  const session = newId(shell, 'sess', now);
  const minted = mintToken(institution, session, shell.chance);
  const expiresAt = instant(now + SESSION_MS);
  await shell.access(institution, async ({ rows, log }) => {
    if (account.failures > 0) await rows.setAttempts(account.account, 0, undefined);
    await rows.insertSession({
      session,
      account: account.account,
      secretHash: minted.secretHash,
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
    });
    await log({ actor: account.account, operation: 'session.opened', subject: account.account, payload: { session } });
  });
  return { session, account, token: minted.text, csrf: csrfOf(minted.secretHash), expiresAt };
}
