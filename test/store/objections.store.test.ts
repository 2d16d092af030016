import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '#app/access/caller.ts';
import { openObjection } from '#app/objection/open-objection.ts';
import { settleObjection } from '#app/objection/settle-objection.ts';
import { digestOf, ok, unwrap, utf8 } from '#domain/kernel/index.ts';
import { openTestStore, SERVERS, type TestStore } from './cluster.ts';
import { allBy } from './rows.ts';
import { AS_OF } from './workload.ts';

const DIGEST = digestOf('x');
const caller = (by: `acct_${string}`): Caller => ({
  institution: 'inst_R',
  by,
  name: by,
  roles: ['compliance'],
  proof: { kind: 'session', session: 'sess_1', csrf: 'token' },
});

for (const server of SERVERS)
  describe(`objections in the ${server} database`, () => {
    let store: TestStore;
    const context = { institutionId: 'inst_R', actorId: 'acct_1' };
    beforeAll(async () => {
      store = await openTestStore(server);
      const added = await store.unitOfWork.run<string, never>(context, async (tx) => {
        const firmId = (await tx.firms.resolve(['a firm']))[0]!;
        const decision = {
          decisionId: 'dec_1',
          applicationId: null,
          firmId,
          asOf: AS_OF,
          mode: 'full',
          outcome: 'decline' as const,
          grade: 'D',
          pd: 0.2,
          pdLow: 0.1,
          pdHigh: 0.3,
          limitFen: null,
          tenorDays: null,
          ratePpb: null,
          snapshotDigest: DIGEST,
          modelDigest: DIGEST,
          rulesDigest: DIGEST,
          recordDigest: DIGEST,
          record: utf8('{"shown":{"decision":"dec_1"},"application":{}}'),
        };
        await tx.decisions.add([decision]);
        return ok(firmId);
      });
      unwrap(added);
    });
    afterAll(() => store.close());

    it('a correction is taken, listed by its last day, and comes back word for word', async () => {
      const disputed = [{ datum: 'salesVoidShare', says: '12 %', shouldSay: '3 %' }];
      const grounds = { kind: 'correction' as const, disputed, note: '作废发票重复统计' };
      const file = unwrap(await openObjection(store.unitOfWork, caller('acct_1'), 'dec_1', grounds));
      expect(file.grounds).toEqual({ disputed, note: grounds.note });
      expect(file).toMatchObject({ overdue: false, answer: null });
      const page = unwrap(
        await store.unitOfWork.run(context, async (tx) => ok(unwrap(await tx.objections.table(allBy('dueOn'))))),
      );
      expect(page.rows).toMatchObject([{ kind: 'correction', state: 'open', firm: 'a firm' }]);
      expect(page.rows[0]!.dueOn > AS_OF).toBe(true);
    });

    it('an appeal that another person upholds puts the decision on a desk, once', async () => {
      const appeal = { kind: 'appeal' as const, disputed: [], note: '请人工复核' };
      const opened = unwrap(await openObjection(store.unitOfWork, caller('acct_1'), 'dec_1', appeal));
      const { objectionId, version } = opened.objection;
      const answer = { upheld: true, reason: '结果值得复核' };
      const settle = (by: `acct_${string}`, seen = version) =>
        settleObjection(store.unitOfWork, caller(by), objectionId, seen, answer);
      expect(await settle('acct_1')).toMatchObject({ error: { code: 'OBJECTION_OWN_CASE' } });
      expect(await settle('acct_2', 7)).toMatchObject({ error: { code: 'VERSION_OUT_OF_DATE' } });
      const settled = unwrap(await settle('acct_2'));
      expect(settled).toMatchObject({ answer: answer.reason, objection: { state: 'upheld', settledBy: 'acct_2' } });
      expect(await settle('acct_2', version + 1)).toMatchObject({ error: { code: 'OBJECTION_SETTLED' } });
      const referral = await store.unitOfWork.run(context, async (tx) => ok(await tx.desk.referralOf('dec_1')));
      expect(unwrap(referral)).toMatchObject({ decisionId: 'dec_1', state: 'open' });
    });

    it('nothing is taken that says nothing, nor about a decision that is not there', async () => {
      const empty = { kind: 'appeal' as const, disputed: [], note: '' };
      const refused = await openObjection(store.unitOfWork, caller('acct_1'), 'dec_1', empty);
      expect(refused).toMatchObject({ error: { code: 'OBJECTION_EMPTY' } });
      const unknown = await openObjection(store.unitOfWork, caller('acct_1'), 'dec_9', { ...empty, note: '?' });
      expect(unknown).toMatchObject({ error: { code: 'NOT_FOUND' } });
    });
  });
