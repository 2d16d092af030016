import { type Failure, fail, type Id, ok, type Result } from '#domain/kernel/index.ts';
import type { Caller } from './caller.ts';
import type { AccessShell } from './shell.ts';

/** Revokes a key. Errors: NOT_FOUND where there is none that is still good. */
export async function revokeApiKey(
  shell: AccessShell,
  caller: Caller,
  key: Id<'key'>,
): Promise<Result<undefined, Failure>> {
  return shell.access(caller.institution, async ({ rows, log }) => {
    if (!(await rows.revokeApiKey(key, shell.clock.now()))) return fail('NOT_FOUND', { what: key });
    await log({ actor: caller.by, operation: 'api-key.revoked', subject: key, payload: { key } });
    return ok(undefined);
  });
}
