import type { AccountRow } from '#app/ports/access-rows.ts';
import { type Failure, fail, type Id, ok, type Result } from '#domain/kernel/index.ts';
import type { Caller } from './caller.ts';
import { borrowerIsAlone } from './create-account.ts';
import { type AccessShell, workOf } from './shell.ts';

export interface AccountChange {
  readonly roles?: readonly string[] | undefined;
  readonly state?: 'active' | 'disabled' | undefined;
  readonly unlock?: true | undefined;
}

/**
 * Changes an account as of `version`; its sessions end, so that no old role lives on. Errors, in this order: NOT_FOUND,
 * VERSION_OUT_OF_DATE, BORROWER_NEEDS_FIRM, LAST_ADMINISTRATOR.
 */
export async function updateAccount(
  shell: AccessShell,
  caller: Caller,
  account: Id<'acct'>,
  version: number,
  change: AccountChange,
): Promise<Result<AccountRow, Failure>> {
  return shell.unitOfWork.run<AccountRow, Failure>(workOf(caller), async (work) => {
    const administrators = await work.access.countActive('administrator');
    const before = await work.access.account(account);
    if (!before) return fail('NOT_FOUND', { what: account });
    if (before.version !== version) return fail('VERSION_OUT_OF_DATE');
    const roles = change.roles ? [...new Set(change.roles)].sort() : before.roles;
    const after: AccountRow = { ...before, roles, state: change.state ?? before.state, version: version + 1 };
    if (!borrowerIsAlone(roles, before.firm)) return fail('BORROWER_NEEDS_FIRM');
    if (administers(before) && !administers(after) && administrators === 1) return fail('LAST_ADMINISTRATOR');
    if (!(await work.access.updateAccount(after))) return fail('VERSION_OUT_OF_DATE');
    if (change.unlock) await work.access.setAttempts(account, 0, undefined);
    await work.access.endSessions(account, undefined);
    const payload = { account, roles, state: after.state, unlocked: change.unlock === true };
    work.log({ operation: 'account.changed', subject: account, payload });
    return ok(change.unlock ? withoutLock(after) : after);
  });
}

function administers({ state, roles }: AccountRow): boolean {
  return state === 'active' && roles.includes('administrator');
}

function withoutLock({ lockedUntil: _, ...row }: AccountRow): AccountRow {
  return { ...row, failures: 0 };
}
