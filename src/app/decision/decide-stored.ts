import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { ApplicationContent } from '#app/application/create-application.ts';
import type { StoredApplication } from '#app/ports/application-repository.ts';
import type { DecisionRow } from '#app/ports/decision-repository.ts';
import type { Referral } from '#app/ports/referral-repository.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import {
  businessDate,
  type CalendarDate,
  type Failure,
  fail,
  type Instant,
  ok,
  type Result,
} from '#domain/kernel/index.ts';
import { buildSnapshots, firmsByCode } from './build-snapshots.ts';
import { type Answered, type DecisionAnswer, enterDesk } from './decide.ts';
import { type Decided, type DecisionRequest, prepareGroup, recordGroup } from './decide-group.ts';
import type { DecisionShell } from './decision-shell.ts';
import type { ReadCase } from './snapshot-shelf.ts';

const TEXT = new TextDecoder();

interface Asked {
  readonly now: Instant;
  readonly asOf: CalendarDate | undefined;
  /** The version of the application that the caller saw. */
  readonly version: number;
}

/**
 * Decides an application that was taken in, and moves it on in the same transaction: by whoever comes first. It is decided again where
 * its evidence changed since, or another day counts; the case that a person had of it then ends, unless two people settled it.
 * Errors: VERB_OFF_BY_LICENCE, NOT_FOUND, VERSION_OUT_OF_DATE, APPLICATION_DECIDED, APPLICATION_SETTLED, those of `prepareGroup`.
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
      const content = await work.applications.content(stored);
      if (!content.ok) return content;
      const firm = (await work.firms.get(stored.firmId))?.code;
      if (!firm) return fail('SUBJECT_ERASED', { subject: stored.firmId });
      const request = requestOf(stored, JSON.parse(TEXT.decode(content.value)), firm);
      const cases = await shell.snapshots.load(work, [firm], asOf);
      const [newest] = await work.decisions.ofApplication(applicationId);
      const open = newest ? await openAgain(work, newest, cases[0]!) : ok(undefined);
      if (!open.ok) {
        // Whoever decided it between the two readings also moved it on.
        const now = await work.applications.get(applicationId);
        return now?.version === asked.version ? open : fail('VERSION_OUT_OF_DATE');
      }
      const prepared = prepareGroup(shell, context.value, work, asOf, [request], cases);
      const [outcome] = prepared.outcomes;
      if (!outcome?.ok) return outcome!;
      await recordGroup(work, prepared, 'application.decide', []);
      if (open.value && !(await endCase(work, open.value, outcome.value))) return fail('VERSION_OUT_OF_DATE');
      const moved = await work.applications.move(applicationId, stored.version, 'decided');
      return moved ? ok(outcome.value) : fail('VERSION_OUT_OF_DATE');
    });
  const answered = await attempt();
  if (answered.ok || answered.error.code !== 'SNAPSHOT_MISSING') return answered;
  const built = await buildSnapshots(shell, caller, asOf, firmsByCode([String(answered.error.params?.firm)]));
  return built.ok ? attempt() : built;
}

/** The case that a new decision would end, if there is one; refused where nothing is new, or two people have settled it. */
async function openAgain(
  work: Transaction,
  newest: DecisionRow,
  found: Result<ReadCase, Failure>,
): Promise<Result<Referral | undefined, Failure>> {
  const application = newest.applicationId ?? '';
  if (found.ok && found.value.keptUnder === newest.snapshotDigest) return fail('APPLICATION_DECIDED', { application });
  const overrides = await work.referrals.overridesOf(newest.decisionId);
  if (overrides.some(({ approvedBy }) => approvedBy !== null)) return fail('APPLICATION_SETTLED', { application });
  return ok(await work.desk.referralOf(newest.decisionId));
}

/** Ends a case because its decision was made anew; what was proposed in it counts for nothing. False where somebody acted on it meanwhile. */
async function endCase(work: Transaction, { referralId, firmId, version }: Referral, next: Decided): Promise<boolean> {
  if (!(await work.referrals.move(referralId, version, 'closed'))) return false;
  const payload = { referralId, decisionId: next.decisionId, recordDigest: next.digest };
  work.log({ operation: 'referral.superseded', subject: firmId, payload });
  return true;
}

function requestOf(stored: StoredApplication, { highestRate }: ApplicationContent, firm: string): DecisionRequest {
  const application = {
    requestedFen: stored.requestedFen,
    requestedTenorDays: stored.requestedDays,
    highestRate: highestRate ?? null,
  };
  return { firm, application, policy: stored.product, mode: 'full', applicationId: stored.applicationId };
}
