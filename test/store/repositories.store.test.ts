import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DecisionRow } from '#app/ports/decision-repository.ts';
import type { RowPlace } from '#app/ports/table-query.ts';
import { digestOf, fen, ok, ratePpb, unwrap, utf8 } from '#domain/kernel/index.ts';
import { openTestStore, SERVERS, type TestStore } from './cluster.ts';
import { allBy } from './rows.ts';
import { AS_OF } from './workload.ts';

const context = { institutionId: 'inst_R', actorId: 'acct_1' };
const other = { institutionId: 'inst_R', actorId: 'acct_2' };
const DIGEST = digestOf('x');

for (const server of SERVERS)
  describe(`what is stored in the ${server} database`, () => {
    let store: TestStore;
    let firmId: string;
    const run = async <T>(work: Parameters<typeof store.unitOfWork.run<T, never>>[1], who = context) =>
      unwrap(await store.unitOfWork.run(who, work));
    const decision = (decisionId: string): Omit<DecisionRow, 'decidedAt' | 'decidedBy'> => ({
      decisionId,
      applicationId: null,
      firmId,
      asOf: AS_OF,
      mode: 'full',
      outcome: 'approve',
      grade: 'B',
      pd: 0.0123456789,
      pdLow: 0.005,
      pdHigh: null,
      limitFen: fen(9_007_199_254_740_993n),
      tenorDays: 180,
      ratePpb: ratePpb('0.0845'),
      snapshotDigest: DIGEST,
      modelDigest: DIGEST,
      rulesDigest: DIGEST,
      recordDigest: DIGEST,
    });
    beforeAll(async () => {
      store = await openTestStore(server);
      firmId = await run(async (tx) => ok((await tx.firms.resolve(['a firm']))[0]!));
    });
    afterAll(() => store.close());

    it('a decision comes back to the last digit, with its record', async () => {
      const record = utf8('canonical bytes');
      await run(async (tx) => ok(await tx.decisions.add([{ ...decision('dec_1'), record }])));
      const read = await run(async (tx) => {
        const row = (await tx.decisions.get('dec_1'))!;
        return ok({ row, record: unwrap(await tx.decisions.record(row)) });
      });
      expect(read.row).toEqual({ ...decision('dec_1'), decidedAt: store.clock.now(), decidedBy: 'acct_1' });
      expect(new Uint8Array(read.record)).toEqual(record);
    });

    it('decisions are listed newest first, page after page, none twice and none left out', async () => {
      for (const n of [2, 3, 4]) {
        store.clock.advance(1000);
        const some = ['a', 'b'].map((letter) => ({ ...decision(`dec_${n}${letter}`), record: utf8('r') }));
        await run(async (tx) => ok(await tx.decisions.add(some)));
      }
      const seen: string[] = [];
      let after: RowPlace | undefined;
      do {
        const asked = { ...allBy('decidedAt'), limit: 3, ...(after ? { after } : {}) };
        const page = await run(async (tx) => ok(unwrap(await tx.decisions.table(asked))));
        seen.push(...page.rows.map((row) => row.decisionId));
        after = page.next;
      } while (after);
      expect(seen).toEqual(['dec_4b', 'dec_4a', 'dec_3b', 'dec_3a', 'dec_2b', 'dec_2a', 'dec_1']);
    });

    it('an application is moved by one of two who saw the same version', async () => {
      await run(async (tx) =>
        ok(
          await tx.applications.add({
            applicationId: 'app_1',
            firmId,
            product: 'invoice-loan',
            requestedFen: fen(30_000_000),
            requestedDays: 180,
            state: 'submitted',
            content: utf8('{}'),
          }),
        ),
      );
      const moved = await Promise.all(
        [1, 2].map(() => run(async (tx) => ok(await tx.applications.move('app_1', 1, 'decided')))),
      );
      expect(moved.sort()).toEqual([false, true]);
      const application = await run(async (tx) => ok((await tx.applications.get('app_1'))!));
      expect(application).toMatchObject({
        state: 'decided',
        version: 2,
        requestedFen: 30_000_000n,
        submittedBy: 'acct_1',
      });
    });

    it('an override is settled once, by another person than the one who proposed it', async () => {
      await run(async (tx) => {
        await tx.referrals.open({
          referralId: 'ref_1',
          decisionId: 'dec_1',
          firmId,
          asks: [{ document: 'd', value: 0.5 }],
        });
        const wanted = {
          overrideId: 'ovr_1',
          decisionId: 'dec_1',
          referralId: 'ref_1',
          outcomeBefore: 'refer',
          outcomeAfter: 'approve',
        };
        return ok(await tx.referrals.propose(wanted, '看过现场'));
      });
      const settle = (who: typeof context) =>
        store.unitOfWork.run(who, (tx) => tx.referrals.settle('ovr_1', 'approve'));
      expect(await settle(context)).toMatchObject({ ok: false, error: { code: 'SECOND_PERSON_NEEDED' } });
      const both = await Promise.all([settle(other), settle(other)]);
      expect(both.filter((result) => result.ok)).toHaveLength(1);
      const [settled] = await run(async (tx) => ok(await tx.referrals.overridesOf('dec_1')));
      expect(settled).toMatchObject({ proposedBy: 'acct_1', approvedBy: 'acct_2' });
      expect(await run(async (tx) => ok(unwrap(await tx.referrals.grounds(settled!))))).toBe('看过现场');
    });

    it('an artefact in use is the last release that was not withdrawn', async () => {
      const register = (version: string) =>
        run(async (tx) => {
          const artefact = { kind: 'model', name: 'sme', version, digest: digestOf(version), card: { n: 1 } } as const;
          return ok(await tx.artefacts.register({ ...artefact, content: utf8(version) }));
        });
      const release = (version: string, stage: 'live' | 'withdrawn') => {
        store.clock.advance(1);
        return run(async (tx) =>
          ok(await tx.artefacts.release({ kind: 'model', name: 'sme', version, stage, approvedBy: 'acct_2' })),
        );
      };
      const live = () => run(async (tx) => ok((await tx.artefacts.live('model', 'sme'))?.version));
      expect([await register('1'), await register('1'), await register('2')]).toEqual([true, false, true]);
      expect(await live()).toBeUndefined();
      await release('1', 'live');
      await release('2', 'live');
      expect(await live()).toBe('2');
      await release('2', 'withdrawn');
      expect(await live()).toBe('1');
      await release('2', 'live');
      expect(await live()).toBe('2');
    });

    it('counsel’s word holds for a text until it is taken back', async () => {
      const list = () => run(async (tx) => ok((await tx.counsel.list()).map((c) => c.ruleId)));
      await run(async (tx) => ok(await tx.counsel.confirm('rule.a', DIGEST)), other);
      expect(await list()).toEqual(['rule.a']);
      await run(async (tx) => ok(await tx.counsel.withdraw('rule.a', DIGEST)));
      expect(await list()).toEqual([]);
      await run(async (tx) => ok(await tx.counsel.confirm('rule.a', DIGEST)));
      expect(await list()).toEqual(['rule.a']);
    });
  });
