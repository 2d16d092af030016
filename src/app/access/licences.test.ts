import { describe, expect, it } from 'vitest';
import type { Licence } from '#app/ports/access-rows.ts';
import { calendarDate } from '#domain/kernel/index.ts';
import { checkLicences, checkVerb, verbsOf } from './licences.ts';

const TODAY = calendarDate('2026-11-24');
const licence = (kind: string, validTo?: string): Licence => ({
  kind,
  number: 'ZJ-2024-001',
  issuedBy: '浙江省地方金融管理局',
  validFrom: calendarDate('2024-01-01'),
  ...(validTo ? { validTo: calendarDate(validTo) } : {}),
  scope: 'province',
});

describe('the licences of an institution', () => {
  it('let a licensed micro-loan company do everything', () => {
    const licences = [licence('online_micro_loan_co')];
    expect(checkLicences(['online_micro_loan_co'], licences, TODAY).ok).toBe(true);
    expect(verbsOf({ actorTypes: ['online_micro_loan_co'], licences }, TODAY)).toEqual({
      recommend: true,
      decide: true,
      contract: true,
      pay: true,
    });
  });

  it.each(['bank', 'online_micro_loan_co', 'consumer_finance_co', 'private_lender'])(
    'refuse to set up a lender without one (%s)',
    (type) => {
      expect(checkLicences([type], [licence('guarantee_co')], TODAY)).toMatchObject({
        ok: false,
        error: { code: 'LENDER_UNLICENSED' },
      });
    },
  );

  it('refuse a lender whose licence has ended', () => {
    expect(checkLicences(['bank'], [licence('bank', '2026-11-24')], TODAY)).toMatchObject({
      error: { code: 'LICENCE_OUT_OF_DATE' },
    });
  });

  it('take a licence for the special kind as one for the wider kind, and not the other way round', () => {
    expect(checkLicences(['micro_loan_co'], [licence('online_micro_loan_co')], TODAY).ok).toBe(true);
    expect(checkLicences(['online_micro_loan_co'], [licence('micro_loan_co')], TODAY).ok).toBe(false);
  });

  it('switch deciding, contracting and paying off for a facilitating platform, with the article, and leave recommending on', () => {
    const platform = { actorTypes: ['platform_operator'], licences: [] };
    expect(checkVerb(platform, 'recommend', TODAY).ok).toBe(true);
    for (const verb of ['decide', 'contract', 'pay'] as const) {
      const refused = checkVerb(platform, verb, TODAY);
      expect(refused).toMatchObject({ error: { code: 'VERB_OFF_BY_LICENCE' } });
      expect(JSON.stringify(refused)).toContain('金规〔2025〕9号第七条');
    }
  });

  it('switch everything off for a lender whose licence ended after it was set up', () => {
    const ended = { actorTypes: ['bank'], licences: [licence('bank', '2026-01-01')] };
    expect(verbsOf(ended, TODAY)).toEqual({ recommend: false, decide: false, contract: false, pay: false });
  });
});
