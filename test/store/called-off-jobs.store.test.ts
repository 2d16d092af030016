import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JobQueue, openJobQueue, prepareQueues } from '#adapters/jobs/job-queue.ts';
import { ok, unwrap } from '#domain/kernel/index.ts';
import { openTestStore, type TestStore } from './cluster.ts';
import { setUpInstitution } from './rows.ts';

const context = { institutionId: 'inst_J', actorId: 'acct_1' };
const timing = { pollSeconds: 0.5, leaseMilliseconds: 60_000 };

describe('a job that is called off', () => {
  let store: TestStore;
  let queue: JobQueue;
  beforeAll(async () => {
    store = await openTestStore('embedded');
    await setUpInstitution(store, context.institutionId);
    await prepareQueues(store, ['long']);
    queue = await openJobQueue(store, (error) => expect.unreachable(String(error)), timing);
  });
  afterAll(async () => {
    await queue.close();
    await store.close();
  });
  const request = async () =>
    unwrap(await store.unitOfWork.run(context, async (tx) => ok(await tx.jobs.request('long', {}))));
  const callOff = async (jobId: string) =>
    unwrap(await store.unitOfWork.run(context, async (tx) => ok(await tx.jobs.callOff(jobId))));
  const stateOf = async (jobId: string) =>
    unwrap(await store.unitOfWork.run(context, async (tx) => ok((await tx.jobs.get(jobId))?.state)));

  it('ends at once while it waits and is not run, and hears of it while it runs', async () => {
    const waiting = await request();
    expect(await callOff(waiting)).toBe(true);
    expect(await stateOf(waiting)).toBe('cancelled');
    expect(await callOff(waiting)).toBe(false);

    const running = await request();
    const seen: string[] = [];
    await queue.work('long', ({ jobId, signal }) => {
      seen.push(jobId);
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    await expect.poll(() => stateOf(running), { timeout: 10_000 }).toBe('running');
    expect(await callOff(running)).toBe(true);
    await expect.poll(() => stateOf(running), { timeout: 10_000 }).toBe('cancelled');
    expect(seen).toEqual([running]);
  });
});
