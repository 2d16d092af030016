import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JobQueue, openJobQueue, prepareQueues } from '#adapters/jobs/job-queue.ts';
import { forgetOld } from '#adapters/jobs/tidy.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import { digestOf, fail, ok, unwrap } from '#domain/kernel/index.ts';
import { openTestStore, SERVERS, type TestStore } from './cluster.ts';
import { setUpInstitution } from './rows.ts';

const context = { institutionId: 'inst_J', actorId: 'acct_1' };
const timing = { pollSeconds: 0.5, leaseMilliseconds: 60_000 };

for (const server of SERVERS)
  describe(`the job queue on the ${server} database`, () => {
    let store: TestStore;
    let queue: JobQueue;
    beforeAll(async () => {
      store = await openTestStore(server);
      await setUpInstitution(store, context.institutionId);
      await prepareQueues(store, ['double', 'refuse']);
      queue = await openJobQueue(store, (error) => expect.unreachable(String(error)), timing);
    });
    afterAll(async () => {
      await queue.close();
      await store.close();
    });

    const progressOf = async (jobId: string) =>
      unwrap(await store.unitOfWork.run(context, async (tx) => ok(await tx.jobs.get(jobId))));

    it('does a job whose request was committed, and shows how far it is', async () => {
      const jobId = unwrap(
        await store.unitOfWork.run(context, async (tx) => ok(await tx.jobs.request('double', { n: 21 }, 1))),
      );
      expect(await progressOf(jobId)).toMatchObject({ state: 'waiting', done: 0, total: 1, requestedBy: 'acct_1' });
      expect(await queue.relay()).toBe(1);
      expect(await queue.relay()).toBe(0);
      const answer = new Promise<unknown>((resolve) => {
        void queue.work('double', async (job) => {
          await store.unitOfWork.run(job.context, async (tx) => {
            const held = await tx.leases.hold(job.lease);
            if (!held.ok) return held;
            return ok(await tx.jobs.report(job.jobId, { done: 1, message: { result: Number(job.payload.n) * 2 } }));
          });
          resolve(job.payload.n);
          return ok(undefined);
        });
      });
      expect(await answer).toBe(21);
      await expect.poll(async () => (await progressOf(jobId))?.state, { timeout: 10_000 }).toBe('done');
      expect(await progressOf(jobId)).toMatchObject({ done: 1, message: { result: 42 } });
    });

    it('queues nothing of a request that was rolled back', async () => {
      await store.unitOfWork.run(context, async (tx) => {
        await tx.jobs.request('double', { n: 1 });
        return fail('NOT_A_DATE');
      });
      expect(await queue.relay()).toBe(0);
    });

    it('forgets answers and relayed requests after thirty days, and nothing sooner', async () => {
      const idempotency = {
        operation: 'x',
        key: 'old',
        inputDigest: digestOf('x'),
        write: (value: string) => value,
        read: (text: string) => text,
      };
      await store.unitOfWork.runOnce(context, idempotency, async () => ok('answer'));
      expect(await forgetOld(store.unitOfWork)).toBe(0);
      store.clock.advance(31 * 86_400_000);
      expect(await forgetOld(store.unitOfWork)).toBeGreaterThanOrEqual(2);
      const again = await store.unitOfWork.runOnce(context, idempotency, async () => ok('anew'));
      expect(unwrap(again)).toEqual({ value: 'anew', replayed: false });
    });

    it('tells when a job breaks, and says that it failed once it is not tried again', async () => {
      await prepareQueues(store, ['break'], 0);
      const told: Error[] = [];
      const breaking = await openJobQueue(store, (error) => told.push(error), timing);
      const jobId = unwrap(await store.unitOfWork.run(context, async (tx) => ok(await tx.jobs.request('break', {}))));
      await breaking.work('break', async () => {
        throw new Error('out of order');
      });
      await expect.poll(async () => (await progressOf(jobId))?.state, { timeout: 10_000 }).toBe('failed');
      expect((await progressOf(jobId))?.message).toEqual({ code: 'JOB_BROKE' });
      expect(told.map(({ cause }) => String(cause))).toContain('Error: out of order');
      await breaking.close();
    });

    it('tries a job again that only found the store away', async () => {
      await prepareQueues(store, ['stumble'], 1);
      const told: Error[] = [];
      const stumbling = await openJobQueue(store, (error) => told.push(error), timing);
      const jobId = unwrap(await store.unitOfWork.run(context, async (tx) => ok(await tx.jobs.request('stumble', {}))));
      let tries = 0;
      await stumbling.work('stumble', async () => (++tries === 1 ? fail('STORE_UNAVAILABLE') : ok(undefined)));
      await expect.poll(async () => (await progressOf(jobId))?.state, { timeout: 20_000 }).toBe('done');
      expect([tries, told.length]).toEqual([2, 1]);
      await stumbling.close();
    });

    it('waits for the lease of a worker that is thought dead, and uses up no attempt over it', async () => {
      await prepareQueues(store, ['held'], 0);
      const jobId = unwrap(await store.unitOfWork.run(context, async (tx) => ok(await tx.jobs.request('held', {}))));
      const lease = unwrap(
        await store.unitOfWork.run(context, async (tx) => ok(await tx.leases.acquire(`job:${jobId}`, 'dead', 60_000))),
      );
      let asked = 0;
      const unitOfWork: UnitOfWork = {
        run(who, work) {
          if (who.actorId === context.actorId) asked += 1;
          return store.unitOfWork.run(who, work);
        },
        runOnce: (who, once, work) => store.unitOfWork.runOnce(who, once, work),
        institutions: () => store.unitOfWork.institutions(),
      };
      const { applicationAddress } = store;
      const told: Error[] = [];
      const patient = await openJobQueue({ applicationAddress, unitOfWork }, (error) => told.push(error), {
        ...timing,
        leaseMilliseconds: 600,
      });
      await patient.work('held', async () => ok(undefined));
      await expect.poll(() => asked, { timeout: 10_000 }).toBeGreaterThan(2);
      await store.unitOfWork.run(context, async (tx) => ok(await tx.leases.release(lease!)));
      await expect.poll(async () => (await progressOf(jobId))?.state, { timeout: 10_000 }).toBe('done');
      expect(told).toEqual([]);
      await patient.close();
    });

    it('writes the failure of a job as its outcome', async () => {
      const jobId = unwrap(await store.unitOfWork.run(context, async (tx) => ok(await tx.jobs.request('refuse', {}))));
      await queue.work('refuse', async () => fail('NOT_A_DATE', { value: 'x' }));
      await expect.poll(async () => (await progressOf(jobId))?.state, { timeout: 10_000 }).toBe('failed');
      expect((await progressOf(jobId))?.message).toMatchObject({ code: 'NOT_A_DATE' });
    });
  });
