import type { Caller } from '#app/access/caller.ts';
import { checkVerb, type LicensedVerb } from '#app/access/licences.ts';
import { workOf } from '#app/access/shell.ts';
import { type GroupCommit, groupCommit } from '#app/group-commit.ts';
import type { KeyedAnswer, KeyedRequest } from '#app/ports/decision-desk.ts';
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
import { type DecisionRequest, prepareGroup, recordGroup } from './decide-group.ts';
import type { DecisionShell } from './decision-shell.ts';
import type { InstitutionContext } from './institution-context.ts';
import { shownOf } from './stored-record.ts';

/** The answer to one request: the record as JSON in UTF-8. */
export interface DecisionAnswer {
  readonly decisionId: string;
  readonly shown: Uint8Array;
}

export type Answered = Result<DecisionAnswer, Failure>;

interface Submitted {
  readonly caller: Caller;
  readonly context: InstitutionContext;
  readonly asOf: CalendarDate;
  readonly request: DecisionRequest;
  readonly once: KeyedRequest | undefined;
}

const DECIDE = 'decision.record';

/** Decides single applications; those that come together share a transaction. */
export type Desk = GroupCommit<Submitted, Answered>;

/** Groups hold one caller's requests of one day, no firm and no key twice: each is then as if it had been alone. */
export function openDesk(shell: DecisionShell): Desk {
  return groupCommit(
    (group) => decideTogether(shell, group),
    (group, next) =>
      group.length === 0 ||
      (next.caller.institution === group[0]!.caller.institution &&
        next.caller.by === group[0]!.caller.by &&
        next.asOf === group[0]!.asOf &&
        !group.some(({ once }) => once !== undefined && once.key === next.once?.key)),
    { mostTogether: 64, mostUnderWay: 2 },
  );
}

/** Each further try knows of one more transaction that answered a key of the group. */
const TRIES = 6;

async function decideTogether(shell: DecisionShell, group: readonly Submitted[]): Promise<readonly Answered[]> {
  const { caller } = group[0]!;
  let failed: Result<never, Failure> = fail('STORE_BUSY');
  for (let i = 0; i < TRIES; i++) {
    // At first nobody is thought to ask again; where somebody does, nothing is kept, and all is done again knowing it.
    const keys = i === 0 ? 'fresh' : 'known';
    const done = await shell.unitOfWork.run<readonly Answered[], Failure>(workOf(caller), (work) =>
      decideIn(shell, work, group, keys),
    );
    if (done.ok) return done.value;
    if (done.error.code === 'KEY_ANSWERED_MEANWHILE') continue;
    failed = done;
    break;
  }
  return group.map(() => failed);
}

async function decideIn(
  shell: DecisionShell,
  work: Transaction,
  group: readonly Submitted[],
  keys: 'fresh' | 'known',
): Promise<Result<readonly Answered[], Failure>> {
  const { context, asOf } = group[0]!;
  const keyed = keys === 'fresh' ? [] : group.flatMap(({ once }) => once ?? []);
  const earlier = await work.desk.answered(DECIDE, keyed);
  const fresh = group.filter(({ once }) => !once || !earlier.has(once.key));
  const requests = fresh.map(({ request }) => request);
  const cases = await shell.snapshots.load(
    work,
    requests.map(({ firm }) => firm),
    asOf,
  );
  const prepared = prepareGroup(shell, context, work, asOf, requests, cases);
  const answers = new Map<Submitted, Answered>();
  const kept: KeyedAnswer[] = [];
  fresh.forEach((submitted, i) => {
    const outcome = prepared.outcomes[i]!;
    answers.set(submitted, outcome);
    // What was refused may be asked again under its key.
    if (submitted.once && outcome.ok) kept.push({ ...submitted.once, response: outcome.value.decisionId });
  });
  await recordGroup(work, prepared, DECIDE, kept);
  for (const submitted of group) {
    const before = submitted.once && earlier.get(submitted.once.key);
    if (before) answers.set(submitted, before.ok ? await answerAgain(work, before.value) : before);
  }
  return ok(group.map((submitted) => answers.get(submitted)!));
}

/** The answer that was given before, read back from what was kept. */
async function answerAgain(work: Transaction, decisionId: string): Promise<Answered> {
  const row = await work.decisions.get(decisionId);
  if (!row) throw new Error(`the decision ${decisionId} is gone`);
  const bytes = await work.decisions.record(row);
  return bytes.ok ? ok({ decisionId, shown: shownOf(bytes.value) }) : bytes;
}

/** Whether the institution may, and what its decisions share. Errors: VERB_OFF_BY_LICENCE. */
export async function enterDesk(
  shell: DecisionShell,
  caller: Caller,
  verb: LicensedVerb,
  now: Instant,
): Promise<Result<InstitutionContext, Failure>> {
  const context = await shell.contexts.of(caller.institution);
  if (!context.ok) return context;
  const allowed = checkVerb(context.value.institution, verb, businessDate(now));
  return allowed.ok ? context : allowed;
}

/**
 * Decides one application, durable when it returns. Where no snapshot of the day was built yet, it is built first.
 * Errors: VERB_OFF_BY_LICENCE, IDEMPOTENCY_KEY_REUSED, those of `prepareGroup`, those of the store.
 */
export async function decide(
  shell: DecisionShell,
  desk: Desk,
  caller: Caller,
  asked: {
    readonly verb: 'decide' | 'recommend';
    readonly now: Instant;
    readonly asOf: CalendarDate;
    readonly request: DecisionRequest;
    readonly once: KeyedRequest | undefined;
  },
): Promise<Answered> {
  const context = await enterDesk(shell, caller, asked.verb, asked.now);
  if (!context.ok) return context;
  const submitted = { caller, context: context.value, asOf: asked.asOf, request: asked.request, once: asked.once };
  const answered = await desk.submit(submitted);
  if (answered.ok || answered.error.code !== 'SNAPSHOT_MISSING') return answered;
  const built = await buildSnapshots(shell, caller, asked.asOf, firmsByCode([asked.request.firm]));
  return built.ok ? desk.submit(submitted) : built;
}
