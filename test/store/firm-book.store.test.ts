import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Transaction } from '#app/ports/transaction.ts';
import { tellHistory } from '#domain/evidence/index.ts';
import { calendarDate, ok, unwrap } from '#domain/kernel/index.ts';
import { invoiceTable } from '#test/decision/invoice-table.ts';
import { openTestStore, SERVERS, type TestStore } from './cluster.ts';

const context = { institutionId: 'inst-book', actorId: 'tester' };

/** A firm's sales in one month, and who stands for it. */
function historyOf(yuan: number, representative: string) {
  const on = calendarDate('2026-07-01');
  const told = tellHistory({ 'sales-invoices': invoiceTable('sales-invoices', [{ firm: 'A', on, party: 'P', yuan }]) });
  return { ...told, industry: '51', province: '33', representatives: [{ name: representative, since: null }] };
}

describe.each(SERVERS)('the book of firms in the %s database', (server) => {
  let store: TestStore;
  let ids: readonly string[];
  beforeAll(async () => {
    store = await openTestStore(server);
    ids = unwrap(
      await store.unitOfWork.run(context, async (tx) => {
        const made = await tx.firms.resolve(['A', 'B', 'C']);
        await tx.desk.evidenceChanged(made);
        await tx.book.put([
          { firmId: made[0]!, history: historyOf(100, '张三') },
          { firmId: made[1]!, history: historyOf(300, '张 三') },
          { firmId: made[2]!, history: historyOf(200, '李四') },
        ]);
        return ok(made);
      }),
    );
  });
  afterAll(() => store.close());

  const inBook = <T>(read: (work: Transaction) => Promise<T>) =>
    store.unitOfWork.run(context, async (tx) => ok(await read(tx))).then(unwrap);
  const listed = (query: { readonly sort: string; readonly descending?: boolean; readonly q?: string }) =>
    inBook(async ({ book }) => {
      const { q, sort, descending = false } = query;
      const search = q === undefined ? {} : { search: { text: q, firmId: undefined } };
      const page = unwrap(await book.table({ limit: 10, filters: {}, counted: true, sort, descending, ...search }));
      return page.rows.map(({ code }) => code);
    });

  it('sorts by what is sealed, and keeps what it opened only as long as it stands', async () => {
    expect(await listed({ sort: 'sales' })).toEqual(['A', 'C', 'B']);
    await inBook(async ({ desk, book }) => {
      await desk.evidenceChanged([ids[0]!]);
      await book.put([{ firmId: ids[0]!, history: historyOf(900, '张三') }]);
    });
    expect(await listed({ sort: 'sales' })).toEqual(['C', 'B', 'A']);
  });

  it('says which histories are older than their evidence', async () => {
    expect(await inBook(({ book }) => book.outdated(ids))).toEqual([]);
    await inBook(({ desk }) => desk.evidenceChanged([ids[1]!]));
    expect(await inBook(({ book }) => book.outdated(ids))).toEqual([ids[1]]);
  });

  it('finds firms under the same representative, however the name is spaced, and peers of the same industry', async () => {
    const related = await inBook(({ book }) => book.related(ids[0]!));
    expect(related.map(({ tie, code }) => [tie, code])).toEqual([['representative', 'B']]);
    const peers = await inBook(({ book }) => book.peers({ firmId: ids[0]!, industry: '51', province: '33' }));
    expect([peers.firms, peers.series.length]).toEqual([2, 2]);
    expect([...(await inBook(({ book }) => book.known(['B', 'nobody'])))]).toEqual(['B']);
  });

  it('forgets a firm with its key', async () => {
    await inBook(({ subjects }) => subjects.erase(ids[1]!));
    expect(await inBook(({ book }) => book.related(ids[0]!))).toEqual([]);
    expect((await inBook(({ book }) => book.peers({ firmId: ids[0]!, industry: '51', province: '33' }))).firms).toBe(1);
    expect(await listed({ sort: 'firm' })).toEqual(['A', 'C', null]);
  });
});
