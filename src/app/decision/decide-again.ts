import type { Caller } from '#app/access/caller.ts';
import type { WorkContext } from '#app/unit-of-work.ts';
import { calendarDate, type Failure, fail, type Id, type Instant, type Result } from '#domain/kernel/index.ts';
import { decideStored } from './decide-stored.ts';
import type { DecisionShell } from './decision-shell.ts';

/**
 * Decides an application again in the name of whoever brought the evidence for it: the engine's word, which no role is needed for.
 * Errors: those of `decideStored`.
 */
export async function decideAgain(
  shell: DecisionShell,
  { institutionId, actorId }: WorkContext,
  { applicationId, asOf }: { readonly applicationId: string; readonly asOf?: string },
  now: Instant,
): Promise<Result<unknown, Failure>> {
  const context = { institutionId, actorId };
  const stored = await shell.unitOfWork.run(context, async ({ applications }) => ({
    ok: true as const,
    value: await applications.get(applicationId),
  }));
  if (!stored.ok) return stored;
  if (!stored.value) return fail('NOT_FOUND', { what: applicationId });
  const caller: Caller = {
    institution: institutionId as Id<'inst'>,
    by: actorId as Id<'acct'>,
    name: actorId,
    roles: [],
    proof: { kind: 'key' },
  };
  const day = asOf === undefined ? undefined : calendarDate(asOf);
  return decideStored(shell, caller, applicationId, { now, asOf: day, version: stored.value.version });
}
