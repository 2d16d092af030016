import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'weir-reconcile-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

function weir(...args: readonly string[]): { readonly exit: number; readonly json: Record<string, unknown> } {
  const bin = join(import.meta.dirname, '../../../bin/weir.mjs');
  try {
    return {
      exit: 0,
      json: JSON.parse(execFileSync(process.execPath, [bin, ...args, '--json'], { encoding: 'utf8' })),
    };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { exit: status, json: JSON.parse(stdout) };
  }
}

it('reads Chinese headers, leaves out what is void and names what it cannot match', () => {
  const invoices = file('发票.csv', [
    '发票号码,购方名称,开票日期,金额,税额,价税合计,发票状态',
    '001,甲公司,2024/3/5,"1,000.00",130,1130,有效发票',
    '002,甲公司,2024/3/6,500,65,565, 作废发票',
    '003,乙公司,2024/3/7,200,26,226,有效发票',
  ]);
  const payments = file('流水.csv', [
    '流水号,交易日期,对方户名,收入,支出',
    'P1,2024-03-20,甲公司,"1,130.00",',
    'P2,2024-03-21,丙公司,9,',
  ]);
  expect(weir('reconcile', invoices, payments)).toMatchObject({
    exit: 0,
    json: {
      matched: [{ invoices: ['001'], payments: ['P1'], rule: 'exact' }],
      ambiguous: [],
      unmatchedInvoices: ['003'],
      unmatchedPayments: ['P2'],
      voided: 1,
    },
  });
});

it('refuses a cell that it cannot read, with its place', () => {
  const invoices = file('a.csv', ['id,counterparty,date,amount', 'A,X,2024-01-01,many']);
  const payments = file('b.csv', ['id,counterparty,date,amount', 'P,X,2024-01-02,5']);
  expect(weir('reconcile', invoices, payments)).toMatchObject({
    exit: 1,
    json: { error: { code: 'NOT_AN_AMOUNT', row: 2, column: 'amount' } },
  });
});

it('names the edited line of a statement, and confirms one beside the copy of the bank', () => {
  const honest = [
    'Date,Time,Paid in,Paid out,Balance,Details',
    '2024-01-03,10:00:00,500,,1500,sale',
    '2024-01-04,10:00:00,,200,1300,supplies',
    '2024-01-05,10:00:00,,100,1200,rent',
    '2024-01-06,10:00:00,10,,1210,sale',
  ];
  const bank = file('bank.csv', honest);
  expect(weir('fraud', 'statement', bank).json).toMatchObject({ findings: [], verdict: 'cannot-tell' });
  expect(weir('fraud', 'statement', bank, '--beside', bank).json).toMatchObject({ findings: [], verdict: 'agree' });
  const edited = file('edited.csv', honest.with(2, '2024-01-04,10:00:00,,20,1300,supplies'));
  expect(weir('fraud', 'statement', edited).json).toMatchObject({ findings: [{ code: 'balance-break', row: 3 }] });
});

it('refuses a table that is no statement instead of finding nothing in it', () => {
  const table = file('other.csv', ['foo,bar', '1,2']);
  expect(weir('fraud', 'statement', table)).toMatchObject({
    exit: 1,
    json: { error: { code: 'TERMS_COLUMN_MISSING' } },
  });
});

it('scores two years of statements and says what cannot be computed', () => {
  // The full-statement golden of the method: M = −1.408192.
  const statements = file('statements.csv', [
    'year,rec,sales,cogs,ca,ppe,sec,ta,dep,sga,cl,ltd,ni,cfo',
    '2022,100,1000,650,430,380,0,950,50,130,260,170,,',
    '2023,180,1300,910,520,400,0,1100,45,160,330,210,95,20',
  ]);
  const { json } = weir('fraud', 'scores', statements);
  expect((json.beneish as { value: number }).value).toBeCloseTo(-1.408192, 6);
  expect(json).toMatchObject({ altman: { value: null, notComputed: ['retainedEarnings', 'ebit', 'equity'] } });
});
