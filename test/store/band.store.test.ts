import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '#app/access/caller.ts';
import { tellOutcome, wrongRefusals } from '#app/refusals/wrong-refusals.ts';
import { fen, ok, unwrap } from '#domain/kernel/index.ts';
import { openTestStore, SERVERS, type TestStore } from './cluster.ts';

const context = { institutionId: 'inst_B', actorId: 'acct_1' };
const caller: Caller = {
  institution: 'inst_B',
  by: 'acct_1',
  name: 'a modeller',
  roles: ['modeller'],
  proof: { kind: 'session', session: 'sess_1', csrf: 'token' },
};

for (const server of SERVERS)
  describe(`the learning band in the ${server} database`, () => {
    let store: TestStore;
    beforeAll(async () => {
      store = await openTestStore(server);
      const added = await store.unitOfWork.run(context, async (tx) => {
        const [firmId] = await tx.firms.resolve(['a firm']);
        const draw = (n: number, accepted: boolean) => ({
          decisionId: `dec_${n}`,
          firmId: firmId!,
          segment: '33',
          propensity: 0.1,
          accepted,
        });
        await tx.band.add([draw(1, true), draw(2, true), draw(3, false), draw(4, false)]);
        return ok(undefined);
      });
      unwrap(added);
    });
    afterAll(() => store.close());

    it('says nothing before an outcome is told, and weighs each that is', async () => {
      const before = unwrap(await wrongRefusals(store.unitOfWork, caller));
      expect(before[0]).toMatchObject({ refused: 4, lent: 2, known: 0, goodShare: null });
      const tell = (id: string, bad: boolean, result: bigint) =>
        tellOutcome(store.unitOfWork, caller, id, { bad, resultFen: fen(result) });
      unwrap(await tell('dec_1', false, 80_000n));
      const after = unwrap(await tell('dec_2', true, -500_000n));
      expect(after).toMatchObject([
        { segment: null, known: 2, goodShare: 0.5, wronglyRefused: 2, saved: 1, costFen: 420_000 },
        { segment: '33', known: 2 },
      ]);
      expect(await tell('dec_3', true, 0n)).toMatchObject({ error: { code: 'BAND_NOT_LENT' } });
      expect(await tell('dec_9', true, 0n)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    });
  });
