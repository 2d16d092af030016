import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from './stage.ts';

const STEPS = ['firms', 'statement', 'loop', 'shock', 'scoreboard', 'run', 'log', 'own'] as const;

describe('the tour', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 180_000);
  afterAll(() => stage?.close());

  it.each([
    { language: 'zh', mode: 'light', width: 1440 },
    { language: 'en', mode: 'dark', width: 834 },
  ] as const)(
    'shows each step as one screen, in $language, $mode, $width wide',
    async (manner) => {
      const visit = await stage.as('operations', manner);
      try {
        for (const step of STEPS) {
          await visit.open(`/tour?step=${step}`);
          await visit.shoot(`tour-${step}`);
          expect({ step, violations: await visit.violations() }).toEqual({ step, violations: [] });
        }
        expect(visit.complaints()).toEqual([]);
      } finally {
        await visit.close();
      }
    },
    120_000,
  );

  it('narrows the interval of the firm with old papers and offers it a loan once its statement is in, and begins anew', async () => {
    const visit = await stage.as('operations');
    const { page } = visit;
    try {
      const before = await caseOf(stage, 'stale-software');
      expect(before.ordinary.approved).toBe(false);
      const refused = await decisionOf(stage, before.decision);
      expect([refused.outcome, refused.ask.map(({ document }) => document)]).toEqual(['refer', ['bank-transactions']]);
      await visit.open('/tour?step=statement');
      await page.getByRole('button', { name: '替企业交出这份流水' }).click();
      await page.getByText('已重新决策', { exact: false }).waitFor({ timeout: 60_000 });
      await visit.settled();
      await visit.shoot('tour-statement-in');
      const after = await decisionOf(stage, (await caseOf(stage, 'stale-software')).decision);
      expect(after.pdHigh - after.pdLow).toBeLessThan(refused.pdHigh - refused.pdLow);
      expect([after.outcome, after.offer !== null]).toEqual(['approve', true]);
      const begun = await stage.ask('operations', 'reset-tour', {});
      expect(begun.status).toBe(201);
      const anew = await caseOf(stage, 'stale-software');
      expect(anew.firm).not.toBe(before.firm);
      const again = await decisionOf(stage, anew.decision);
      expect([again.outcome, again.pdLow, again.pdHigh]).toEqual(['refer', refused.pdLow, refused.pdHigh]);
    } finally {
      await visit.close();
    }
  }, 120_000);

  it('sends to a person the trader that an ordinary scorecard would fund', async () => {
    const trader = await caseOf(stage, 'loop-trader');
    expect(trader.ordinary.approved).toBe(true);
    const decided = await decisionOf(stage, trader.decision);
    expect(decided.outcome).not.toBe('approve');
    expect(decided.reasons.some(({ kind }) => kind === 'contradiction')).toBe(true);
  });
});

interface Case {
  readonly firm: string;
  readonly decision: string;
  readonly ordinary: { readonly approved: boolean };
}

interface Decision {
  readonly outcome: string;
  readonly pdLow: number;
  readonly pdHigh: number;
  readonly offer: unknown;
  readonly ask: readonly { readonly document: string }[];
  readonly reasons: readonly { readonly kind: string }[];
}

async function caseOf(stage: Stage, role: string): Promise<Case> {
  return (await stage.ask('operations', 'show-tour-case', { params: { role } })).body;
}

async function decisionOf(stage: Stage, decision: string): Promise<Decision> {
  return (await stage.ask('operations', 'show-decision', { params: { decision } })).body;
}
