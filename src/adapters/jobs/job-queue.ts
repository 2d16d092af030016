import { setTimeout as sleep } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import type { Lease } from '#app/ports/lease-repository.ts';
import type { UnitOfWork, WorkContext } from '#app/unit-of-work.ts';
import { type Failure, ok, type Result } from '#domain/kernel/index.ts';
import { Connections } from '../store/connections.ts';
import type { Store } from '../store/index.ts';
import { bossDatabase } from './boss-database.ts';
import { relayRequests } from './outbox-relay.ts';
import { forgetOld } from './tidy.ts';

/** The schema that belongs to the queue; its tables hold ids and parameters, and no rows of an institution. */
const QUEUE_SCHEMA = 'weir_jobs';

/** A request as the worker gets it. */
interface RequestedJob {
  readonly jobId: string;
  readonly context: WorkContext;
  readonly payload: Readonly<Record<string, unknown>>;
  /**
   * Held while the handler runs. Every transaction of the handler calls `leases.hold(lease)` first: a worker that was taken
   * for dead and woke up again then writes nothing.
   */
  readonly lease: Lease;
  /** Aborted when the worker stops, and when the job is called off. In the first case it is taken up again later, so a handler keeps its place in `job_progress`. */
  readonly signal: AbortSignal;
}

type JobHandler = (job: RequestedJob) => Promise<Result<void, Failure>>;

export interface JobQueue {
  /** Moves requests that were committed into the queue; called by itself once a worker runs. */
  relay(): Promise<number>;
  /** Works on jobs of a queue until the queue is closed. */
  work(queue: string, handler: JobHandler): Promise<void>;
  /** Lets running handlers end for a while, then aborts their signals, and ends. */
  close(): Promise<void>;
}

export interface QueueTiming {
  readonly pollSeconds: number;
  /** How long a worker may be silent before another takes its job. */
  readonly leaseMilliseconds: number;
}

/** Whoever stops us waits 30 seconds as a rule, and then kills; what has not ended by then is told to, and tried again later. */
const LONGEST_GOODBYE = 10_000;

const TIDY_EVERY = 3_600_000;

const TIMING: QueueTiming = { pollSeconds: 0.5, leaseMilliseconds: 60_000 };

/** A job that fails by itself is not tried again; one whose worker died is, as often as this. */
const QUEUE_OPTIONS = { retryLimit: 5, retryDelay: 5, expireInSeconds: 24 * 3600, heartbeatSeconds: 60 } as const;

/** Brings the queue's schema up to date as its owner and lets the application use it. Safe to repeat. */
export async function prepareQueues(
  store: Pick<Store, 'ownerAddress'>,
  queues: readonly string[],
  retryLimit: number = QUEUE_OPTIONS.retryLimit,
): Promise<void> {
  const owner = new Connections(store.ownerAddress, 2, 'of the driver');
  const boss = new PgBoss({ db: bossDatabase(owner), schema: QUEUE_SCHEMA, supervise: false, schedule: false });
  boss.on('error', () => undefined);
  try {
    await boss.start();
    for (const queue of queues)
      if (!(await boss.getQueue(queue))) await boss.createQueue(queue, { ...QUEUE_OPTIONS, retryLimit });
    await owner.query(`GRANT USAGE ON SCHEMA ${QUEUE_SCHEMA} TO weir_app`);
    await owner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO weir_app`);
    await owner.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO weir_app`);
    await boss.stop({ graceful: false });
  } finally {
    await owner.close();
  }
}

/** The queue as the application's role uses it; `prepareQueues` came before. `onError` hears what no caller is there to hear. */
export async function openJobQueue(
  store: Pick<Store, 'applicationAddress' | 'unitOfWork'>,
  onError: (error: Error) => void,
  timing: QueueTiming = TIMING,
): Promise<JobQueue> {
  const connections = new Connections(store.applicationAddress, 4, 'of the driver');
  const boss = new PgBoss({
    db: bossDatabase(connections),
    schema: QUEUE_SCHEMA,
    migrate: false,
    createSchema: false,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', onError);
  await boss.start();
  const relay = () => relayRequests(store.unitOfWork, boss);
  let relaying: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const running = new Set<Promise<void>>();
  const tidying = setInterval(() => void forgetOld(store.unitOfWork).catch(onError), TIDY_EVERY);
  tidying.unref();
  const keepRelaying = () => {
    relaying = setTimeout(() => {
      last = relay().catch(onError);
      void last.then(() => relaying && keepRelaying());
    }, timing.pollSeconds * 1000);
  };
  return {
    relay,
    async work(queue, handler) {
      if (!relaying) keepRelaying();
      const options = { batchSize: 1, pollingIntervalSeconds: timing.pollSeconds, includeMetadata: true } as const;
      await boss.work<QueuedJob, void, typeof options>(queue, options, async (jobs) => {
        for (const { data, signal, retryCount, retryLimit } of jobs) {
          const isLast = retryCount >= retryLimit;
          const performing = perform(store.unitOfWork, data, handler, { signal, timing, isLast, onError });
          running.add(performing);
          await performing.finally(() => running.delete(performing));
        }
      });
    },
    async close() {
      clearInterval(tidying);
      clearTimeout(relaying);
      relaying = undefined;
      await last;
      await boss.stop({ graceful: true, timeout: LONGEST_GOODBYE });
      // What was told to stop still gives back its lease, for which it needs the store.
      await Promise.allSettled(running);
      await connections.close();
    },
  };
}

/** What lies in the queue. */
interface QueuedJob {
  readonly institutionId: string;
  readonly jobId: string;
  readonly actorId: string;
}

/** Failures that say nothing about the job: it is tried again. */
const PASSING = new Set(['STORE_UNAVAILABLE', 'STORE_BUSY', 'STORE_OUTCOME_UNKNOWN', 'LEASE_LOST']);

class PassingFailure extends Error {
  override readonly name = 'PassingFailure';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

interface Attempt {
  readonly signal: AbortSignal;
  readonly timing: QueueTiming;
  /** The queue will not try it again. */
  readonly isLast: boolean;
  readonly onError: (error: Error) => void;
}

/**
 * Runs a handler under a lease on the job and writes how it ended. A failure is the job's outcome; a throw is told and has it tried
 * again, until the last attempt has broken too: then the job has failed, or whoever waits for it would wait for ever.
 */
async function perform(
  unitOfWork: UnitOfWork,
  { institutionId, jobId, actorId, ...payload }: QueuedJob,
  handler: JobHandler,
  { signal, timing, isLast, onError }: Attempt,
): Promise<void> {
  const context = { institutionId, actorId };
  const name = `job:${jobId}`;
  const holder = `worker-${process.pid}-${crypto.randomUUID()}`;
  const acquire = async () => {
    const taken = await unitOfWork.run(context, async (tx) => {
      return ok(await tx.leases.acquire(name, holder, timing.leaseMilliseconds));
    });
    if (!taken.ok) throw new Error(`the store could not be reached for ${jobId}: ${taken.error.code}`);
    return taken.value;
  };
  let lease = await acquire();
  // A worker that died, or is thought dead, holds it until its lease lapses: trying again sooner would only use up the attempts.
  while (!lease) {
    await sleep(timing.leaseMilliseconds / 60, undefined, { signal });
    lease = await acquire();
  }
  const held = lease;
  const renewing = setInterval(() => void acquire().catch(() => undefined), timing.leaseMilliseconds / 3);
  const calledOff = new AbortController();
  const isCalledOff = async () => {
    const asked = await unitOfWork.run(context, async ({ jobs }) => ok(await jobs.isCalledOff(jobId)));
    if (asked.ok && asked.value) calledOff.abort();
    return calledOff.signal.aborted;
  };
  const listening = setInterval(() => void isCalledOff().catch(() => undefined), timing.pollSeconds * 2_000);
  try {
    if (await isCalledOff()) return await report(unitOfWork, context, jobId, held, { state: 'cancelled' });
    await report(unitOfWork, context, jobId, held, { state: 'running' });
    const either = AbortSignal.any([signal, calledOff.signal]);
    const result = await handler({ jobId, context, payload, lease: held, signal: either });
    if (!result.ok && PASSING.has(result.error.code) && !isLast) throw new PassingFailure(result.error.code);
    if (result.ok) await report(unitOfWork, context, jobId, held, { state: 'done' });
    else await report(unitOfWork, context, jobId, held, { state: 'failed', message: { ...result.error } });
  } catch (error) {
    if (calledOff.signal.aborted) return await report(unitOfWork, context, jobId, held, { state: 'cancelled' });
    onError(new Error(`the job ${jobId} broke: ${placeOf(error)}`, { cause: error }));
    if (isLast) await report(unitOfWork, context, jobId, held, { state: 'failed', message: { code: 'JOB_BROKE' } });
    throw error;
  } finally {
    clearInterval(renewing);
    clearInterval(listening);
    await unitOfWork.run(context, async (tx) => ok(await tx.leases.release(held)));
  }
}

/** What kind of error it was and where it was thrown; its message may quote what was being read. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frame = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return [error.name, 'code' in error ? String(error.code) : '', frame?.trim() ?? ''].filter(Boolean).join(' ');
}

async function report(
  unitOfWork: UnitOfWork,
  context: WorkContext,
  jobId: string,
  lease: Lease,
  progress: { state: 'running' | 'done' | 'failed' | 'cancelled'; message?: Record<string, unknown> },
): Promise<void> {
  const written = await unitOfWork.run(context, async (tx) => {
    const held = await tx.leases.hold(lease);
    if (!held.ok) return held;
    return ok(await tx.jobs.report(jobId, progress));
  });
  if (!written.ok) throw new Error(`the progress of ${jobId} could not be written: ${written.error.code}`);
}
