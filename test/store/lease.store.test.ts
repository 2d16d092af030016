import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lease } from '#app/ports/lease-repository.ts';
import { fail, ok, unwrap } from '#domain/kernel/index.ts';
import { openTestStore, SERVERS, type TestStore } from './cluster.ts';

const context = { institutionId: 'inst_L', actorId: 'worker' };
const MINUTE = 60_000;

for (const server of SERVERS)
  describe(`a lease on the ${server} database`, () => {
    let store: TestStore;
    beforeAll(async () => {
      store = await openTestStore(server);
    });
    afterAll(() => store.close());

    const acquire = async (name: string, holder: string): Promise<Lease | undefined> =>
      unwrap(await store.unitOfWork.run(context, async (tx) => ok(await tx.leases.acquire(name, holder, MINUTE))));
    const hold = (lease: Lease) => store.unitOfWork.run(context, (tx) => tx.leases.hold(lease));

    it('has one holder until it lapses, and a renewal keeps its token', async () => {
      const first = await acquire('sequencer', 'one');
      expect(first?.token).toBe(1n);
      expect(await acquire('sequencer', 'two')).toBeUndefined();
      store.clock.advance(MINUTE / 2);
      expect((await acquire('sequencer', 'one'))?.token).toBe(1n);
      store.clock.advance(MINUTE);
      expect((await acquire('sequencer', 'two'))?.token).toBe(2n);
      expect(await acquire('sequencer', 'one')).toBeUndefined();
    });

    it('fences a holder that lost it without noticing: nothing that it writes is committed', async () => {
      const old = (await acquire('fenced', 'one'))!;
      store.clock.advance(MINUTE);
      const young = (await acquire('fenced', 'two'))!;
      const write = (lease: Lease, code: string) =>
        store.unitOfWork.run(context, async (tx) => {
          await tx.firms.resolve([code]);
          return tx.leases.hold(lease);
        });
      expect(await write(old, 'by the old one')).toMatchObject({ ok: false, error: { code: 'LEASE_LOST' } });
      expect((await write(young, 'by the young one')).ok).toBe(true);
      const found = await store.unitOfWork.run(context, async (tx) => {
        return ok([await tx.firms.find('by the old one'), await tx.firms.find('by the young one')]);
      });
      expect(unwrap(found)).toEqual([undefined, expect.stringMatching(/^firm_/)]);
    });

    it('is not taken over while a transaction of its holder is under way', async () => {
      const lease = (await acquire('waiting', 'one'))!;
      store.clock.advance(MINUTE);
      const order: string[] = [];
      let release = () => {};
      const gate = new Promise<void>((resolve) => {
        release = resolve;
      });
      let held = () => {};
      const holding = new Promise<void>((resolve) => {
        held = resolve;
      });
      const holder = store.unitOfWork.run(context, async (tx) => {
        const still = await tx.leases.hold(lease);
        held();
        await gate;
        order.push('the holder commits');
        return still;
      });
      await holding;
      const taker = acquire('waiting', 'two').then((taken) => {
        order.push('the other takes it');
        return taken;
      });
      release();
      expect((await holder).ok).toBe(true);
      expect((await taker)?.token).toBe(2n);
      expect(order).toEqual(['the holder commits', 'the other takes it']);
    });

    it('goes to another at once after its release, under a new token', async () => {
      const lease = (await acquire('released', 'one'))!;
      await store.unitOfWork.run(context, async (tx) => ok(await tx.leases.release(lease)));
      expect(await acquire('released', 'two')).toMatchObject({ token: 2n });
      expect(await hold(lease)).toEqual(fail('LEASE_LOST', { name: 'released' }));
    });
  });
