import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from './stage.ts';

describe('the policy laboratory', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 180_000);
  afterAll(() => stage?.close());

  it.each([
    ['zh', 'light', 1440, '截止 PD', '重放', '前后对比'],
    ['en', 'dark', 834, 'cut-off PD', 'Replay', 'Before and after'],
  ] as const)(
    'replays what was decided under another cut-off, firm by firm (%s, %s)',
    async (language, mode, width, field, run, heading) => {
      const visit = await stage.as('modeller', { language, mode, width });
      await visit.open('/policies');
      await visit.page.locator('#policy').click();
      await visit.page.getByTitle('online-microloan').click();
      await visit.page.getByLabel(field).fill('0.8');
      await visit.shoot('policies');
      expect(await visit.violations()).toEqual([]);
      await visit.page.getByRole('button', { name: run }).click();
      await visit.page.getByRole('heading', { name: heading }).waitFor();
      await visit.shoot('experiment');
      expect(await visit.violations()).toEqual([]);
      expect(visit.complaints()).toEqual([]);
    },
    90_000,
  );
});
