import type { AccountRow } from '#app/ports/access-rows.ts';
import { type Failure, fail, type Id, type Instant, instant, ok, type Result } from '#domain/kernel/index.ts';
import { afterFailure, isLocked } from './lock-out.ts';
import type { AccessShell } from './shell.ts';
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
  const institutions = await shell.unitOfWork.institutions();
  if (!institutions.ok) return institutions;
  const institution = institutions.value.find(({ code }) => code === claimed.institution)?.institutionId as
    | Id<'inst'>
    | undefined;
  const found = institution ? await findAccount(shell, institution, claimed.name) : ok(undefined);
  if (!found.ok) return found;
  const account = found.value;
  const now = shell.clock.now();
  const attempts = { failures: account?.failures ?? 0, lockedUntil: account?.lockedUntil };
  if (attempts.lockedUntil !== undefined && isLocked(attempts, now))
    return fail('ACCOUNT_LOCKED', { seconds: Math.ceil((attempts.lockedUntil - now) / 1000) });
  const right = await shell.passwordHash.matches(claimed.password, account?.passwordHash);
  if (!institution || !account) return fail('SIGN_IN_REFUSED');
  if (right && account.state === 'active') return open(shell, institution, account, now);

  const { failures, lockedUntil } = afterFailure(attempts, now);
  const noted = await shell.unitOfWork.run(actingAs(institution, account), async (work) => {
    await work.access.setAttempts(account.account, failures, lockedUntil);
    if (lockedUntil !== undefined)
      work.log({ operation: 'account.locked', subject: account.account, payload: { failures, lockedUntil } });
    return ok(undefined);
  });
  return noted.ok ? fail('SIGN_IN_REFUSED') : noted;
}

function findAccount(
  shell: AccessShell,
  institutionId: Id<'inst'>,
  name: string,
): Promise<Result<AccountRow | undefined, Failure>> {
  // Who it is must still be proved: until then nobody acts.
  return shell.unitOfWork.run({ institutionId, actorId: 'nobody' }, async ({ access }) =>
    ok(await access.accountByName(name)),
  );
}

function actingAs(institutionId: Id<'inst'>, { account }: AccountRow) {
  return { institutionId, actorId: account };
}

async function open(
  shell: AccessShell,
  institution: Id<'inst'>,
  account: AccountRow,
  now: Instant,
): Promise<Result<OpenedSession, Failure>> {
  const session = shell.ids.next('sess');
  const minted = mintToken(institution, session, shell.chance);
  const expiresAt = instant(now + SESSION_MS);
  const { secretHash } = minted;
  return shell.unitOfWork.run(actingAs(institution, account), async (work) => {
    if (account.failures > 0) await work.access.setAttempts(account.account, 0, undefined);
    const row = { session, account: account.account, secretHash, createdAt: now, lastSeenAt: now, expiresAt };
    await work.access.insertSession(row);
    work.log({ operation: 'session.opened', subject: account.account, payload: { session } });
    return ok({ session, account, token: minted.text, csrf: csrfOf(secretHash), expiresAt });
  });
}
