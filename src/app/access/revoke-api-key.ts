import { type Failure, fail, type Id, ok, type Result } from '#domain/kernel/index.ts';
import type { Caller } from './caller.ts';
import { type AccessShell, workOf } from './shell.ts';

/** Revokes a key. Errors: NOT_FOUND where there is none that is still good. */
export async function revokeApiKey(
  shell: AccessShell,
  caller: Caller,
  key: Id<'key'>,
): Promise<Result<undefined, Failure>> {
  return shell.unitOfWork.run(workOf(caller), async (work) => {
    if (!(await work.access.revokeApiKey(key, work.at))) return fail('NOT_FOUND', { what: key });
    work.log({ operation: 'api-key.revoked', subject: key, payload: { key } });
    return ok(undefined);
  });
}
