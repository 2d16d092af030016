import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { main } from '../main.ts';

const ROOT = join(import.meta.dirname, '../../..');
const DATA = join(process.env.WEIR_DATA ?? join(ROOT, '../shared/data'), 'cumcm2020c');
const folder = mkdtempSync(join(tmpdir(), 'weir-evidence-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Runs the command line in this process; standard input needs one of its own. */
async function weir(args: readonly string[], input?: string): Promise<{ status: number | null; stdout: string }> {
  if (input !== undefined) {
    const bin = join(ROOT, 'bin/weir.mjs');
    return spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8', input });
  }
  let stdout = '';
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((...args: unknown[]) => {
    stdout += String(args[0]);
    const done = args.at(-1);
    if (typeof done === 'function') done();
    return true;
  });
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    return { status: await main(args), stdout };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

interface Profile {
  readonly rows: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly voided: number;
  readonly red: number;
  readonly identityBreaks: number;
  readonly rejected: readonly { file: string; row: number; column: string; code: string; message: string }[];
  readonly firms: readonly {
    firm: string;
    rows: number;
    firstOn: string;
    lastOn: string;
    ageDays: number;
    completeness: number;
    uniqueness: number;
    root: string;
  }[];
  readonly error?: { code: string; file: string; row: number; column: string };
}

async function profile(
  kind: string,
  args: readonly string[],
  input?: string,
): Promise<Profile & { status: number | null }> {
  const { status, stdout } = await weir(['evidence', 'profile', kind, ...args, '--json', '--lang', 'en'], input);
  return { status, ...(JSON.parse(stdout) as Profile) };
}

const HEADER = '企业代号,发票号码,开票日期,购方单位代号,金额,税额,价税合计,发票状态';

describe('evidence profile', () => {
  it('gives counts, rejected rows with their place, and quality by firm', async () => {
    const path = file(
      'sales.csv',
      `${HEADER}\nE1,1,2024/1/5,B1,100,13,113,有效发票\nE1,1,2024/1/5,B1,100,13,113,有效发票\nE1,2,2024/3/5,B1,-1,-0.13,-1.13, 作废发票\nE1,3,9999/1/1,B1,1,0,1,有效发票\n`,
    );
    const found = await profile('sales-invoices', [path, '--as-of', '2024-04-04']);
    expect(found).toMatchObject({
      status: 0,
      rows: 4,
      accepted: 2,
      duplicates: 1,
      voided: 1,
      red: 0,
      identityBreaks: 0,
    });
    expect(found.rejected).toEqual([
      { file: path, row: 5, column: '开票日期', code: 'DATE_OUT_OF_RANGE', message: expect.stringContaining('9999') },
    ]);
    expect(found.firms[0]).toMatchObject({
      firm: 'E1',
      rows: 2,
      firstOn: '2024-01-05',
      lastOn: '2024-01-05',
      ageDays: 90,
    });
  });

  it('writes rejected rows as a file that can be corrected and delivered again', async () => {
    const bad = file(
      'bad.csv',
      `${HEADER}\nE1,1,2024/1/5,=cmd(),100,13,113,有效发票\nE1,2,2024/1/32,B1,100,13,113,有效发票\n`,
    );
    const out = join(folder, 'rejected.csv');
    expect((await profile('sales-invoices', [bad, '--as-of', '2024-02-01', '--rejected', out])).accepted).toBe(0);
    const text = readFileSync(out, 'utf8');
    expect(text).toContain("'=cmd()");
    const corrected = file('corrected.csv', text.replace("'=cmd()", 'B7').replaceAll('2024/1/32', '2024/1/31'));
    expect(await profile('sales-invoices', [corrected, '--as-of', '2024-02-01'])).toMatchObject({
      accepted: 2,
      rejected: [],
    });
  });

  it('reads standard input, and a header that only the caller knows', async () => {
    const text = 'wer,nr,wann,an,netto,steuer,brutto\nE1,1,2024-01-05,B1,1,0,1\n';
    const map = [
      'wer=firm',
      'nr=number',
      'wann=issuedOn',
      'an=counterparty',
      'netto=amountFen',
      'steuer=taxFen',
      'brutto=totalFen',
    ];
    const args = ['-', '--as-of', '2024-02-01', ...map.flatMap((pair) => ['--map', pair])];
    expect(await profile('sales-invoices', args, text)).toMatchObject({ status: 0, accepted: 1 });
  });

  it.each([
    ['a wrong header', 'a,b\n1,2\n', 'HEADER_MISSING'],
    ['a file cut off', `${HEADER}\nE1,1,2024/1/5`, 'FILE_CUT_OFF'],
  ])('refuses %s with exit code 1 and nothing else on standard output', async (_, text, code) => {
    const found = await profile('sales-invoices', [file('hostile.csv', text), '--as-of', '2024-02-01']);
    expect(found).toMatchObject({ status: 1, error: { code, file: expect.stringContaining('hostile.csv') } });
  });

  it('refuses an unknown kind, and wrong usage with exit code 2', async () => {
    expect((await profile('sales', ['x.csv'])).error?.code).toBe('KIND_UNKNOWN');
    expect((await weir(['evidence', 'profile'])).status).toBe(2);
  });
});

/** What was measured on these files before: lines as delivered, counted with a general-purpose CSV reader. */
const REAL = [
  [
    'sales-invoices',
    'sales_invoices_unrated',
    { rows: 330_835, duplicates: 1748, red: 5582, identityBreaks: 0, voided: 27_555 },
  ],
  [
    'purchase-invoices',
    'purchase_invoices_unrated',
    { rows: 395_175, duplicates: 4683, red: 3552, identityBreaks: 2, voided: 17_236 },
  ],
] as const;

describe.runIf(existsSync(DATA))('evidence profile of the real invoices (skipped where WEIR_DATA has none)', () => {
  it.each(REAL)('counts %s as published', async (kind, name, expected) => {
    const found = await profile(kind, [join(DATA, `${name}.csv.gz`), '--as-of', '2020-02-21']);
    expect(found).toMatchObject({ ...expected, rejected: [] });
    expect(found.accepted).toBe(expected.rows - expected.duplicates);
    expect(found.firms).toHaveLength(302);
    if (kind === 'sales-invoices') {
      // credit-and-fraud note §2.1: median age 58 d, 19.2 % older than 90 d, median completeness 0.944, below 0.8 31.5 %.
      const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
      const share = (of: (firm: Profile['firms'][number]) => boolean) => found.firms.filter(of).length / 302;
      expect(median(found.firms.map(({ ageDays }) => ageDays))).toBe(58);
      expect(share(({ ageDays }) => ageDays > 90)).toBeCloseTo(0.192, 3);
      expect(median(found.firms.map(({ completeness }) => completeness))).toBeCloseTo(0.944, 3);
      expect(share(({ completeness }) => completeness < 0.8)).toBeCloseTo(0.315, 3);
    }
  });

  it('gives the same bytes on one thread and on two', async () => {
    const paths = ['sales_invoices_rated', 'sales_invoices_rated'].map((name) => join(DATA, `${name}.csv.gz`));
    const run = (workers: string) =>
      weir([
        'evidence',
        'profile',
        'sales-invoices',
        ...paths,
        '--as-of',
        '2020-02-21',
        '--workers',
        workers,
        '--json',
      ]);
    expect((await run('1')).stdout === (await run('2')).stdout).toBe(true);
  });
});
