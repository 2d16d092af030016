import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '#domain/kernel/index.ts';
import { createPrng } from '#domain/numeric/index.ts';

const ROOT = join(import.meta.dirname, '../../..');
const DATA = join(process.env.WEIR_DATA ?? join(ROOT, '../shared/data'), 'cumcm2020c');
const folder = mkdtempSync(join(tmpdir(), 'weir-assess-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function weir(...args: readonly string[]) {
  const run = spawnSync(process.execPath, [join(ROOT, 'bin/weir.mjs'), ...args, '--lang', 'zh'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

interface Line {
  readonly firm: string;
  readonly outcome: string;
  readonly pd: number;
  readonly pdLow: number;
  readonly pdHigh: number;
  readonly reasons: readonly { kind: string; code: string; text: string }[];
  readonly ask: readonly { document: string; value: number }[];
  readonly limitFen: string;
  readonly price: Readonly<Record<string, number>> | null;
  readonly rate: number | null;
  readonly gates: readonly { rule: string; verdict: string; citation: string }[];
  readonly digests: Readonly<Record<string, string>>;
  readonly digest: string;
}

const lines = (stdout: string): Line[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

const HEADER = '企业代号,发票号码,开票日期,购方单位代号,金额,税额,价税合计,发票状态';

/** Thirty months of invoices of firms of several sizes and habits, as text by firm. */
function invoices(firm: string, seed: number, scale: number): string[] {
  const prng = createPrng(seed);
  const size = Math.exp(2.2 * prng.normal()) * scale;
  const voids = 0.3 * prng.uniform() ** 3;
  const start = calendarDate('2017-08-01');
  return Array.from({ length: 900 }, (_, day) => day)
    .filter(() => prng.uniform() < 0.2)
    .map((day, i) => {
      const amount = Math.round(size * (0.5 + prng.uniform()) * 100) / 100;
      const tax = Math.round(amount * 13) / 100;
      const status = prng.uniform() < voids ? ' 作废发票' : '有效发票';
      const on = addDays(start, day).replaceAll('-', '/');
      return `${firm},${i + 1},${on},P${prng.below(12)},${amount},${tax},${(amount + tax).toFixed(2)},${status}`;
    });
}

const FIRMS = Array.from({ length: 12 }, (_, i) => `E${i + 1}`);
const SALES = FIRMS.flatMap((firm, i) => invoices(firm, i, 10_000));
const PURCHASES = FIRMS.flatMap((firm, i) => invoices(firm, i, 6_000));

function list(
  name: string,
  firms: readonly string[],
  sales: readonly string[],
  purchases: readonly string[],
): string[] {
  return [
    ...['--firms', file(`${name}-firms.csv`, `企业代号,企业名称\n${firms.map((f) => `${f},某某公司 `).join('\n')}\n`)],
    ...['--sales', file(`${name}-sales.csv`, `${HEADER}\n${sales.join('\n')}\n`)],
    ...['--purchases', file(`${name}-purchases.csv`, `${HEADER.replace('购方', '销方')}\n${purchases.join('\n')}\n`)],
  ];
}

describe('assess', () => {
  const given = list('given', FIRMS, SALES, PURCHASES);
  const first = weir('assess', ...given, '--as-of', '2020-02-10', '--json');
  const records = lines(first.stdout);

  it('writes one record a firm with the keys of the contract, and the counts to standard error', () => {
    expect(first.status).toBe(0);
    expect(records.map(({ firm }) => firm)).toEqual(FIRMS);
    expect(new Set(records.map(({ outcome }) => outcome)).size).toBeGreaterThan(1);
    for (const { outcome, pd, pdLow, pdHigh, reasons, price, rate, limitFen, gates, digests } of records) {
      expect(pdLow).toBeLessThanOrEqual(pd);
      expect(pdHigh).toBeGreaterThanOrEqual(pd);
      expect(gates.every(({ rule, verdict, citation }) => rule && verdict && citation)).toBe(true);
      expect(Object.keys(digests)).toEqual(expect.arrayContaining(['snapshot', 'model', 'rules']));
      for (const { kind, text } of reasons)
        expect([kind === (outcome === 'decline' ? 'risk' : 'missing'), text !== '']).toEqual([true, true]);
      expect(price === null).toBe(outcome !== 'approve');
      if (price) expect(Object.values(price).reduce((a, b) => a + b, 0)).toBeCloseTo(rate!, 9);
      if (price) expect(Number(limitFen)).toBeGreaterThanOrEqual(10_000_000);
    }
    expect(first.stderr).toContain('12 家企业');
  });

  it('decides the same when firms are renumbered and rows are shuffled and doubled', () => {
    const renamed = (text: string) => text.replace(/^E(\d+)/, (_, n: string) => `Q${100 - Number(n)}`);
    const prng = createPrng(5);
    const shuffled = (rows: readonly string[]) =>
      [...rows, ...rows.slice(0, 40)]
        .map((row) => [prng.uniform(), renamed(row)] as const)
        .sort(([a], [b]) => a - b)
        .map(([, row]) => row);
    const other = list('other', FIRMS.map(renamed).sort(), shuffled(SALES), shuffled(PURCHASES));
    const again = lines(weir('assess', ...other, '--as-of', '2020-02-10', '--json').stdout);
    const byFirm = new Map(again.map((record) => [record.firm, record]));
    for (const record of records) {
      const twin = byFirm.get(renamed(record.firm))!;
      expect({ outcome: twin.outcome, pd: twin.pd, limit: twin.limitFen }).toEqual({
        outcome: record.outcome,
        pd: record.pd,
        limit: record.limitFen,
      });
    }
  });

  it('decides one folder, replays its record, and writes its letter', () => {
    const firm = join(folder, 'firm');
    mkdirSync(firm);
    const own = (rows: readonly string[]) => rows.filter((row) => row.startsWith('E3,')).join('\n');
    writeFileSync(join(firm, 'firm.json'), '{"firm":"E3","application":{"requestedFen":"9000000000"}}');
    writeFileSync(join(firm, 'sales-invoices.csv'), `${HEADER}\n${own(SALES)}\n`);
    writeFileSync(join(firm, 'purchase-invoices.csv'), `${HEADER.replace('购方', '销方')}\n${own(PURCHASES)}\n`);
    const { status, stdout } = weir('assess', firm, '--as-of', '2020-02-10', '--json');
    expect(status).toBe(0);
    const record = file('record.json', stdout);
    expect(JSON.parse(weir('decision', 'replay', record, '--json').stdout)).toEqual({ identical: true });
    const changed = file('changed.json', stdout.replace('"outcome":"', '"outcome":"not-'));
    const replayed = weir('decision', 'replay', changed, '--json');
    expect([replayed.status, JSON.parse(replayed.stdout).path]).toEqual([1, 'outcome']);
    expect(weir('decision', 'letter', record).stdout).toContain('您的权利');
  });

  it.each([
    ['an empty file', '', 'FILE_EMPTY'],
    ['another header', 'a,b\n1,2\n', 'HEADER_MISSING'],
  ])('refuses %s with its place', (_, content, code) => {
    const sales = file('bad.csv', content);
    const { status, stdout } = weir('assess', '--sales', sales, '--as-of', '2020-02-29', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout).error).toMatchObject({ code, file: sales });
  });

  it('refers a firm without any evidence and asks for what is mandatory', () => {
    const lonely = list('lonely', ['E99'], SALES.slice(0, 3), PURCHASES.slice(0, 3));
    const [record] = lines(weir('assess', ...lonely, '--as-of', '2020-02-10', '--json').stdout);
    expect(record).toMatchObject({ firm: 'E99', outcome: 'refer', limitFen: '0' });
    expect(record!.ask.map(({ document }) => document)).toEqual(
      expect.arrayContaining(['sales-invoices', 'purchase-invoices']),
    );
  });
});

/** Two and a half years of every kind that `online-microloan` insists on, of one steady firm, up to the end of May 2024. */
function fullFile(): Readonly<Record<string, string>> {
  const days = Array.from({ length: 900 }, (_, i) => addDays(calendarDate('2021-12-14'), i));
  const invoice = (party: string, yuan: number) => (on: string, i: number) =>
    `E1,${i + 1},${on},${party}${i % 9},${yuan},${(yuan * 0.13).toFixed(2)},${(yuan * 1.13).toFixed(2)},有效发票`;
  const weekly = days.filter((_, i) => i % 7 === 0);
  let balance = 400_000;
  const bank = weekly.flatMap((on, i) => {
    balance += 45_200 - 30_000;
    const paidIn = `E1,${on},客户${i % 9},货款,45200,0,${balance + 30_000}`;
    return [paidIn, `E1,${on},供应商${i % 9},采购款,0,30000,${balance}`];
  });
  const quarters = [
    '2022-06-30',
    '2022-09-30',
    '2022-12-31',
    '2023-03-31',
    '2023-06-30',
    '2023-09-30',
    '2023-12-31',
    '2024-03-31',
  ];
  return {
    'sales-invoices.csv': [HEADER, ...weekly.map(invoice('P', 40_000))].join('\n'),
    'purchase-invoices.csv': [HEADER.replace('购方', '销方'), ...weekly.map(invoice('S', 26_000))].join('\n'),
    'bank-transactions.csv': ['企业代号,交易日期,对方户名,摘要,收入,支出,余额', ...bank].join('\n'),
    'tax-returns.csv': [
      '企业代号,税款所属期止,税种,申报销售额,应纳税额,已缴税额,逾期天数',
      ...quarters.map((on) => `E1,${on},增值税,520000,20000,20000,0`),
    ].join('\n'),
    'registration.csv': '企业代号,查询日期,成立日期,行政区划代码,登记状态\nE1,2024-05-20,2012-03-01,500112,存续\n',
    'bureau-reports.csv':
      '企业代号,报告日期,授信机构数,授信总额,贷款余额,月还款额,近24个月最长逾期天数,近6个月查询次数\nE1,2024-05-25,1,500000,100000,9000,0,1\n',
  };
}

describe('assess of a whole file', () => {
  const firm = join(folder, 'whole');
  mkdirSync(firm);
  for (const [name, content] of Object.entries(fullFile())) writeFileSync(join(firm, name), content);
  const decide = () =>
    JSON.parse(weir('assess', firm, '--policy', 'online-microloan', '--as-of', '2024-05-31', '--json').stdout);

  it('lends from the cash flow of the bank statement, and asks for the statement when it is gone', () => {
    const whole = decide();
    expect([whole.outcome, whole.terms.cashFlowMeasure]).toEqual(['approve', 'bankInflowP20Fen']);
    expect(whole.risk.variables.filter(({ state }: { state: string }) => state !== 'fresh')).toEqual([]);
    rmSync(join(firm, 'bank-transactions.csv'));
    const without = decide();
    expect([without.outcome, without.ask[0].document]).toEqual(['refer', 'bank-transactions']);
    expect(without.reasons.every(({ kind }: { kind: string }) => kind === 'missing')).toBe(true);
  });
});

describe.runIf(existsSync(DATA))('assess on real invoices (skipped where WEIR_DATA has no cumcm2020c)', () => {
  it('decides 302 unrated firms and refers at most 30 % of them', () => {
    const real = (name: string) => join(DATA, name);
    const { status, stdout } = weir(
      ...['assess', '--firms', real('companies_unrated.csv')],
      ...['--sales', real('sales_invoices_unrated.csv.gz'), '--purchases', real('purchase_invoices_unrated.csv.gz')],
      ...['--as-of', '2020-02-29', '--summary', '--json'],
    );
    expect(status).toBe(0);
    const counts = JSON.parse(stdout) as Record<string, number>;
    expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(302);
    expect(counts.refer! / 302).toBeLessThanOrEqual(0.3);
  });
});
