import { type Failure, fail, isId, ok, type Result } from '#domain/kernel/index.ts';
import type { Caller } from './caller.ts';
import { chargeAttempt, logLock } from './charge-attempt.ts';
import { checkPassword } from './password-rules.ts';
import { type AccessShell, workOf } from './shell.ts';

/**
 * Changes the caller's own password and ends its other sessions. Wrong ones count as they do when signing in: who found a session open
 * must not guess on. Errors: SIGN_IN_REFUSED, ACCOUNT_LOCKED, PASSWORD_TOO_WEAK, VERSION_OUT_OF_DATE.
 */
export async function changePassword(
  shell: AccessShell,
  caller: Caller,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<Result<undefined, Failure>> {
  const { by, proof } = caller;
  if (!isId('acct', by) || proof.kind !== 'session') return fail('SIGN_IN_REFUSED');
  const charged = await shell.unitOfWork.run(workOf(caller), (work) => chargeAttempt(work, by));
  if (!charged.ok) return charged;
  const { account } = charged.value;
  if (!(await shell.passwordHash.matches(current, account.passwordHash))) {
    const noted = await logLock(shell, workOf(caller), charged.value);
    return noted.ok ? fail('SIGN_IN_REFUSED') : noted;
  }
  const checked = checkPassword(next, account.name);
  if (!checked.ok) return checked;
  const passwordHash = await shell.passwordHash.hash(next);
  return shell.unitOfWork.run(workOf(caller), async (work) => {
    const changed = await work.access.updateAccount({ ...account, passwordHash, version: account.version + 1 });
    if (!changed) return fail('VERSION_OUT_OF_DATE');
    await work.access.setAttempts(by, 0, undefined);
    await work.access.endSessions(by, proof.session);
    work.log({ operation: 'password.changed', subject: by, payload: {} });
    return ok(undefined);
  });
}
