import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from './stage.ts';

describe('the frame of the console', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 180_000);
  afterAll(() => stage?.close());

  it.each(['zh', 'en'] as const)(
    'lets a stranger sign in, in %s, and refuses a wrong password in words',
    async (language) => {
      const visit = await stage.stranger({ language });
      try {
        const { page } = visit;
        await visit.open('/');
        await visit.shoot('sign-in');
        expect(await visit.violations()).toEqual([]);
        await page.getByLabel(language === 'zh' ? '机构代码' : 'Institution code').fill(stage.institution);
        await page.getByLabel(language === 'zh' ? '账户名' : 'Account name').fill('underwriter');
        const password = page.getByLabel(language === 'zh' ? '密码' : 'Password', { exact: true });
        await password.fill('not the password');
        await password.press('Enter');
        const alert = page.getByRole('alert');
        await alert.waitFor();
        expect(await alert.textContent()).toMatch(language === 'zh' ? /[\u4e00-\u9fff]/ : /[a-z]/);
        await password.fill(stage.password);
        await password.press('Enter');
        await page.getByRole('navigation').waitFor();
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
          language === 'zh' ? '总览' : 'Overview',
        );
        expect(visit.complaints()).toEqual([]);
      } finally {
        await visit.close();
      }
    },
  );
});
