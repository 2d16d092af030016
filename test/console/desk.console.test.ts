import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemTimer } from '#adapters/clock.ts';
import { openStage, type Stage, type Visit } from './stage.ts';

const SAMPLES = join(import.meta.dirname, '../../samples/county');
type Json = Record<string, never>;

/** A year of a firm that sells and is paid every week, as its bank lists it; up to a day. */
function statement(until: string): string {
  const lines = ['交易日期,对方户名,摘要,收入,支出,余额'];
  let balance = 100_000;
  for (let day = Date.UTC(2025, 5, 2); day <= Date.parse(`${until}T00:00:00Z`); day += 7 * 86_400_000) {
    const on = new Date(day).toISOString().slice(0, 10);
    balance += 30_000;
    lines.push(`${on},某某贸易有限公司,货款,30000.00,0.00,${balance.toFixed(2)}`);
    balance -= 21_000;
    lines.push(`${on},某某材料有限公司,采购款,0.00,21000.00,${balance.toFixed(2)}`);
  }
  return `${lines.join('\n')}\n`;
}

const AS_OF = '2026-08-05';
const WISH = { policy: 'online-microloan', requestedFen: '20000000', requestedTenorDays: 180 };
const KINDS = ['sales-invoices', 'purchase-invoices', 'tax-returns', 'registration', 'bureau-reports'] as const;
const sample = (kind: string) => gunzipSync(readFileSync(join(SAMPLES, `${kind}.csv.gz`))).toString('utf8');

/** Rows of one sample firm under another code. */
function rowsOf(kind: string, sampled: string, firm: string, keep: (row: string) => boolean = () => true): string {
  const [header, ...rows] = sample(kind).trimEnd().split(/\r?\n/);
  const own = rows.filter((row) => row.startsWith(`${sampled},`) && keep(row));
  return `${[header, ...own.map((row) => row.replace(sampled, firm))].join('\n')}\n`;
}

async function send(stage: Stage, firm: string, kind: string, text: string): Promise<void> {
  const { status, body } = await stage.upload('operations', 'add-firm-evidence', {
    params: { firm },
    fields: { kind },
    file: { name: `${kind}.csv`, text },
  });
  if (status !== 202) throw new Error(`${kind} of ${firm} was refused: ${JSON.stringify(body)}`);
  const { job } = body as { job: string };
  for (;;) {
    const { state } = (await stage.ask('operations', 'show-job', { params: { job } })).body as { state: string };
    if (state === 'done') return;
    if (state === 'failed') throw new Error(`${kind} of ${firm} was not taken in`);
    await systemTimer.sleep(100);
  }
}

/** A copy of a sample firm whose bank statement ends more than a year ago, referred for it; with it whole it would be lent to. */
async function staleFirm(stage: Stage) {
  const codes = [...new Set(sample('bank-transactions').match(/^F\d+/gm))];
  for (const sampled of codes) {
    const [whole, firm] = [`DESK-WHOLE-${sampled}`, `DESK-STALE-${sampled}`];
    const bank = rowsOf('bank-transactions', sampled, whole);
    for (const kind of KINDS) await send(stage, whole, kind, rowsOf(kind, sampled, whole));
    await send(stage, whole, 'bank-transactions', bank);
    const decided = await stage.ask('operations', 'decide', { body: { firm: whole, ...WISH, asOf: AS_OF } });
    const { outcome } = decided.body as { outcome: string };
    if (outcome !== 'approve' && outcome !== 'counter') continue;
    for (const kind of KINDS) await send(stage, firm, kind, rowsOf(kind, sampled, firm));
    const old = rowsOf('bank-transactions', sampled, firm, (row) => row.split(',')[1]! < '2025-06-01');
    await send(stage, firm, 'bank-transactions', old);
    const { policy: product, ...wish } = WISH;
    const made = await stage.ask('operations', 'create-application', { body: { firm, product, ...wish } });
    const { application } = made.body as { application: string };
    const asked = { params: { application }, body: { asOf: AS_OF }, headers: { 'if-match': '"1"' } };
    await stage.ask('operations', 'decide-application', asked);
    return { firm, application, bank: bank.replaceAll(whole, firm), outcome };
  }
  throw new Error('no sample firm is lent to on its whole evidence');
}

describe('the desk in a browser', () => {
  let stage: Stage;
  let folder: string;
  beforeAll(async () => {
    stage = await openStage();
    folder = mkdtempSync(join(tmpdir(), 'weir-desk-'));
  }, 180_000);
  afterAll(async () => {
    await stage?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const within = async (visit: Visit, walk: () => Promise<void>) => {
    try {
      await walk();
      expect(visit.complaints()).toEqual([]);
    } finally {
      await visit.close();
    }
  };

  it('takes a stranger from the address to a decided application with an uploaded statement in under 90 seconds', async () => {
    const visit = await stage.stranger({ language: 'zh' });
    await within(visit, async () => {
      const { page } = visit;
      const began = performance.now();
      await visit.open('/apply');
      await page.getByLabel('机构代码').fill(stage.institution);
      await page.getByLabel('账户名').fill('underwriter');
      await page.getByLabel('密码', { exact: true }).fill(stage.password);
      await page.keyboard.press('Enter');
      await page.getByLabel('企业代号').fill('DESK-STRANGER');
      await page.getByRole('button', { name: '开始' }).click();
      await page.getByLabel('金额').fill('30');
      await page.getByText('180 天', { exact: true }).click();
      await page.getByLabel('用途').fill('备货');
      await page.locator('input[type=file]').setInputFiles(file('流水.csv', statement('2026-07-27')));
      await page.getByText('已收到', { exact: true }).waitFor({ timeout: 30_000 });
      await visit.shoot('apply-draft');
      await page.getByRole('button', { name: '提交申请' }).click();
      await page.getByRole('heading', { level: 1, name: 'DESK-STRANGER' }).waitFor();
      await page.keyboard.press('d');
      await page.getByRole('dialog').getByRole('button', { name: '作出决定' }).click();
      await page.getByRole('heading', { name: '理由' }).waitFor({ timeout: 30_000 });
      const took = performance.now() - began;
      expect(took).toBeLessThan(90_000);
      await visit.shoot('case-stranger');
      expect(await visit.violations()).toEqual([]);
    });
  }, 180_000);

  it('narrows the interval of a stale firm and changes its outcome on screen as its document is dropped, to the record that the API gives', async () => {
    const { firm, application, bank, outcome } = await staleFirm(stage);
    const visit = await stage.as('underwriter', { language: 'en' });
    await within(visit, async () => {
      const { page } = visit;
      await visit.open(`/applications/${application}`);
      await page.locator('.weir-case-outcome').getByText('Refer').waitFor();
      await visit.shoot('case-stale-before');
      await page.locator('input[type=file]').setInputFiles(file('bank.csv', bank));
      const word = outcome === 'approve' ? 'Approve' : 'Counter';
      await page.locator('.weir-case-outcome').getByText(word).waitFor({ timeout: 30_000 });
      await visit.shoot('case-stale-after');
      expect(await visit.violations()).toEqual([]);
      const shown = await stage.ask('underwriter', 'show-case', { params: { application } });
      const { history, decision } = shown.body as { history: Json[]; decision: Json };
      const width = (step: Json) => Number(step.pdHigh) / Number(step.pdLow);
      expect(history).toHaveLength(2);
      expect(width(history[0]!)).toBeLessThan(width(history[1]!));
      const again = await stage.ask('operations', 'decide', { body: { firm, ...WISH, asOf: AS_OF } });
      expect((again.body as Json).digest).toBe(decision.digest);
      expect(await page.locator('code').first().textContent()).toBe(decision.digest);
      expect(visit.complaints()).toEqual([]);
    });
  }, 180_000);

  it('leads through a decision by the keyboard alone: propose, and another person approves', async () => {
    const firm = 'DESK-KEYS';
    const made = await stage.ask('operations', 'create-application', {
      body: { firm, requestedFen: '10000000', requestedTenorDays: 90, product: 'online-microloan' },
    });
    const application = String((made.body as Json).application);
    const decided = await stage.ask('operations', 'decide-application', {
      params: { application },
      body: { asOf: '2026-08-05' },
      headers: { 'if-match': '"1"' },
    });
    expect((decided.body as Json).outcome).toBe('refer');
    const first = await stage.as('underwriter');
    await within(first, async () => {
      const { page } = first;
      await first.open(`/applications/${application}`);
      await page.keyboard.press('p');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('理由').waitFor();
      await dialog.getByLabel('不予批准').focus();
      await page.keyboard.press('Space');
      await dialog.getByLabel('依据').focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await dialog.getByLabel('理由').focus();
      await page.keyboard.type('现场走访，没有经营迹象');
      await dialog.getByRole('button', { name: '提出处理意见' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('等待第二人').waitFor();
      // Nobody approves a proposal of their own.
      expect(await page.getByRole('button', { name: '复核意见' }).count()).toBe(0);
    });
    const second = await stage.as('senior-underwriter');
    await within(second, async () => {
      const { page } = second;
      await second.open(`/applications/${application}`);
      await page.keyboard.press('s');
      await page.getByRole('dialog').getByRole('button', { name: '复核意见' }).focus();
      await page.keyboard.press('Enter');
      await page.locator('.weir-case-outcome').getByText('不予批准').waitFor();
      await second.shoot('case-settled');
    });
  }, 120_000);

  it('maps the headers that the catalogue does not know, and delivers a refused row again from the page', async () => {
    const odd =
      '客户号,记账日期,对手户名,用途,进账,出账,余下\nDESK-ODD,2026-07-01,甲公司,货款,1200.50,0,90000\nDESK-ODD,not a day,乙公司,电费,0,310,89690\n';
    const visit = await stage.as('operations', { language: 'en' });
    await within(visit, async () => {
      const { page } = visit;
      await visit.open('/imports/new');
      await page.locator('input[type=file]').setInputFiles(file('odd.csv', odd));
      const choose = async (header: string, field: string) => {
        await page.getByLabel(`"${header}" is read as`).click();
        await page.keyboard.type(field);
        await page.keyboard.press('Enter');
      };
      await choose('进账', 'amount in');
      await choose('出账', 'amount out');
      await page.getByLabel('Source').fill('bank');
      await visit.shoot('import-mapping');
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await page.getByRole('link', { name: 'Correct the refused rows' }).click();
      const cell = page.getByLabel(/^Row \d+, 记账日期$/);
      await cell.fill('2026-07-02');
      await visit.shoot('import-rejected');
      await page.getByRole('button', { name: 'Deliver 1 again' }).click();
      await page.getByText('Corrected', { exact: true }).waitFor({ timeout: 30_000 });
      expect(await visit.violations()).toEqual([]);
    });
  }, 120_000);

  it('shows a firm its own result on a phone, and takes its doubt about it to a person', async () => {
    const firm = 'DESK-PHONE';
    const made = await stage.ask('operations', 'create-application', {
      body: { firm, requestedFen: '10000000', requestedTenorDays: 90, product: 'online-microloan' },
    });
    const application = String((made.body as Json).application);
    await stage.ask('operations', 'decide-application', {
      params: { application },
      body: { asOf: '2026-08-05' },
      headers: { 'if-match': '"1"' },
    });
    const visit = await stage.as('borrower', { width: 390 }, firm);
    await within(visit, async () => {
      const { page } = visit;
      await visit.open('/apply');
      await visit.shoot('apply-begin');
      await page.getByRole('button', { name: '开始' }).click();
      await page.getByLabel('金额').fill('12.5');
      await page.getByText('已保存', { exact: true }).waitFor();
      await visit.shoot('apply-draft');
      expect(await visit.violations()).toEqual([]);
      // What was typed is there again, from the server.
      await page.reload();
      await page.getByLabel('金额').waitFor();
      expect(await page.getByLabel('金额').inputValue()).toBe('12.50');
      await visit.open(`/apply/${application}`);
      await visit.shoot('apply-result');
      expect(await visit.violations()).toEqual([]);
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow).toBe(0);
      await page.getByRole('button', { name: '对结果有异议' }).click();
      await page.getByLabel('请说明理由').fill('流水已经更新');
      await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
      await page.getByText('已收到您的异议').waitFor();
      await page.getByRole('heading', { name: '企业的异议' }).waitFor();
    });
  }, 120_000);

  it.each([
    ['zh', 'light', 1440],
    ['en', 'dark', 834],
  ] as const)(
    'keeps the queue, its filters and its export in the address, in %s %s %i',
    async (language, mode, width) => {
      const visit = await stage.as('underwriter', { language, mode, width });
      await within(visit, async () => {
        const { page } = visit;
        await visit.open('/applications?stage=review&sort=-pd');
        await page.getByRole('table').waitFor();
        await visit.shoot('queue');
        expect(await visit.violations()).toEqual([]);
        const words =
          language === 'zh'
            ? { filters: '常用筛选', keep: '保存当前筛选', name: '名称', save: '保存' }
            : { filters: 'Saved filters', keep: 'Save this filter', name: 'Name', save: 'Save' };
        await page.getByRole('button', { name: words.filters }).click();
        await page.getByText(words.keep).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel(words.name).fill(`filter ${language}`);
        await dialog.getByRole('button', { name: words.save, exact: true }).click();
        await dialog.waitFor({ state: 'hidden' });
        await visit.open('/applications');
        await page.getByRole('button', { name: words.filters }).click();
        await page.getByText(`filter ${language}`, { exact: true }).click();
        await page.waitForURL(/stage=review/);
        await visit.open('/imports');
        await visit.shoot('imports');
        expect(await visit.violations()).toEqual([]);
      });
    },
    60_000,
  );
});
