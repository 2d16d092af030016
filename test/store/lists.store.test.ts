import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RowPlace, TableQuery } from '#app/ports/table-query.ts';
import { digestOf, fen, ok, unwrap, utf8 } from '#domain/kernel/index.ts';
import { openTestStore, SERVERS, type TestStore } from './cluster.ts';
import { AS_OF } from './workload.ts';

const context = { institutionId: 'inst_L', actorId: 'acct_1' };
const DIGEST = digestOf('x');
const QUERY: TableQuery = { limit: 2, sort: 'submittedAt', descending: true, filters: {}, counted: false };

for (const server of SERVERS)
  describe(`lists in the ${server} database`, () => {
    let store: TestStore;
    let firms: readonly string[];
    const run = async <T>(work: Parameters<typeof store.unitOfWork.run<T, never>>[1], who = context) =>
      unwrap(await store.unitOfWork.run(who, work));
    const table = (query: Partial<TableQuery>) =>
      run(async (tx) => ok(unwrap(await tx.applications.table({ ...QUERY, ...query }))));
    /** Page after page to the end; each id in the order in which it came. */
    const walk = async (query: Partial<TableQuery>) => {
      const seen: string[] = [];
      let after: RowPlace | undefined;
      do {
        const page = await table({ ...query, ...(after ? { after } : {}) });
        seen.push(...page.rows.map((row) => row.applicationId));
        after = page.next;
      } while (after);
      return seen;
    };
    const decision = (application: string, pd: number | null, outcome: 'approve' | 'refer') => ({
      decisionId: `dec_${application}_${outcome}`,
      applicationId: application,
      firmId: firms[0]!,
      asOf: AS_OF,
      mode: 'full',
      outcome,
      grade: pd === null ? null : 'B',
      pd,
      pdLow: pd,
      pdHigh: pd,
      limitFen: null,
      tenorDays: null,
      ratePpb: null,
      snapshotDigest: DIGEST,
      modelDigest: DIGEST,
      rulesDigest: DIGEST,
      recordDigest: DIGEST,
      record: utf8('r'),
    });
    const apply = (applicationId: string, firm: number, yuan: number) =>
      run(async (tx) => {
        await tx.applications.add({
          applicationId,
          firmId: firms[firm]!,
          product: 'invoice-only',
          requestedFen: fen(yuan * 100),
          requestedDays: 90,
          state: 'submitted',
          content: utf8('{}'),
        });
        return ok(undefined);
      });

    beforeAll(async () => {
      store = await openTestStore(server);
      firms = await run(async (tx) => ok(await tx.firms.resolve(['F1', 'F2'])));
      for (const [i, yuan] of [500, 300, 300, 100, 900].entries()) {
        await apply(`app_${i}`, i % 2, yuan);
        if (i !== 1) store.clock.advance(1000);
      }
      await run(async (tx) => {
        await tx.decisions.add([decision('app_0', 0.02, 'refer'), decision('app_1', null, 'refer')]);
        await tx.referrals.open({ referralId: 'ref_0', decisionId: 'dec_app_0_refer', firmId: firms[0]!, asks: [] });
        return ok(undefined);
      });
      store.clock.advance(1000);
      await run(async (tx) => ok(await tx.decisions.add([decision('app_1', 0.01, 'approve')])));
      await run(async (tx) => ok(await tx.applications.move('app_1', 1, 'decided')));
    });
    afterAll(() => store.close());

    it('come page after page in any order, none twice and none left out, rows without a value last', async () => {
      expect(await walk({})).toEqual(['app_4', 'app_3', 'app_2', 'app_1', 'app_0']);
      expect(await walk({ descending: false })).toEqual(['app_0', 'app_1', 'app_2', 'app_3', 'app_4']);
      expect(await walk({ sort: 'requestedFen' })).toEqual(['app_4', 'app_0', 'app_2', 'app_1', 'app_3']);
      expect(await walk({ sort: 'pd', descending: false })).toEqual(['app_1', 'app_0', 'app_2', 'app_3', 'app_4']);
      expect(await walk({ sort: 'pd' })).toEqual(['app_0', 'app_1', 'app_4', 'app_3', 'app_2']);
    });

    it('show an application with its newest decision and the stage that it is in', async () => {
      const { rows, total } = await table({ limit: 10, counted: true });
      expect(total).toBe(5);
      const shown = rows.map(({ applicationId, firm, stage, decision }) => [
        applicationId,
        firm,
        stage,
        decision?.outcome,
      ]);
      expect(shown).toEqual([
        ['app_4', 'F1', 'new', undefined],
        ['app_3', 'F2', 'new', undefined],
        ['app_2', 'F1', 'new', undefined],
        ['app_1', 'F2', 'done', 'approve'],
        ['app_0', 'F1', 'review', 'refer'],
      ]);
    });

    it('are filtered by words, amounts, days and firms, and searched by a code', async () => {
      expect(await walk({ filters: { stage: 'review,done' } })).toEqual(['app_1', 'app_0']);
      expect(await walk({ filters: { requestedMin: '30000', requestedMax: '50000' } })).toEqual([
        'app_2',
        'app_1',
        'app_0',
      ]);
      expect(await walk({ filters: { firm: firms[1]! } })).toEqual(['app_3', 'app_1']);
      expect(await walk({ filters: { submittedFrom: '2199-01-01' } })).toEqual([]);
      expect(await walk({ filters: { submittedTo: '2199-01-01' } })).toHaveLength(5);
      expect(await walk({ search: { text: 'F2', firmId: firms[1] } })).toEqual(['app_3', 'app_1']);
      expect(await walk({ search: { text: 'app_2', firmId: undefined } })).toEqual(['app_2']);
    });

    it('refuse a place that no page can have ended at, and show nothing of another institution', async () => {
      for (const value of ['x', null, '1e9'])
        expect(
          await run(async (tx) => ok(await tx.applications.table({ ...QUERY, after: { value, key: 'a' } }))),
        ).toEqual({
          ok: false,
          error: { code: 'CURSOR_UNKNOWN' },
        });
      const other = { institutionId: 'inst_M', actorId: 'acct_1' };
      expect((await run(async (tx) => ok(unwrap(await tx.applications.table(QUERY))), other)).rows).toEqual([]);
    });
  });
