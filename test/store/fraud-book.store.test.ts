import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureDetectors } from '#app/fraud/measure-detectors.ts';
import { calendarDate, fen, ok, unwrap } from '#domain/kernel/index.ts';
import { type Finding, THE_FIRM } from '#domain/verification/index.ts';
import { openTestStore, SERVERS, type TestStore } from './cluster.ts';

const context = { institutionId: 'inst_fraud', actorId: 'acct_1' };
const ON = calendarDate('2026-07-31');

const loop = (party: string): Finding => ({
  code: 'fund-loop',
  severity: 'block',
  parties: [THE_FIRM, party, 'C'],
  records: ['ab'.repeat(32)],
  amountFen: fen(58_600_000),
  startsOn: calendarDate('2026-01-12'),
  endsOn: calendarDate('2026-06-11'),
  innocentExplanations: ['cash-pool'],
  values: { loops: 3 },
  strips: [{ kind: 'bank-transactions', records: ['ab'.repeat(32)] }],
});

for (const server of SERVERS)
  describe(`findings in the ${server} database`, () => {
    let store: TestStore;
    let firmId = '';
    beforeAll(async () => {
      store = await openTestStore(server);
      firmId = unwrap(await store.unitOfWork.run(context, async (tx) => ok((await tx.firms.resolve(['F1']))[0]!)));
    });
    afterAll(() => store.close());

    const record = async (...findings: Finding[]) =>
      unwrap(
        await store.unitOfWork.run(context, async (tx) =>
          ok(await tx.fraudBook.record([{ firmId, asOf: ON, findings }])),
        ),
      );
    const list = async () => {
      const query = { filters: {}, sort: 'seenAt', descending: true, limit: 50, counted: false };
      return unwrap(await store.unitOfWork.run(context, (tx) => tx.fraudBook.table(query))).rows;
    };

    it('are kept once, however often they are seen, with the newest figures', async () => {
      await record(loop('B'), loop('D'));
      await record({ ...loop('B'), amountFen: fen(60_000_000), endsOn: ON });
      const rows = await list();
      expect(rows).toHaveLength(2);
      const again = rows.find(({ amountFen }) => amountFen === 60_000_000n)!;
      expect(again).toMatchObject({ firm: 'F1', state: 'open', severity: 'block' });
      const content = await store.unitOfWork.run(context, (tx) => tx.fraudBook.content(again));
      expect(unwrap(content)).toEqual({
        finding: { ...loop('B'), amountFen: fen(60_000_000), endsOn: ON },
        note: null,
      });
    });

    it('bear a verdict that stands when they are seen again, and is given by one person at a time', async () => {
      const [first] = await list();
      const judge = () =>
        store.unitOfWork.run(context, async (tx) =>
          ok(await tx.fraudBook.judge(first!, 'confirmed', 'the three share an owner')),
        );
      expect(unwrap(await judge())).toBe(true);
      expect(unwrap(await judge())).toBe(false);
      await record(loop('B'), loop('D'));
      const kept = unwrap(
        await store.unitOfWork.run(context, async (tx) => ok(await tx.fraudBook.get(first!.findingId))),
      )!;
      expect(kept).toMatchObject({ state: 'confirmed', judgedBy: 'acct_1', version: 2 });
      const content = await store.unitOfWork.run(context, (tx) => tx.fraudBook.content(kept));
      expect(unwrap(content).note).toBe('the three share an owner');
    });

    it('measure their detector by what people made of them', async () => {
      const measured = unwrap(await store.unitOfWork.run(context, async (tx) => ok(await measureDetectors(tx))));
      expect(measured.detectors).toMatchObject([
        { code: 'fund-loop', open: 1, confirmed: 1, innocent: 0, precision: 1, noisy: false },
      ]);
      expect(measured.detectors[0]!.months).toHaveLength(1);
      expect(measured.premium).toMatchObject({ confirmed: 1, examined: 0 });
    });
  });
