import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CATALOGUE, type EvidenceKind } from '#domain/evidence/index.ts';
import { unwrap } from '#domain/kernel/index.ts';
import { readDelivery } from './read-delivery.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'weir-delivery-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function write(content: string | Uint8Array, extension: string): string {
  count += 1;
  const path = join(folder, `${count}${extension}`);
  writeFileSync(path, content);
  return path;
}

const read = async (kind: EvidenceKind, path: string) => unwrap(await readDelivery(CATALOGUE[kind], path));
const ids = async (kind: EvidenceKind, path: string) => Buffer.from((await read(kind, path)).recordIds).toString('hex');
const numbers = (column: unknown) => (column as { numbers: Float64Array } | undefined)?.numbers;

const HEADER = ['企业代号', '发票号码', '开票日期', '购方单位代号', '金额', '税额', '价税合计', '发票状态'];
const ROWS = [
  ['E1', '24112000000012345678', '2024-01-05', '杭州某某', '9401.71', '1598.29', '11000.00', '有效发票'],
  ['E1', '24112000000012345679', '2024-02-29', '宁波某某', '-943.40', '-56.60', '-1000.00', '作废发票'],
];

describe('one delivery in any format', () => {
  it('gives the same records from CSV, gzip, UTF-16, JSON, NDJSON and XLSX', async () => {
    const csv = `${[HEADER, ...ROWS].map((row) => row.join(',')).join('\n')}\n`;
    const objects = ROWS.map((row) =>
      Object.fromEntries(row.map((cell, i) => [HEADER[i]!, /^-?\d+\.\d/.test(cell) ? Number(cell) : cell])),
    );
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('销项');
    sheet.addRow(HEADER);
    for (const row of ROWS)
      sheet.addRow(
        row.map((cell, i) => (i === 2 ? new Date(`${cell}T00:00:00Z`) : i > 3 && i < 7 ? Number(cell) : cell)),
      );
    const paths = [
      write(csv, '.csv'),
      write(gzipSync(csv), '.csv.gz'),
      write(Buffer.from(`\uFEFF${csv}`, 'utf16le'), '.csv'),
      write(csv.replaceAll(',', ';').replaceAll('\n', '\r\n'), '.csv'),
      write(JSON.stringify(objects), '.json'),
      write(objects.map((object) => JSON.stringify(object)).join('\n'), '.ndjson'),
      write(new Uint8Array(await book.xlsx.writeBuffer()), '.xlsx'),
    ];
    const first = await ids('sales-invoices', paths[0]!);
    expect(first).toHaveLength(128);
    for (const path of paths) expect(await ids('sales-invoices', path)).toBe(first);
  });

  it('passes over the titles before the header, and keeps the lines', async () => {
    const rows = `${[HEADER, ...ROWS].map((row) => row.join(',')).join('\n')}\n`;
    const bare = await ids('sales-invoices', write(rows, '.csv'));
    const titled = write(`杭州某某有限公司\n\n"期间:2024,全年",,,,,,,\n${rows}E1,x\n`, '.csv');
    expect(await ids('sales-invoices', titled)).toBe(bare);
    expect((await read('sales-invoices', titled)).rejected[0]!.failure.row).toBe(7);
    expect(await readDelivery(CATALOGUE['sales-invoices'], write('某某公司\na,b\n1,2\n', '.csv'))).toMatchObject({
      error: { code: 'HEADER_MISSING' },
    });
  });

  it('finds the sheet of its kind in a workbook', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('企业信息').addRows([
      ['企业代号', '企业名称'],
      ['E1', '某某'],
    ]);
    const purchases = HEADER.map((name) => name.replace('购方', '销方'));
    book.addWorksheet('进项').addRows([['进项发票'], purchases, ...ROWS]);
    book.addWorksheet('销项').addRows([['销项发票'], HEADER, ROWS[0]!]);
    const path = write(new Uint8Array(await book.xlsx.writeBuffer()), '.xlsx');
    expect((await read('sales-invoices', path)).table.rows).toBe(1);
    expect((await read('purchase-invoices', path)).table.rows).toBe(2);
    expect(await readDelivery(CATALOGUE.logistics, path)).toMatchObject({ error: { code: 'HEADER_MISSING' } });
  });

  it('reads GB18030', async () => {
    // 名称-like header words in GB18030: firm and counterparty stay ASCII, the status is 有效发票.
    const status = Buffer.from([0xd3, 0xd0, 0xd0, 0xa7, 0xb7, 0xa2, 0xc6, 0xb1]);
    const text = Buffer.from('firm,number,date,buyer,amount,tax,total,status\nE1,1,2024-01-05,B1,1,0,1,');
    const delivered = await read('sales-invoices', write(Buffer.concat([text, status, Buffer.from('\n')]), '.csv'));
    expect(delivered.rejected).toEqual([]);
    expect(delivered.table.rows).toBe(1);
  });

  it('keeps a row that does not fit the header with the rejected ones', async () => {
    const delivered = await read(
      'sales-invoices',
      write(`${HEADER.join(',')}\n${ROWS[0]!.join(',')}\nE1,2\n${ROWS[1]!.join(',')}\n`, '.csv'),
    );
    expect(delivered).toMatchObject({ rows: 3, duplicates: 0, table: { rows: 2 } });
    expect(delivered.rejected[0]!.failure).toMatchObject({ code: 'RAGGED_ROW', row: 3 });
  });

  it('refuses text in XLSX that a spreadsheet would run, with row and column', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('销项');
    sheet.addRow(HEADER);
    sheet.addRow(ROWS[0]);
    sheet.addRow(ROWS[1]!.map((cell, i) => (i === 3 ? "=cmd|' /C calc'!A0" : cell)));
    const delivered = await read('sales-invoices', write(new Uint8Array(await book.xlsx.writeBuffer()), '.xlsx'));
    expect(delivered.table.rows).toBe(1);
    expect(delivered.rejected[0]!.failure).toMatchObject({ code: 'TEXT_IS_FORMULA', row: 3, column: '购方单位代号' });
  });
});

describe('financial statements', () => {
  const wide = 'firm,period,资产总计,负债合计,所有者权益合计,营业收入\nE1,2022,100,60,40,300\nE1,2023,120,70,50,\n';

  it.each([
    [
      'a row an item',
      'firm,期间,项目,金额（万元）\nE1,2022,资产总计,0.01\nE1,2022,负债合计,0.006\nE1,2022,所有者权益合计,0.004\nE1,2022,营业收入,0.03\nE1,2023,资产总计,0.012\nE1,2023,负债合计,0.007\nE1,2023,所有者权益合计,0.005\n',
    ],
    [
      'a column a period',
      'firm,项目,2022年度,2023年度\nE1,资产总计,100,120\nE1,负债合计,60,70\nE1,所有者权益合计,40,50\nE1,营业收入,300,\n',
    ],
  ])('are the same with %s as with a column an item', async (_, text) => {
    expect(await ids('financial-statements', write(text, '.csv'))).toBe(
      await ids('financial-statements', write(wide, '.csv')),
    );
  });

  it('refuse two amounts for one item and period', async () => {
    const path = write('firm,item,2022\nE1,资产总计,1\nE1,资产总计,2\n', '.csv');
    expect(await readDelivery(CATALOGUE['financial-statements'], path)).toMatchObject({
      ok: false,
      error: { code: 'STATEMENT_ITEM_REPEATED', row: 3 },
    });
  });
});

describe('the other kinds', () => {
  it.each<[EvidenceKind, string, string, string, number]>([
    [
      'bank-transactions',
      '企业代号,交易日期,对方户名,摘要,收入,支出,余额',
      'E1,2024-01-05,甲,货款,100.00,,1100.00',
      'inFen',
      10_000,
    ],
    [
      'tax-returns',
      '企业代号,税款所属期止,税种,申报销售额,应纳税额',
      'E1,2024-03,增值税,1000000,30000',
      'salesFen',
      100_000_000,
    ],
    [
      'registration',
      '企业代号,统一社会信用代码,企业名称,成立日期,注册资本（万元）,行业代码,登记状态',
      'E1,91330100MA2ABCDE0X,甲公司,2018年7月1日,500,C13,存续',
      'registeredCapitalFen',
      500_000_000,
    ],
    [
      'bureau-reports',
      '企业代号,报告日期,授信机构数,贷款余额,近3个月查询次数',
      'E1,2024-05-01,3,200万元,4',
      'balanceFen',
      200_000_000,
    ],
    [
      'court-records',
      '企业代号,立案日期,案号,案件类型,涉案金额',
      'E1,2023-02-01,(2023)浙01民初1号,民事案件,50000',
      'amountFen',
      5_000_000,
    ],
    ['utility-bills', '企业代号,月份,用电量,电费', 'E1,2024-01,1200.5,960.4', 'amountFen', 96_040],
    ['social-insurance', '企业代号,缴费月份,险种,参保人数,应缴金额', 'E1,202401,养老保险,12,9600', 'employees', 12],
    [
      'platform-orders',
      '店铺,下单时间,订单号,实付金额,订单状态',
      'S1,2024-01-05 10:11:12,A1,99.90,交易成功',
      'amountFen',
      9990,
    ],
    ['logistics', '企业代号,发货日期,运单号,件数,重量', 'E1,2024-01-05,SF1,3,12.5', 'pieces', 3],
    [
      'reputation',
      '企业代号,采集日期,平台,评分,评价数,差评率',
      'E1,2024-01-05,某平台,4.7,320,2.5%',
      'negativeShare',
      0.025,
    ],
    [
      'self-declarations',
      '企业代号,填报日期,年营业收入（万元）,员工人数',
      'E1,2024-01-05,300,8',
      'annualRevenueFen',
      300_000_000,
    ],
  ])('%s are read under Chinese headers', async (kind, header, row, field, value) => {
    const delivered = await read(kind, write(`${header}\n${row}\n`, '.csv'));
    expect(delivered.rejected.map(({ failure }) => failure)).toEqual([]);
    expect(numbers(delivered.table.columns[field])).toEqual(Float64Array.of(value));
  });
});
