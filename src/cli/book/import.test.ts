import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importBook } from './import.ts';

const folder = await mkdtemp(join(tmpdir(), 'weir-book-'));
const english = { json: true, lang: 'en' } as const;

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const HEAD =
  '贷款编号,企业,贷款金额（万元）,年利率,放款日期,到期日期,还款方式,贷款余额（万元）,逾期天数,资金方,出资比例\n';

describe('a tape with Chinese headers', () => {
  it('is read in 万元, classed, and held against the law with the loans that break it', async () => {
    const tape = await file(
      'tape.csv',
      `${HEAD}L1,甲,10,8.5%,2026-02-01,2027-02-01,等额本息,8,0,,\nL2,乙,20,0.36,2026-03-01,2027-03-01,到期还本,20,95,bank-1,0.8\n`,
    );
    const read = await importBook(english, tape, { asOf: '2026-08-05', actor: 'online_micro_loan_co' });
    if (!read.ok) throw new Error(read.error.code);
    const report = read.value.json as {
      outstandingFen: bigint;
      classification: Record<string, { ids: string[] }>;
      breaches: { rule: string; ids: string[] }[];
    };
    expect(report.outstandingFen).toBe(28_000_000n);
    expect(report.classification.substandard!.ids).toEqual(['L2']);
    const pricing = report.breaches.filter(({ rule }) => rule.startsWith('CN-MCC'));
    expect(pricing.length).toBeGreaterThan(0);
    expect(pricing.every(({ ids }) => ids.includes('L2'))).toBe(true);
    expect(read.value.text()).toContain('substandard');
  });

  it.each([
    [
      'a loan that stands twice',
      'L1,甲,1,0.1,2026-01-01,2027-01-01,,1,0,,\nL1,甲,1,0.1,2026-01-01,2027-01-01,,1,0,,\n',
      'TAPE_LOAN_TWICE',
      3,
    ],
    ['an end before the beginning', 'L1,甲,1,0.1,2026-01-01,2025-01-01,,1,0,,\n', 'TAPE_LOAN_WRONG', 2],
    ['a rate that is no number', 'L1,甲,1,ten,2026-01-01,2027-01-01,,1,0,,\n', 'NOT_A_NUMBER', 2],
    ['no balance and no repayments', 'L1,甲,1,0.1,2026-01-01,2027-01-01,,,,,\n', 'TAPE_STATE_MISSING', 2],
  ])('is refused with %s, naming the row', async (name, rows, code, row) => {
    const tape = await file(`${code}.csv`, HEAD + rows);
    expect(await importBook(english, tape, { asOf: '2026-08-05' }), name).toMatchObject({
      ok: false,
      error: { code, row, file: tape },
    });
  });

  it('is refused where repayments speak of a loan that it does not hold', async () => {
    const tape = await file('one.csv', `${HEAD}L1,甲,1,0.1,2026-01-01,2027-01-01,,1,0,,\n`);
    const repayments = await file('r.csv', 'loan,dueOn,principal,interest,paidOn\nL9,2026-02-01,100,1,\n');
    expect(await importBook(english, tape, { asOf: '2026-08-05', repayments })).toMatchObject({
      error: { code: 'TAPE_LOAN_UNKNOWN', file: repayments },
    });
  });
});
