import type { ApiKeyRow } from '#app/ports/access-rows.ts';
import { type Failure, fail, instant, ok, type Result } from '#domain/kernel/index.ts';
import type { Caller } from './caller.ts';
import { type AccessShell, workOf } from './shell.ts';
import { mintToken } from './token.ts';

const DAY_MS = 86_400_000;

/** Issues a key for a program; its token is told once. Errors: BORROWER_NEEDS_FIRM, since a key speaks for no firm. */
export async function issueApiKey(
  shell: AccessShell,
  caller: Caller,
  wanted: { readonly name: string; readonly roles: readonly string[]; readonly expiresInDays: number },
): Promise<Result<{ readonly row: ApiKeyRow; readonly token: string }, Failure>> {
  if (wanted.roles.includes('borrower')) return fail('BORROWER_NEEDS_FIRM');
  const now = shell.clock.now();
  const key = shell.ids.next('key');
  const minted = mintToken(caller.institution, key, shell.chance);
  const row: ApiKeyRow = {
    key,
    name: wanted.name,
    secretHash: minted.secretHash,
    roles: [...new Set(wanted.roles)].sort(),
    createdBy: caller.by,
    createdAt: now,
    expiresAt: instant(now + wanted.expiresInDays * DAY_MS),
  };
  return shell.unitOfWork.run(workOf(caller), async (work) => {
    await work.access.insertApiKey(row);
    work.log({ operation: 'api-key.issued', subject: key, payload: { key, roles: row.roles } });
    return ok({ row, token: minted.text });
  });
}
