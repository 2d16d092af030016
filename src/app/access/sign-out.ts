import type { Caller } from './caller.ts';
import type { AccessShell } from './shell.ts';

/** Ends the session of the call; a key has none to end. */
export async function signOut(shell: AccessShell, caller: Caller): Promise<void> {
  const { proof } = caller;
  if (proof.kind !== 'session') return;
  await shell.access(caller.institution, ({ rows }) => rows.endSession(proof.session));
}
