import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemTimer } from '#adapters/clock.ts';
import { openStage, type Stage } from './stage.ts';

const AS_OF = '2026-08-05';
const DAY = 86_400_000;
const FIRMS = ['RING-A', 'RING-B', 'RING-C'] as const;

/** What the bank lists of a firm: a year of trade, and every five weeks a sum that comes back through the two others. */
function statement(firm: (typeof FIRMS)[number]): string {
  const lines: [string, string, string, number][] = [];
  for (let day = 400; day > 0; day -= 7) {
    lines.push([dayBefore(day), '10:00', `${firm} customer ${day % 4}`, 30_000]);
    lines.push([dayBefore(day - 3), '14:00', `${firm} supplier ${day % 3}`, -22_000]);
  }
  const at = FIRMS.indexOf(firm);
  for (let day = 380; day > 40; day -= 35) {
    const hops = [150_000, 148_500, 146_900];
    const [next, before] = [FIRMS[(at + 1) % 3]!, FIRMS[(at + 2) % 3]!];
    lines.push([dayBefore(day - at), '11:00', next, -hops[at]!]);
    lines.push([dayBefore(day - ((at + 2) % 3)), '11:00', before, hops[(at + 2) % 3]!]);
  }
  const rows = lines.sort((a, b) => (a[0] + a[1] < b[0] + b[1] ? -1 : 1));
  return `交易日期,交易时间,对方户名,收入,支出\n${rows
    .map(([on, time, other, yuan]) => [on, time, other, Math.max(yuan, 0), yuan < 0 ? -yuan : 0].join(','))
    .join('\n')}\n`;
}

function dayBefore(days: number): string {
  return new Date(Date.parse(`${AS_OF}T00:00:00Z`) - days * DAY).toISOString().slice(0, 10);
}

async function send(stage: Stage, firm: (typeof FIRMS)[number]): Promise<void> {
  const { status, body } = await stage.upload('operations', 'add-firm-evidence', {
    params: { firm },
    fields: { kind: 'bank-transactions' },
    file: { name: 'bank.csv', text: statement(firm) },
  });
  if (status !== 202) throw new Error(`the statement of ${firm} was refused: ${JSON.stringify(body)}`);
  const { job } = body as { job: string };
  for (;;) {
    const { state } = (await stage.ask('operations', 'show-job', { params: { job } })).body as { state: string };
    if (state === 'done') return;
    if (state === 'failed') throw new Error(`the statement of ${firm} was not taken in`);
    await systemTimer.sleep(100);
  }
}

describe('the fraud workbench in a browser', () => {
  let stage: Stage;
  let finding = '';
  beforeAll(async () => {
    stage = await openStage();
    for (const firm of FIRMS) await send(stage, firm);
    const wish = { policy: 'online-microloan', requestedFen: '20000000', requestedTenorDays: 180, asOf: AS_OF };
    const decided = await stage.ask('operations', 'decide', { body: { firm: 'RING-A', ...wish } });
    if (decided.status !== 201) throw new Error(`not decided: ${JSON.stringify(decided.body)}`);
    const listed = await stage.ask('fraud-investigator', 'list-findings', {
      query: { firm: 'RING-A', code: 'fund-loop' },
    });
    const { items } = listed.body as { items: { finding: string }[] };
    finding = items[0]?.finding ?? '';
  }, 300_000);
  afterAll(() => stage?.close());

  it('shows a loop on a graph and in time, what to rule out, and takes a verdict', async () => {
    expect(finding).not.toBe('');
    for (const manner of [{}, { language: 'en', mode: 'dark', width: 834 }] as const) {
      const visit = await stage.as('fraud-investigator', manner);
      try {
        await visit.open('/fraud');
        await visit.shoot('findings');
        expect(await visit.violations()).toEqual([]);
        await visit.open(`/fraud/${finding}`);
        await visit.page.getByText('RING-B').first().waitFor();
        await visit.shoot('finding');
        expect(await visit.violations()).toEqual([]);
        expect(visit.complaints()).toEqual([]);
      } finally {
        await visit.close();
      }
    }
    const visit = await stage.as('fraud-investigator', { language: 'en' });
    const { page } = visit;
    try {
      await visit.open(`/fraud/${finding}`);
      await page.getByText('confirmed', { exact: true }).last().click();
      await page.getByRole('textbox').last().fill('the three firms share an owner');
      await page.getByRole('button', { name: 'Give the verdict' }).click();
      await page.getByText('the three firms share an owner').first().waitFor();
      await visit.open('/fraud/detectors');
      await page.getByRole('link', { name: 'Fund loop' }).waitFor();
      await visit.shoot('detectors');
      expect(await visit.violations()).toEqual([]);
      expect(visit.complaints()).toEqual([]);
    } finally {
      await visit.close();
    }
  });

  it('is not for borrowers', async () => {
    const visit = await stage.as('borrower', {}, 'RING-A');
    try {
      await visit.open('/');
      expect(await visit.page.getByRole('link', { name: '欺诈' }).count()).toBe(0);
      const refused = await stage.ask('borrower-ring-a' as never, 'list-findings');
      expect(refused.status).toBe(403);
    } finally {
      await visit.close();
    }
  });
});
