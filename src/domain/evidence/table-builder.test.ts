import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate, unwrap } from '#domain/kernel/index.ts';
import { CATALOGUE, choiceIndex } from './catalogue.ts';
import type { DeliveredTable } from './delivery.ts';
import { bindHeader } from './header.ts';
import type { EvidenceKind } from './kind.ts';
import { mergeDeliveries } from './merge.ts';
import { profileDelivery } from './profile.ts';
import { TableBuilder } from './table-builder.ts';

const HEADER = ['企业代号', '发票号码', '开票日期', '购方单位代号', '金额', '税额', '价税合计', '发票状态'];
const AS_OF = calendarDate('2024-06-30');

function deliver(
  rows: readonly (readonly string[])[],
  header = HEADER,
  name: EvidenceKind = 'sales-invoices',
): DeliveredTable {
  const kind = CATALOGUE[name];
  const bound = unwrap(bindHeader(kind, header));
  const builder = new TableBuilder(kind, new Set(bound.columns.map(({ field }) => field.name)), bound);
  const lines = rows.map((_, i) => i + 2);
  builder.reader(bound, header, 'f.csv')({ rows: rows.length, width: header.length, cells: rows.flat(), lines });
  return builder.finish();
}

const invoice = (over: Partial<Record<string, string>> = {}) => {
  const cells: Record<string, string> = {
    企业代号: 'E1',
    发票号码: '1',
    开票日期: '2024/3/5',
    购方单位代号: 'B1',
    金额: '100',
    税额: '13',
    价税合计: '113',
    发票状态: '有效发票',
  };
  return HEADER.map((name) => over[name] ?? cells[name]!);
};

const profiled = (delivered: DeliveredTable) => profileDelivery(CATALOGUE[delivered.table.kind], delivered, AS_OF);

describe('records', () => {
  it('trim their cells and take any spelling of a choice', () => {
    const { table } = deliver([invoice({ 发票状态: ' 作废发票', 企业代号: 'E1 ' })]);
    expect(table.columns.status).toMatchObject({
      codes: Uint8Array.of(choiceIndex('sales-invoices', 'status', 'void')),
    });
    expect(table.firm.values).toEqual(['E1']);
  });

  it('are void where a column that asks so says yes', () => {
    const header = HEADER.with(-1, '是否作废');
    const rows = [invoice({ 发票状态: '是' }), invoice({ 发票号码: '2', 发票状态: '否' })];
    expect(profiled(deliver(rows, header))).toMatchObject({ accepted: 2, voided: 1 });
  });

  it.each([
    ['开票日期', '0000/1/1', 'DATE_OUT_OF_RANGE'],
    ['开票日期', '9999/12/31', 'DATE_OUT_OF_RANGE'],
    ['金额', '1'.padEnd(21, '0'), 'AMOUNT_OUT_OF_RANGE'],
    ['购方单位代号', '=HYPERLINK("x")', 'TEXT_IS_FORMULA'],
    ['发票状态', '也许', 'CHOICE_UNKNOWN'],
    ['发票号码', '', 'VALUE_MISSING'],
    ['企业代号', '', 'VALUE_MISSING'],
  ])('are rejected with row and column where %s is "%s"', (column, value, code) => {
    const delivered = deliver([invoice(), invoice({ [column]: value, 发票号码: column === '发票号码' ? value : '2' })]);
    expect(delivered.table.rows).toBe(1);
    expect(delivered.rejected).toHaveLength(1);
    expect(delivered.rejected[0]!.failure).toMatchObject({ code, file: 'f.csv', row: 3, column });
  });

  it('keep what does not add up, and count it', () => {
    const profile = profiled(
      deliver([
        invoice(),
        invoice({ 发票号码: '2', 价税合计: '113.03' }),
        invoice({ 发票号码: '3', 价税合计: '113.02' }),
      ]),
    );
    expect(profile).toMatchObject({ accepted: 3, identityBreaks: 1 });
    expect(profile.firms[0]!.source.quality.consistency).toBeCloseTo(2 / 3, 12);
  });

  it('take a void and a red letter as what they are', () => {
    const rows = [
      invoice(),
      invoice({ 发票号码: '2', 发票状态: '作废发票' }),
      invoice({ 发票号码: '3', 金额: '-5', 税额: '-0.65', 价税合计: '-5.65' }),
    ];
    expect(profiled(deliver(rows))).toMatchObject({ accepted: 3, voided: 1, red: 1 });
  });

  it('complete what the others give', () => {
    const header = HEADER.filter((name) => name !== '税额' && name !== '发票状态');
    const row = invoice().filter((_, i) => header.includes(HEADER[i]!));
    const { table } = deliver([row], header);
    expect(table.columns.taxFen).toMatchObject({ numbers: Float64Array.of(1300) });
    expect(table.columns.status).toMatchObject({ codes: Uint8Array.of(0) });
  });

  it('that were voided later stand as void, in any order of delivery', () => {
    const rows = [invoice(), invoice({ 发票状态: '作废发票' })];
    for (const order of [rows, [...rows].reverse()]) {
      const delivered = deliver(order);
      expect(delivered).toMatchObject({ rows: 2, duplicates: 1 });
      expect(delivered.table.columns.status).toMatchObject({ codes: Uint8Array.of(1) });
    }
  });

  it('have ids that no release may change', () => {
    const hex = Buffer.from(deliver([invoice()]).recordIds).toString('hex');
    expect(hex).toMatchInlineSnapshot(`"af0d1e8b62075b078f885bd3050335b980e9541517ee8757772c1a2e3b96d5c1"`);
  });
});

const row = fc
  .record({
    firm: fc.constantFrom('E1', 'E2'),
    number: fc.integer({ min: 1, max: 12 }).map(String),
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 6 }),
    party: fc.constantFrom('B1', 'B2'),
    amount: fc.integer({ min: -9999, max: 99_999 }),
    slip: fc.constantFrom(0, 0, 0, 9),
    status: fc.constantFrom('有效发票', ' 作废发票', '红冲'),
  })
  .map(({ firm, number, day, month, party, amount, slip, status }) => {
    const yuan = (fen: number) => (fen / 100).toFixed(2);
    const tax = Math.round(amount * 0.13);
    return [firm, number, `2024/${month}/${day}`, party, yuan(amount), yuan(tax), yuan(amount + tax + slip), status];
  });

const summary = (delivered: DeliveredTable) =>
  profiled(delivered).firms.map(({ source, counts, identityBreaks }) => ({ ...source, counts, identityBreaks }));

describe('a delivery', () => {
  it('measures the same in any order of rows and however it is cut into files', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), fc.integer(), fc.nat(), (rows, seed, cut) => {
        const shuffled = [...rows].sort(
          (a, b) => Math.sin(seed + Number(a[1]) * 7 + Number(a[4])) - Math.sin(seed + Number(b[1]) * 7 + Number(b[4])),
        );
        const at = cut % (rows.length + 1);
        const parts = [shuffled.slice(0, at), shuffled.slice(at)]
          .filter((part) => part.length > 0)
          .map((part) => deliver(part));
        const whole = summary(deliver(rows));
        expect(summary(deliver(shuffled))).toEqual(whole);
        expect(summary(mergeDeliveries(CATALOGUE['sales-invoices'], parts))).toEqual(whole);
      }),
    );
  });

  it('counts duplicates and never takes one twice', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const once = deliver(rows);
        const twice = deliver([...rows, ...rows]);
        expect(twice.table.rows).toBe(once.table.rows);
        expect(twice.duplicates).toBe(once.duplicates + rows.length);
        const root = (delivered: DeliveredTable) => profiled(delivered).firms.map(({ source }) => source.root);
        expect(root(twice)).toEqual(root(once));
        const again = mergeDeliveries(CATALOGUE['sales-invoices'], [once, once]);
        expect(again.table.rows).toBe(once.table.rows);
      }),
    );
  });

  it('has the same roots under other codes of the firms', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const renamed = rows.map(([firm, ...rest]) => [firm === 'E1' ? 'Z9' : 'A0', ...rest]);
        const roots = (of: DeliveredTable) =>
          new Map(profiled(of).firms.map(({ firm, source }) => [firm, source.root]));
        const [before, after] = [roots(deliver(rows)), roots(deliver(renamed))];
        expect([after.get('Z9'), after.get('A0')]).toEqual([before.get('E1'), before.get('E2')]);
      }),
    );
  });

  it('leaves out what lies after the as-of day', () => {
    const late = invoice({ 发票号码: '9', 开票日期: '2024/7/1' });
    const [with_, without] = [profiled(deliver([invoice(), late])), profiled(deliver([invoice()]))];
    expect(with_.firms[0]!.source).toEqual(without.firms[0]!.source);
  });
});

describe('bank transactions', () => {
  const header = ['firm', 'date', 'amount', 'balance', 'counterparty'];
  const read = (rows: readonly string[][], columns = header) =>
    deliver(
      rows.map((cells) => ['F', ...cells]),
      columns,
      'bank-transactions',
    );

  it('read signed amounts, and in and out apart, as the same records', () => {
    const signed = read([
      ['2024-01-02', '-5', '95', 'x'],
      ['2024-01-03', '7', '102', 'y'],
    ]);
    const apart = read(
      [
        ['2024-01-02', '', '5', '95', 'x'],
        ['2024-01-03', '7', '', '102', 'y'],
      ],
      ['firm', 'date', 'credit', 'debit', 'balance', 'counterparty'],
    );
    expect(Buffer.from(signed.recordIds).toString('hex')).toBe(Buffer.from(apart.recordIds).toString('hex'));
  });

  it('count a break where the balances do not run through, whatever the order', () => {
    const rows = [
      ['2024-01-02', '-5', '95', 'x'],
      ['2024-01-02', '7', '102', 'y'],
      ['2024-01-03', '1', '103', 'z'],
    ];
    expect(profiled(read(rows)).identityBreaks).toBe(0);
    expect(profiled(read([...rows].reverse())).identityBreaks).toBe(0);
    expect(profiled(read([...rows, ['2024-01-04', '10', '213', 'w']])).identityBreaks).toBe(1);
  });

  it('take the day from the time where only that is given', () => {
    const columns = ['firm', '交易时间', 'amount'];
    expect(read([['2024-01-02 09:30:00', '5']], columns).table.columns.on).toMatchObject({
      days: Int32Array.of(19_724),
    });
    expect(read([['9:30', '5']], columns).rejected[0]!.failure.code).toBe('NOT_A_DATE');
    expect(read([['2024-01-02', '9:30', '5']], ['firm', '交易日期', '交易时间', 'amount']).table.rows).toBe(1);
  });

  it('reject one without any amount', () => {
    expect(read([['2024-01-02', '', '95', 'x']]).rejected[0]!.failure.code).toBe('TRANSACTION_WITHOUT_AMOUNT');
  });
});
