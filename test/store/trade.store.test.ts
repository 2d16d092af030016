import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDeliveries } from '#adapters/files/index.ts';
import { buildSnapshots, firmsByCode } from '#app/decision/build-snapshots.ts';
import { readingInTrade } from '#app/decision/trade-shelf.ts';
import { storeDelivery } from '#app/evidence/store-delivery.ts';
import { type MonthlySeries, tellHistory } from '#domain/evidence/index.ts';
import {
  type CalendarDate,
  calendarDate,
  dayNumber,
  digestOf,
  type Id,
  monthIndex,
  ok,
  unwrap,
} from '#domain/kernel/index.ts';
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

const SALES_HEAD = '企业代号,开票日期,发票号码,购方单位代号,金额,税额,价税合计,发票状态';
const REGISTRATION_HEAD = '企业代号,成立日期,行业代码,地区,登记状态';

const NO_ROWS = { kind: 'sales-invoices', rows: MONTHS, undated: 0, firstOn: null, lastOn: null, fields: [] } as const;

function addMonths(on: CalendarDate, months: number): string {
  const month = monthIndex(dayNumber(on)) + months;
  return `${1970 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`;
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
          const kinds = [{ ...NO_ROWS, months: values.map(() => 1) }];
          return { firmId, history: { ...tellHistory({}), kinds, industry: '33', firstMonth, months: MONTHS, series } };
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

  it('keeps the reading of each firm of a bulk import beside its snapshot, those that came first included', async () => {
    const firms = Array.from({ length: 26 }, (_, i) => `bulk ${i}`);
    const folder = mkdtempSync(join(tmpdir(), 'weir-trade-'));
    const sales = firms.flatMap((firm, i) =>
      salesOf(i).values.map((fen, month) => {
        const on = calendarDate('2023-12-15');
        return `${firm},${addMonths(on, month)},N${i}-${month},P,${(fen / 100).toFixed(2)},0,${(fen / 100).toFixed(2)},有效发票`;
      }),
    );
    writeFileSync(join(folder, 'sales.csv'), `${SALES_HEAD}\n${sales.join('\n')}\n`);
    const registered = firms.map((firm) => `${firm},2015-03-01,C3311,330000,存续`);
    writeFileSync(join(folder, 'registration.csv'), `${REGISTRATION_HEAD}\n${registered.join('\n')}\n`);
    const files = [
      { kind: 'sales-invoices' as const, path: join(folder, 'sales.csv') },
      { kind: 'registration' as const, path: join(folder, 'registration.csv') },
    ];
    const delivered = unwrap(await readDeliveries(files, {}));
    for (const [i, one] of delivered.entries())
      unwrap(
        await store.unitOfWork.run(context, async (tx) => {
          const { kind, path } = files[i]!;
          const about = { source: 'test', consentId: null, fileName: path, fileDigest: digestOf(path) };
          return storeDelivery(tx, { importId: tx.newId('imp'), kind, ...about }, one);
        }),
      );
    const caller = { institution: context.institutionId as Id<'inst'>, by: 'acct_1' as const };
    const built = await buildSnapshots({ unitOfWork: store.unitOfWork }, caller, AS_OF, firmsByCode(firms));
    expect(unwrap(built)).toBe(firms.length);
    const readings = unwrap(
      await store.unitOfWork.run(context, async (tx) => {
        const cases = (await tx.desk.load(firms, AS_OF)).map((one) => unwrap(one));
        const contents = await tx.desk.contents(
          cases.map(({ firmId, snapshot }) => ({ firmId: firmId!, digest: snapshot! })),
        );
        return ok(contents.map((one) => JSON.parse(Buffer.from(unwrap(one)).toString('utf8')) as { shock?: object }));
      }),
    );
    expect(readings.filter(({ shock }) => shock !== undefined)).toHaveLength(firms.length);
    rmSync(folder, { recursive: true });
  });

  it('has no reading outside a known trade', async () => {
    expect(await read(null)).toBeNull();
    expect(await read('34')).toBeNull();
  });
});
