import type { AccountRow } from '#app/ports/access-rows.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { Caller } from './caller.ts';
import { checkPassword } from './password-rules.ts';
import { type AccessShell, workOf } from './shell.ts';

export interface NewAccount {
  readonly name: string;
  readonly password: string;
  readonly roles: readonly string[];
  readonly firm?: string;
}

/** The row of a new account; the password must have passed the rules. */
export async function newAccount(shell: AccessShell, { name, password, roles, firm }: NewAccount): Promise<AccountRow> {
  const now = shell.clock.now();
  return {
    account: shell.ids.next('acct'),
    name,
    passwordHash: await shell.passwordHash.hash(password),
    roles: [...new Set(roles)].sort(),
    ...(firm === undefined ? {} : { firm }),
    state: 'active',
    failures: 0,
    createdAt: now,
    version: 1,
  };
}

/** A borrower speaks for one firm and is nothing else: who lends and who borrows are never the same account. */
export function borrowerIsAlone(roles: readonly string[], firm: string | undefined): boolean {
  return roles.includes('borrower') ? roles.length === 1 && firm !== undefined : firm === undefined;
}

/** Creates an account. Errors: BORROWER_NEEDS_FIRM, PASSWORD_TOO_WEAK, ACCOUNT_NAME_TAKEN. */
export async function createAccount(
  shell: AccessShell,
  caller: Caller,
  wanted: NewAccount,
): Promise<Result<AccountRow, Failure>> {
  if (!borrowerIsAlone(wanted.roles, wanted.firm)) return fail('BORROWER_NEEDS_FIRM');
  const password = checkPassword(wanted.password, wanted.name);
  if (!password.ok) return password;
  const row = await newAccount(shell, wanted);
  return shell.unitOfWork.run(workOf(caller), async (work) => {
    if (!(await work.access.insertAccount(row))) return fail('ACCOUNT_NAME_TAKEN', { name: row.name });
    const payload = { account: row.account, roles: row.roles };
    work.log({ operation: 'account.created', subject: row.account, payload });
    return ok(row);
  });
}
