import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from './stage.ts';

describe('what surrounds the pages', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 240_000);
  afterAll(() => stage?.close());

  it('finds a firm and a rule from one box, by keyboard alone', async () => {
    const visit = await stage.as('compliance');
    const { page } = visit;
    try {
      await visit.open('/');
      await page.keyboard.press('/');
      const box = page.getByRole('combobox', { name: '全局搜索' });
      await box.waitFor();
      await page.keyboard.type('F00001');
      const firm = page.getByRole('option', { name: /F00001/ }).first();
      await firm.waitFor();
      await visit.shoot('search');
      expect(await visit.violations()).toEqual([]);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/firms/F00001');

      await page.keyboard.press('Control+k');
      await box.waitFor();
      await page.keyboard.type('年利率');
      await page.getByRole('option').filter({ hasText: '规则' }).first().waitFor();
      await page.keyboard.press('ArrowDown');
      expect(await page.getByRole('option', { selected: true }).count()).toBe(1);
      await page.keyboard.press('Escape');
      await box.waitFor({ state: 'detached' });
      expect(visit.complaints()).toEqual([]);
    } finally {
      await visit.close();
    }
  });

  it('goes to pages by two keys, explains the keys, and leaves keys in fields alone', async () => {
    const visit = await stage.as('operations', { language: 'en' });
    const { page } = visit;
    try {
      await visit.open('/');
      await page.keyboard.press('g');
      await page.keyboard.press('j');
      await page.waitForURL('**/jobs');
      await visit.settled();
      await page.getByRole('textbox').first().focus();
      await page.keyboard.type('g f?');
      expect(page.url()).toContain('/jobs');
      await page.getByRole('heading', { level: 1 }).click();
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
      await visit.shoot('shortcuts');
      expect(await visit.violations()).toEqual([]);
      expect(visit.complaints()).toEqual([]);
    } finally {
      await visit.close();
    }
  });

  it('keeps what a table shows in its address, and exports that very query', async () => {
    const visit = await stage.as('operations');
    const { page } = visit;
    try {
      await visit.open('/jobs?state=done&sort=requestedAt');
      const rows = page.locator('tbody tr[data-row-key]');
      // Ids begin with their moment. Other files' jobs come in meanwhile, so it is the order that counts.
      const ids = () => rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-row-key') ?? ''));
      const isRising = async () => {
        const shown = await ids();
        return shown.length > 1 && shown.every((id, i) => i === 0 || shown[i - 1]! < id);
      };
      expect(await isRising()).toBe(true);
      await page.getByRole('columnheader', { name: /提交时间/ }).click();
      await page.waitForURL('**/jobs?state=done&sort=-requestedAt');
      await visit.settled();
      await expect.poll(async () => (await ids()).at(0)! > (await ids()).at(-1)!).toBe(true);
      await page.getByRole('button', { name: '导出' }).click();
      const href = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
      expect(href).toBe('/v1/jobs/export?state=done&sort=-requestedAt&format=csv');
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'CSV' }).click();
      expect((await download).suggestedFilename()).toMatch(/\.csv$/);
      await page.getByRole('textbox', { name: /任务编号/ }).fill('nothing of the kind');
      await page.keyboard.press('Enter');
      await page.getByText('没有符合条件的记录').waitFor();
      expect(visit.complaints()).toEqual([]);
    } finally {
      await visit.close();
    }
  });

  it('shows on the bell what waits for a role, and leads there', async () => {
    const visit = await stage.as('underwriter');
    const { page } = visit;
    try {
      await visit.open('/');
      const told = (await stage.ask('underwriter', 'list-notices')).body as {
        items: { notice: string; count: number }[];
      };
      const cases = told.items.find(({ notice }) => notice === 'cases-open');
      expect(cases?.count).toBeGreaterThan(0);
      await page.getByRole('button', { name: /待办提醒/ }).click();
      const link = page
        .locator('.weir-notices')
        .getByRole('link', { name: new RegExp(`^${cases!.count} 件等待人工复核`) });
      await link.waitFor();
      await visit.shoot('notices');
      await link.click();
      await page.waitForURL('**/applications?stage=review**');
      expect(visit.complaints()).toEqual([]);
    } finally {
      await visit.close();
    }
  });

  it('gives an administrator a key once, and revokes it', async () => {
    const visit = await stage.as('administrator');
    const { page } = visit;
    try {
      await visit.open('/settings/keys');
      await page.getByRole('button', { name: '签发密钥' }).click();
      await page.getByLabel('用途').fill('walk-by');
      await page.getByLabel('角色').click();
      await page.getByTitle('监管').click();
      await page.keyboard.press('Escape');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^签发$/ })
        .click();
      const token = page.locator('.weir-token');
      await token.waitFor();
      const shown = (await token.textContent())?.trim() ?? '';
      const asked = await fetch(`${stage.address}/v1/me`, { headers: { authorization: `Bearer ${shown}` } });
      expect(asked.status).toBe(200);
      await page.getByRole('button', { name: '我已保存' }).click();
      const row = page.getByRole('row', { name: /walk-by/ });
      await row.getByRole('button', { name: '吊销' }).click();
      await page.getByRole('tooltip').getByRole('button', { name: '吊销' }).click();
      await row.getByText('已吊销').waitFor();
      const again = await fetch(`${stage.address}/v1/me`, { headers: { authorization: `Bearer ${shown}` } });
      expect(again.status).toBe(401);
      expect(visit.complaints()).toEqual([]);
    } finally {
      await visit.close();
    }
  });

  it('says in words what a role may not open, what is not there, and that the service is away', async () => {
    const visit = await stage.as('treasurer');
    const { page } = visit;
    try {
      await visit.open('/settings/accounts');
      await page.getByRole('heading', { level: 1, name: '您的角色不能查看此页' }).waitFor();
      await visit.open('/nowhere');
      await page.getByRole('heading', { level: 1, name: '没有这个页面' }).waitFor();
      expect(await visit.violations()).toEqual([]);
      await visit.open('/jobs');
      await page.route('**/v1/**', (route) => route.abort());
      await page.getByRole('link', { name: '总览' }).click();
      await page.getByText('连不上服务').waitFor();
      await page.unroute('**/v1/**');
      await page.getByRole('button', { name: '重试' }).click();
      await page.getByText('每一层').waitFor();
    } finally {
      await visit.close();
    }
  });
});
