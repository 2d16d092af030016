import type { Chance } from '#app/ports/chance.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { Ids } from '#app/ports/ids.ts';
import type { PasswordHash } from '#app/ports/password-hash.ts';
import type { UnitOfWork, WorkContext } from '#app/unit-of-work.ts';
import type { Caller } from './caller.ts';
import type { Strangers } from './strangers.ts';

/** What the verbs of access ask of the shell. */
export interface AccessShell {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly ids: Ids;
  readonly passwordHash: PasswordHash;
  readonly unitOfWork: UnitOfWork;
  readonly strangers: Strangers;
}

/** The work of a caller, in its institution and under its id. */
export function workOf({ institution, by }: Pick<Caller, 'institution' | 'by'>): WorkContext {
  return { institutionId: institution, actorId: by };
}
