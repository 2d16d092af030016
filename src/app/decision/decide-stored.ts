import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { ApplicationContent } from '#app/application/create-application.ts';
import type { StoredApplication } from '#app/ports/application-repository.ts';
import { businessDate, type CalendarDate, type Failure, fail, type Instant, ok } from '#domain/kernel/index.ts';
import { buildSnapshots, firmsByCode } from './build-snapshots.ts';
import { type Answered, type DecisionAnswer, enterDesk } from './decide.ts';
import { type DecisionRequest, prepareGroup, recordGroup } from './decide-group.ts';
import type { DecisionShell } from './decision-shell.ts';

const TEXT = new TextDecoder();

interface Asked {
  readonly now: Instant;
  readonly asOf: CalendarDate | undefined;
  /** The version of the application that the caller saw. */
  readonly version: number;
}

/**
 * Decides an application that was taken in, and moves it on in the same transaction: decided once, by whoever comes first.
 * Errors: VERB_OFF_BY_LICENCE, NOT_FOUND, VERSION_OUT_OF_DATE, APPLICATION_DECIDED, those of `prepareGroup`.
 */
export async function decideStored(
  shell: DecisionShell,
  caller: Caller,
  applicationId: string,
  asked: Asked,
): Promise<Answered> {
  const context = await enterDesk(shell, caller, 'decide', asked.now);
  if (!context.ok) return context;
  const asOf = asked.asOf ?? businessDate(asked.now);
  const attempt = () =>
    shell.unitOfWork.run<DecisionAnswer, Failure>(workOf(caller), async (work) => {
      const stored = await work.applications.get(applicationId);
      if (!stored) return fail('NOT_FOUND', { what: applicationId });
      if (stored.version !== asked.version) return fail('VERSION_OUT_OF_DATE');
      if (stored.state !== 'submitted') return fail('APPLICATION_DECIDED', { application: applicationId });
      const content = await work.applications.content(stored);
      if (!content.ok) return content;
      const firm = (await work.firms.get(stored.firmId))?.code;
      if (!firm) return fail('SUBJECT_ERASED', { subject: stored.firmId });
      const request = requestOf(stored, JSON.parse(TEXT.decode(content.value)), firm);
      const cases = await shell.snapshots.load(work, [firm], asOf);
      const prepared = prepareGroup(shell, context.value, work, asOf, [request], cases);
      const [outcome] = prepared.outcomes;
      if (!outcome?.ok) return outcome!;
      await recordGroup(work, prepared, 'application.decide', []);
      const moved = await work.applications.move(applicationId, stored.version, 'decided');
      return moved ? ok(outcome.value) : fail('VERSION_OUT_OF_DATE');
    });
  const answered = await attempt();
  if (answered.ok || answered.error.code !== 'SNAPSHOT_MISSING') return answered;
  const built = await buildSnapshots(shell, caller, asOf, firmsByCode([String(answered.error.params?.firm)]));
  return built.ok ? attempt() : built;
}

function requestOf(stored: StoredApplication, { highestRate }: ApplicationContent, firm: string): DecisionRequest {
  const application = {
    requestedFen: stored.requestedFen,
    requestedTenorDays: stored.requestedDays,
    highestRate: highestRate ?? null,
  };
  return { firm, application, policy: stored.product, mode: 'full', applicationId: stored.applicationId };
}
