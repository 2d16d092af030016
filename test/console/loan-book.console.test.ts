import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from './stage.ts';

/** Twenty-four loans of which every sixth stopped paying, and a funder who must be paid back soon. */
async function writeBook(): Promise<Readonly<Record<'tape' | 'repayments' | 'funders', string>>> {
  const folder = await mkdtemp(join(tmpdir(), 'weir-loan-book-'));
  const month = (first: number, i: number) => {
    const at = first + i;
    return `${2025 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-10`;
  };
  const loans = ['id,firm,amount,rate,disbursedOn,maturesOn,schedule,funder,funderShare'];
  const due = ['loan,dueOn,principal,interest,paidOn'];
  for (let k = 0; k < 24; k++) {
    const first = k % 9;
    const rate = k % 8 === 0 ? 0.3 : 0.05 + 0.01 * (k % 6);
    loans.push(
      `L${k},F${k % 20},120000,${rate},${month(first, 0)},${month(first, 12)},equal-instalment,${k % 2 ? 'bank' : ''},${k % 2 ? 0.7 : ''}`,
    );
    for (let i = 1; i <= 12; i++) {
      const paid = month(first, i) <= '2026-08-05' && !(k % 6 === 0 && i > 7) ? month(first, i) : '';
      due.push(`L${k},${month(first, i)},10000,${Math.round((120000 * rate) / 12)},${paid}`);
    }
  }
  const files = {
    tape: loans,
    repayments: due,
    funders: ['id,kind,annualRate,committed,maturesOn', 'bank,partner-bank,0.045,800000,2026-09-20'],
  };
  const paths: Record<string, string> = {};
  for (const [name, lines] of Object.entries(files)) {
    paths[name] = join(folder, `${name}.csv`);
    await writeFile(paths[name], `${lines.join('\n')}\n`);
  }
  return paths as Readonly<Record<'tape' | 'repayments' | 'funders', string>>;
}

describe("a lender's own book", () => {
  let stage: Stage;
  let book: Awaited<ReturnType<typeof writeBook>>;
  beforeAll(async () => {
    stage = await openStage();
    book = await writeBook();
  }, 180_000);
  afterAll(() => stage?.close());

  it.each([
    ['zh', 'light', 1440, '体检', '违反当日法规的贷款'],
    ['en', 'dark', 834, 'Examine', 'Loans that break the law of the day'],
  ] as const)(
    'is dropped, examined and shown with the loans behind each figure (%s, %s)',
    async (language, mode, width, ask, heading) => {
      const visit = await stage.as('treasurer', { language, mode, width });
      await visit.open('/book');
      const inputs = visit.page.locator('input[type="file"]');
      await inputs.nth(0).setInputFiles(book.tape);
      await inputs.nth(1).setInputFiles(book.repayments);
      await inputs.nth(2).setInputFiles(book.funders);
      await visit.page.locator('#book-as-of').fill('2026-08-05');
      await visit.page.getByRole('button', { name: ask }).click();
      await visit.page.getByRole('heading', { name: heading }).waitFor();
      await visit.page.locator('figure canvas').first().waitFor();
      await visit.shoot('loan-book');
      expect(await visit.violations()).toEqual([]);
      expect(visit.complaints()).toEqual([]);
    },
    60_000,
  );

  it('says what is wrong with a table that is none', async () => {
    const visit = await stage.as('treasurer', { language: 'en' });
    await visit.open('/book');
    await visit.page.locator('input[type="file"]').nth(0).setInputFiles(book.funders);
    await visit.page.getByRole('button', { name: 'Examine' }).click();
    await visit.page.getByText('there is no column borrower').waitFor();
  }, 60_000);
});
