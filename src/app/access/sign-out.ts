import { type Failure, ok, type Result } from '#domain/kernel/index.ts';
import type { Caller } from './caller.ts';
import { type AccessShell, workOf } from './shell.ts';

/** Ends the session of the call; a key has none to end. */
export async function signOut(shell: AccessShell, caller: Caller): Promise<Result<undefined, Failure>> {
  const { proof } = caller;
  if (proof.kind !== 'session') return ok(undefined);
  return shell.unitOfWork.run(workOf(caller), async ({ access }) => {
    await access.endSession(proof.session);
    return ok(undefined);
  });
}
