import type { AccountRow } from '#app/ports/access-rows.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import type { WorkContext } from '#app/unit-of-work.ts';
import { type Failure, fail, type Id, type Instant, ok, type Result } from '#domain/kernel/index.ts';
import { type Attempts, afterFailure, isLocked } from './lock-out.ts';
import type { AccessShell } from './shell.ts';

/** An account as it is tried, and what its attempts are if this one fails. */
export interface Charged {
  readonly account: AccountRow;
  readonly ifWrong: Attempts;
}

/**
 * Counts an attempt before anybody judges it: however many guesses come at once, each has been counted when it is judged.
 * Whoever was right calls `access.setAttempts` with 0. Errors: ACCOUNT_LOCKED; NOT_FOUND where the account is gone.
 */
export async function chargeAttempt(
  { access, at }: Transaction,
  account: Id<'acct'>,
): Promise<Result<Charged, Failure<'ACCOUNT_LOCKED' | 'NOT_FOUND'>>> {
  const row = await access.holdAccount(account);
  if (!row) return fail('NOT_FOUND', { what: account });
  const attempts = { failures: row.failures, lockedUntil: row.lockedUntil };
  const open = checkOpen(attempts, at);
  if (!open.ok) return open;
  const ifWrong = afterFailure(attempts, at);
  await access.setAttempts(account, ifWrong.failures, ifWrong.lockedUntil);
  return ok({ account: row, ifWrong });
}

/** Errors: ACCOUNT_LOCKED with the seconds that it still is. */
export function checkOpen(attempts: Attempts, now: Instant): Result<undefined, Failure<'ACCOUNT_LOCKED'>> {
  if (attempts.lockedUntil === undefined || !isLocked(attempts, now)) return ok(undefined);
  return fail('ACCOUNT_LOCKED', { seconds: Math.ceil((attempts.lockedUntil - now) / 1000) });
}

/** Logs the lock that a wrong attempt led to. */
export async function logLock(
  { unitOfWork }: AccessShell,
  context: WorkContext,
  { account: { account }, ifWrong: { failures, lockedUntil } }: Charged,
): Promise<Result<undefined, Failure>> {
  if (lockedUntil === undefined) return ok(undefined);
  return unitOfWork.run(context, async (work) => {
    work.log({ operation: 'account.locked', subject: account, payload: { failures, lockedUntil } });
    return ok(undefined);
  });
}
