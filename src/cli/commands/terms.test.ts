import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { main } from '../main.ts';
import { readAcceptanceCurve } from '../read-acceptance-curve.ts';
import { readAllocationRow } from '../read-allocation-row.ts';
import { readLoanFlows } from '../read-loan-flows.ts';
import { readRecords } from '../read-records.ts';

const folder = mkdtempSync(join(tmpdir(), 'weir-terms-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Runs a command line in this process: starting Node for each would take longer than all else here. */
async function weir(...args: string[]) {
  const written: string[] = [];
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text, encodingOrDone, done) => {
    written.push(String(text));
    const finish = typeof encodingOrDone === 'function' ? encodingOrDone : done;
    finish?.();
    return true;
  });
  const status = await main([...args, '--json']);
  stdout.mockRestore();
  return { status, json: JSON.parse(written.join('')) as Record<string, unknown> };
}

describe('the terms and portfolio verbs', () => {
  it('print a price with its components', async () => {
    const costs = [
      '--pd',
      '0.04',
      '--lgd',
      '0.6',
      '--ftp',
      '0.028',
      '--opex',
      '0.025',
      '--hurdle',
      '0.12',
      '--tax',
      '0.25',
    ];
    const { status, json } = await weir('terms', 'price', ...costs);
    expect(status).toBe(0);
    expect(json).toMatchObject({ rate: 0.087395, ftp: 0.025795, expectedLoss: 0.024, opex: 0.025, capital: 0.0126 });
  });

  it('print limit and tenor', async () => {
    const cash = ['--cash-flow-fen', '5000000', '--service-fen', '1200000', '--rate', '0.08', '--months', '12'];
    expect((await weir('terms', 'limit', ...cash)).json).toMatchObject({ limitFen: '32188189', boundBy: 'capacity' });
    expect((await weir('terms', 'tenor', '--cycle-days', '74', '--buffer', '0.2')).json).toMatchObject({
      tenorDays: 89,
    });
  });

  it('print capital and tail risk', async () => {
    const irb = (await weir('portfolio', 'irb', '--pd', '0.02', '--lgd', '0.45', '--sales', '5', '--class', 'sme'))
      .json;
    expect(irb.k).toBeCloseTo(0.070836455982, 11);
    const asrf = (await weir('portfolio', 'asrf', '--pd', '0.02', '--rho', '0.15', '--alpha', '0.999')).json;
    expect(asrf.var).toBeCloseTo(0.176328939146, 11);
    expect(asrf.es).toBeCloseTo(0.20940443021, 11);
  });

  it('refuse a value outside its range or that is no number, with exit 1 and a code', async () => {
    const { status, json } = await weir('portfolio', 'asrf', '--pd', '2', '--rho', '0.15', '--alpha', '0.999');
    expect(status).toBe(1);
    expect(json).toMatchObject({ error: { code: 'OUTSIDE_RANGE' } });
    const text = await weir('terms', 'tenor', '--cycle-days', 'soon');
    expect(text.status).toBe(1);
    expect(text.json).toMatchObject({ error: { code: 'NOT_A_NUMBER', column: '--cycle-days' } });
  });

  it('give the annual rate of the schedule they print', async () => {
    const planned = await weir('terms', 'schedule', '--principal-fen', '10000000', '--rate', '0.08', '--months', '12');
    const path = file('schedule.json', JSON.stringify(planned.json));
    const apr = (await weir('terms', 'apr', path)).json;
    expect(apr.apr).toBe(planned.json.apr);
    expect(apr.simple).toBeCloseTo(0.08, 5);
  });
});

describe('files of loan flows', () => {
  it('count months, days or dates, in yuan or fen, from the side of lender or borrower', async () => {
    const months = await readLoanFlows(
      file('a.csv', 'month,amount,principal\n0,-12000,\n1,"6,300",6000\n2,6150,6000\n'),
    );
    expect(months).toMatchObject({
      value: {
        timing: 'months',
        flows: [{ amountFen: 1_200_000n }, { amountFen: -630_000n, principalFen: 600_000n }, { amountFen: -615_000n }],
      },
    });
    const dates = await readLoanFlows(
      file('b.csv', '日期,放款(万元),本金,利息,费用\n2026-01-31,1.5,,,\n2026/3/1,,15000,100,20\n'),
    );
    expect(dates).toMatchObject({
      value: { timing: undefined, flows: [{ on: '2026-01-31', amountFen: 1_500_000n }, { amountFen: -1_512_000n }] },
    });
    const days = await readLoanFlows(file('c.json', '[{"days":0,"amountFen":"100"},{"days":30,"amountFen":"-101"}]'));
    expect(days).toMatchObject({ value: { timing: 'days', flows: [{ amountFen: 100n }, { amountFen: -101n }] } });
  });

  it('are refused with row and column', async () => {
    expect(await readLoanFlows(file('d.csv', 'date,amount\n2026-01-01,100\n2026-02-30,5\n'))).toMatchObject({
      error: { code: 'NOT_A_DATE', row: 3, column: 'date' },
    });
    expect(await readLoanFlows(file('e.csv', 'date,amount\n2026-01-01,much\n'))).toMatchObject({
      error: { code: 'NOT_AN_AMOUNT', row: 2, column: 'amount' },
    });
    expect(await readLoanFlows(file('f.csv', 'when,amount\n1,2\n'))).toMatchObject({
      error: { code: 'TERMS_COLUMN_MISSING' },
    });
    expect(await readLoanFlows(file('g.csv', 'days,amount\n99999,2\n'))).toMatchObject({
      error: { code: 'DATE_OUT_OF_RANGE' },
    });
  });
});

const CURVE = '贷款年利率,客户流失率_A,客户流失率_B\n0.04,0,0\n0.08,0.57,0.54\n0.12,81%,0.76\n';

describe('allocate', () => {
  const record = (firm: string, change: object = {}) => ({
    firm,
    outcome: 'approve',
    grade: 'A',
    pd: 0.01,
    limitFen: '20000000',
    price: { ftp: 0.02, opex: 0.01 },
    ...change,
  });

  it('reads decisions and a churn table, and places the budget with one rate a grade', async () => {
    const lines = [record('a'), record('b', { grade: 'B' }), record('c', { outcome: 'refer', limitFen: null })];
    const records = file('records.ndjson', lines.map((line) => JSON.stringify(line)).join('\n'));
    const flags = ['--budget-fen', '25000000', '--acceptance', file('curve.csv', CURVE), '--min-fen', '1000000'];
    const { status, json } = await weir('allocate', records, ...flags);
    expect(status).toBe(0);
    expect(json).toMatchObject({
      usedFen: '25000000',
      gapFen: '0',
      binding: [{ constraint: 'budget' }],
      refused: [{ firm: 'c', code: 'not-approved' }],
      assumptions: { ftp: 'record', lgd: 'record', fit: 'monotone' },
    });
    expect(json.lent).toHaveLength(2);
  });

  it('takes grades from the ends of headers and acceptance as one less churn', async () => {
    const curve = await readAcceptanceCurve(file('curve.csv', CURVE));
    expect(curve.ok && [...curve.value.churnByGrade]).toEqual([
      ['A', [0, 0.57, 0.81]],
      ['B', [0, 0.54, 0.76]],
    ]);
    const accepted = await readAcceptanceCurve(file('accepted.csv', 'rate,acceptance A+\n0.1,0.25\n'));
    expect(accepted.ok && [...accepted.value.churnByGrade]).toEqual([['A+', [0.75]]]);
    expect(await readAcceptanceCurve(file('bad.csv', 'rate,A\n0.1,many\n'))).toMatchObject({
      error: { code: 'NOT_A_NUMBER', row: 2, column: 'A' },
    });
  });

  it('takes costs from the record unless they are given, and refuses what is malformed', () => {
    const row = { row: 7, cells: record('a') };
    const defaults = { ftp: undefined, opex: undefined, lgd: undefined };
    expect(readAllocationRow(row, defaults)).toMatchObject({ value: { lgd: 0.45, limitFen: 20_000_000 } });
    const cost = (ftp: number | undefined) => {
      const read = readAllocationRow(row, { ...defaults, ftp });
      return read.ok ? read.value.costRate : Number.NaN;
    };
    expect(cost(undefined)).toBeCloseTo(0.03, 12);
    expect(cost(0)).toBeCloseTo(0.01, 12);
    const lossy = readAllocationRow({ row: 7, cells: record('a', { price: { expectedLoss: 0.006 } }) }, defaults);
    expect(lossy).toMatchObject({ value: { lgd: 0.6, costRate: 0 } });
    const malformed = (change: object) => readAllocationRow({ row: 7, cells: record('a', change) }, defaults);
    expect(malformed({ pd: 'low' })).toMatchObject({ error: { code: 'NOT_A_NUMBER', row: 7, column: 'pd' } });
    expect(malformed({ limitFen: '1.5' })).toMatchObject({ error: { code: 'NOT_AN_AMOUNT', column: 'limitFen' } });
    expect(malformed({ firm: '' })).toMatchObject({ error: { code: 'TERMS_COLUMN_MISSING' } });
  });
});

describe('files of records', () => {
  const read = async (path: string) => {
    const rows: unknown[] = [];
    for await (const record of readRecords(path)) rows.push(record.ok ? record.value : record.error.code);
    return rows;
  };

  it('come through standard input as a gzipped table or as JSON', () => {
    const bin = join(import.meta.dirname, '../../../bin/weir.mjs');
    const rate = (input: string | Buffer) =>
      JSON.parse(spawnSync(process.execPath, [bin, 'terms', 'apr', '-', '--json'], { encoding: 'utf8', input }).stdout);
    const table = 'months,amount\n0,1000\n12,-1100\n';
    expect(rate(gzipSync(table)).effective).toBeCloseTo(0.1, 9);
    expect(rate('[{"months":0,"amount":1000},{"months":12,"amount":-1100}]').effective).toBeCloseTo(0.1, 9);
  });

  it('are NDJSON, a list, one spread-out object or a table', async () => {
    const nested = { firm: 'a', price: { ftp: 0.02 } };
    expect(await read(file('a.ndjson', `${JSON.stringify(nested)}\n\n{"firm":"b"}`))).toEqual([
      { row: 1, cells: nested },
      { row: 3, cells: { firm: 'b' } },
    ]);
    expect(await read(file('b.json', JSON.stringify([nested], null, 2)))).toEqual([{ row: 1, cells: nested }]);
    expect(await read(file('c.json', JSON.stringify(nested, null, 2)))).toEqual([{ row: 1, cells: nested }]);
    expect(await read(file('d.csv', 'firm,pd\na,0.1\n'))).toEqual([{ row: 2, cells: { firm: 'a', pd: '0.1' } }]);
  });

  it('end with a failure where a line is broken, empty or no object', async () => {
    expect(await read(file('e.ndjson', '{"firm":"a"}\n{"firm":\n{"firm":"c"}'))).toEqual([
      { row: 1, cells: { firm: 'a' } },
      'JSON_MALFORMED',
    ]);
    expect(await read(file('f.ndjson', ''))).toEqual(['FILE_EMPTY']);
    expect(await read(file('g.ndjson', '5\n'))).toEqual(['JSON_MALFORMED']);
    expect(await read(join(folder, 'absent.ndjson'))).toEqual(['FILE_NOT_FOUND']);
  });
});
