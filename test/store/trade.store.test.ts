import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readingInTrade } from '#app/decision/trade-shelf.ts';
import { type MonthlySeries, tellHistory } from '#domain/evidence/index.ts';
import { calendarDate, dayNumber, monthIndex, ok, unwrap } from '#domain/kernel/index.ts';
import { createPrng } from '#domain/numeric/index.ts';
import { openTestStore, SERVERS, type TestStore } from './cluster.ts';

const context = { institutionId: 'inst-trade', actorId: 'tester' };
const AS_OF = calendarDate('2026-06-15');
const MONTHS = 30;

/** Thirty months of sales that fell by 70 % in the last three. */
function salesOf(seed: number): MonthlySeries {
  const prng = createPrng(seed);
  const firstMonth = monthIndex(dayNumber(AS_OF)) - MONTHS;
  const values = Array.from({ length: MONTHS }, (_, i) =>
    Math.round(1e7 * (i >= MONTHS - 3 ? 0.3 : 1) * Math.exp(0.15 * prng.normal())),
  );
  return { firstMonth, values };
}

describe.each(SERVERS)('a firm in its trade in the %s database', (server) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore(server);
  });
  afterAll(() => store.close());

  const addFirms = (from: number, to: number) =>
    store.unitOfWork.run(context, async (tx) => {
      const codes = Array.from({ length: to - from }, (_, i) => `firm ${from + i}`);
      const ids = await tx.firms.resolve(codes);
      await tx.desk.evidenceChanged(ids);
      await tx.book.put(
        ids.map((firmId, i) => {
          const { firstMonth, values } = salesOf(from + i);
          const series = { sales: values };
          return { firmId, history: { ...tellHistory({}), industry: '33', firstMonth, months: MONTHS, series } };
        }),
      );
      return ok(undefined);
    });
  const read = async (industry: string | null) =>
    unwrap(
      await store.unitOfWork.run(context, async (tx) =>
        ok(await readingInTrade(store.unitOfWork, tx, { industry, sales: salesOf(999) }, AS_OF)),
      ),
    );

  it('is read once its trade has firms enough, and its fall is then theirs', async () => {
    unwrap(await addFirms(0, 10));
    expect(await read('33')).toBeNull();
    unwrap(await addFirms(10, 30));
    const reading = (await read('33'))!;
    expect(reading.systemicPeriods).toBeGreaterThanOrEqual(2);
    expect(reading.holds).toBeGreaterThan(0.5);
    expect(reading.sharedGap).toBeGreaterThan(0.5);
  });

  it('has no reading outside a known trade', async () => {
    expect(await read(null)).toBeNull();
    expect(await read('34')).toBeNull();
  });
});
