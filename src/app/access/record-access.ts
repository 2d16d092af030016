import { type Failure, ok, type Result } from '#domain/kernel/index.ts';
import type { Caller } from './caller.ts';
import { type AccessShell, workOf } from './shell.ts';

/** Records who saw whose data; the answer leaves only after it. */
export async function recordAccess(
  { unitOfWork }: AccessShell,
  caller: Caller,
  seen: { readonly audit: string; readonly subject: string; readonly requestId: string },
): Promise<Result<undefined, Failure>> {
  return unitOfWork.run(workOf(caller), async ({ access, at, newId }) => {
    await access.insertAccessEvent({ ...seen, event: newId('seen'), at, by: caller.by });
    return ok(undefined);
  });
}
