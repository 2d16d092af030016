import type { AccountRow } from '#app/ports/access-rows.ts';
import { type Failure, fail, type Id, type Instant, instant, ok, type Result } from '#domain/kernel/index.ts';
import { type Charged, chargeAttempt, checkOpen, logLock } from './charge-attempt.ts';
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
 * Opens a session. An unknown institution, an unknown name, a disabled account and a wrong password are one answer, cost
 * the same work and lock alike; a lock is told, or a person could not know why the right password is refused.
 * Errors: ACCOUNT_LOCKED, SIGN_IN_REFUSED.
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
  const charged = institution ? await charge(shell, institution, claimed.name) : ok(undefined);
  if (!charged.ok) return charged;
  if (!institution || !charged.value) return refuseStranger(shell, claimed);
  const { account } = charged.value;
  const right = await shell.passwordHash.matches(claimed.password, account.passwordHash);
  if (right && account.state === 'active') return open(shell, institution, account);
  const noted = await logLock(shell, { institutionId: institution, actorId: account.account }, charged.value);
  return noted.ok ? fail('SIGN_IN_REFUSED') : noted;
}

function charge(
  shell: AccessShell,
  institutionId: Id<'inst'>,
  name: string,
): Promise<Result<Charged | undefined, Failure>> {
  // Who it is must still be proved: until then nobody acts.
  return shell.unitOfWork.run<Charged | undefined, Failure>({ institutionId, actorId: 'nobody' }, async (work) => {
    const known = await work.access.accountByName(name);
    return known ? chargeAttempt(work, known.account) : ok(undefined);
  });
}

async function refuseStranger(
  { clock, strangers, passwordHash }: AccessShell,
  { institution, name, password }: { readonly institution: string; readonly name: string; readonly password: string },
): Promise<Result<never, Failure>> {
  const now = clock.now();
  const open = checkOpen(strangers.charge(`${institution} ${name}`, now), now);
  if (!open.ok) return open;
  await passwordHash.matches(password, undefined);
  return fail('SIGN_IN_REFUSED');
}

/** Opens the session of an account whose password was right, unless the account has changed since it was judged. */
async function open(
  shell: AccessShell,
  institution: Id<'inst'>,
  account: AccountRow,
): Promise<Result<OpenedSession, Failure>> {
  const session = shell.ids.next('sess');
  const minted = mintToken(institution, session, shell.chance);
  const { secretHash } = minted;
  const context = { institutionId: institution, actorId: account.account };
  return shell.unitOfWork.run<OpenedSession, Failure>(context, async (work) => {
    const current = await work.access.holdAccount(account.account);
    if (current?.version !== account.version) return fail('SIGN_IN_REFUSED');
    await work.access.setAttempts(account.account, 0, undefined);
    const expiresAt = instant(work.at + SESSION_MS);
    const row = { session, account: account.account, secretHash, createdAt: work.at, lastSeenAt: work.at, expiresAt };
    await work.access.insertSession(row);
    work.log({ operation: 'session.opened', subject: account.account, payload: { session } });
    return ok({ session, account, token: minted.text, csrf: csrfOf(secretHash), expiresAt });
  });
}
