import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceTable } from '#domain/evidence/index.ts';
import { ok, sha256, unwrap, utf8 } from '#domain/kernel/index.ts';
import { openTestStore, SERVERS, type TestStore } from './cluster.ts';
import { sessionOf } from './rows.ts';
import { importDelivery } from './workload.ts';

const context = { institutionId: 'inst_V', actorId: 'acct_1' };

/** Three rows of two firms with every type of column, some cells absent. */
const TABLE: EvidenceTable = {
  kind: 'sales-invoices',
  rows: 3,
  firm: { type: 'text', codes: Int32Array.from([0, 1, 0]), values: ['甲公司', '乙公司'] },
  columns: {
    number: { type: 'text', codes: Int32Array.from([0, 1, -1]), values: ['0001', '0002'] },
    issuedOn: { type: 'date', days: Int32Array.from([20_000, -2147483648, 19_999]) },
    amountFen: { type: 'fen', numbers: Float64Array.from([12_345, Number.NaN, -1]) },
    status: { type: 'choice', codes: Uint8Array.from([0, 1, 255]) },
    red: { type: 'boolean', codes: Uint8Array.from([1, 0, 0]) },
  },
};
const IDS = Buffer.concat([0, 1, 2].map((i) => sha256(utf8(`row ${i}`))));
const delivery = (importId: string) => ({
  importId,
  kind: TABLE.kind,
  source: 'tax-bureau',
  consentId: 'cons_1',
  fileName: 'f.csv',
  fileDigest: 'ab'.repeat(32),
});
const content = {
  table: TABLE,
  recordIds: IDS,
  eventField: 'issuedOn',
  rejections: [
    { rowNumber: 7, code: 'NOT_A_DATE', params: { value: 'x' }, column: '开票日期', raw: { 开票日期: 'x', 金额: '1' } },
  ],
  delivered: 5,
  duplicatesInFile: 1,
};

for (const server of SERVERS)
  describe(`evidence in the ${server} database`, () => {
    let store: TestStore;
    beforeAll(async () => {
      store = await openTestStore(server);
      unwrap(await store.unitOfWork.run(context, async (tx) => ok(await tx.evidence.add(delivery('imp_1'), content))));
    });
    afterAll(() => store.close());

    const load = async (code: string) =>
      unwrap(
        await store.unitOfWork.run(context, async (tx) => {
          const firmId = await tx.firms.find(code);
          return tx.evidence.load(firmId!, 'sales-invoices');
        }),
      );

    it('comes back as it was delivered, firm by firm, absent cells absent', async () => {
      const first = (await load('甲公司'))!;
      expect(first.rows).toBe(2);
      expect(first.columns).toEqual({
        number: { type: 'text', codes: Int32Array.from([0, -1]), values: ['0001'] },
        issuedOn: { type: 'date', days: Int32Array.from([20_000, 19_999]) },
        amountFen: { type: 'fen', numbers: Float64Array.from([12_345, -1]) },
        status: { type: 'choice', codes: Uint8Array.from([0, 255]) },
        red: { type: 'boolean', codes: Uint8Array.from([1, 0]) },
      });
      expect((await load('乙公司'))!.columns.issuedOn).toEqual({ type: 'date', days: Int32Array.from([-2147483648]) });
    });

    it('changes nothing when it is delivered again', async () => {
      const again = await store.unitOfWork.run(context, async (tx) =>
        ok(await tx.evidence.add(delivery('imp_2'), content)),
      );
      expect(unwrap(again)).toMatchObject({ rows: 5, accepted: 0, duplicates: 4, rejected: 1 });
      expect((await load('甲公司'))!.rows).toBe(2);
      const found = await store.unitOfWork.run(context, async (tx) => {
        return ok(await tx.evidence.findFile('sales-invoices', 'ab'.repeat(32)));
      });
      expect(unwrap(found)).toMatchObject({
        importId: 'imp_1',
        accepted: 3,
        source: 'tax-bureau',
        consentId: 'cons_1',
      });
    });

    it('keeps each record once when overlapping deliveries arrive at the same moment', async () => {
      const other = { institutionId: 'inst_W', actorId: 'acct_1' };
      const summaries = await Promise.all(
        [0, 10, 20, 30, 0].map((from, i) =>
          importDelivery(store.unitOfWork, other, `imp_${i}`, { from, to: from + 40 }),
        ),
      );
      const accepted = summaries.map((summary) => unwrap(summary).accepted);
      expect(accepted.reduce((a, b) => a + b, 0)).toBe(70);
      const rows = await store.unitOfWork.run(other, async (tx) => {
        const ids = (await tx.firms.list({ limit: 10 })).map((firm) => firm.firmId);
        const tables = await Promise.all(
          ids.map(async (id) => unwrap(await tx.evidence.load(id, 'sales-invoices'))!.rows),
        );
        return ok(tables.reduce((a, b) => a + b, 0));
      });
      expect(unwrap(rows)).toBe(70);
    });

    it('gives rejected rows back as they were delivered', async () => {
      const rejections = await store.unitOfWork.run(context, async (tx) =>
        tx.evidence.rejections('imp_1', { limit: 10 }),
      );
      expect(unwrap(rejections)).toEqual(content.rejections);
    });

    it('says which kinds a firm has, how many rows and from when to when', async () => {
      const kinds = await store.unitOfWork.run(context, async (tx) => {
        return ok(await tx.evidence.kindsOf((await tx.firms.find('甲公司'))!));
      });
      expect(unwrap(kinds)).toEqual([{ kind: 'sales-invoices', rows: 2, firstOn: '2024-10-03', lastOn: '2024-10-04' }]);
    });

    it('keys record ids by the firm, so that equal content of two firms cannot be linked', async () => {
      const ids = await store.unitOfWork.run(context, async (tx) => {
        const rows = await sessionOf(tx).query<{ record_id: Buffer }>('SELECT record_id FROM evidence_record', []);
        return ok(rows.map((row) => row.record_id.toString('hex')));
      });
      const plain = [0, 1, 2].map((i) => Buffer.from(sha256(utf8(`row ${i}`))).toString('hex'));
      expect(unwrap(ids)).toHaveLength(3);
      expect(unwrap(ids).filter((id) => plain.includes(id))).toEqual([]);
    });

    it('cannot be read any more once its firm was erased', async () => {
      const other = { institutionId: 'inst_X', actorId: 'acct_1' };
      await store.unitOfWork.run(other, async (tx) => ok(await tx.evidence.add(delivery('imp_3'), content)));
      const read = await store.unitOfWork.run(other, async (tx) => {
        const firmId = (await tx.firms.find('甲公司'))!;
        await tx.subjects.erase(firmId);
        return tx.evidence.load(firmId, 'sales-invoices');
      });
      expect(read).toMatchObject({ ok: false, error: { code: 'SUBJECT_ERASED' } });
    });
  });
