import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate, instant } from '#domain/kernel/index.ts';
import { type Consent, consentFor, type Use } from './consent.ts';
import { type MaskedKind, mask } from './masking.ts';
import { pseudonym } from './pseudonym.ts';

const consent: Consent = {
  id: 'consent_1',
  subject: 'party_1',
  purpose: 'credit-assessment',
  categories: ['sales-invoices', 'bank-transactions'],
  receivers: [],
  separate: false,
  from: calendarDate('2026-01-01'),
  to: calendarDate('2027-01-01'),
  withdrawnAt: null,
};

const use: Use = {
  subject: 'party_1',
  purpose: 'credit-assessment',
  category: 'sales-invoices',
  receiver: null,
  sensitive: false,
  at: instant(Date.UTC(2026, 5, 1)),
};

const whyNot = (change: Partial<Consent>, used: Partial<Use> = {}) => {
  const verdict = consentFor([{ ...consent, ...change }], { ...use, ...used });
  return verdict.covered ? undefined : verdict.why;
};

describe('a consent', () => {
  it('covers the purpose, the categories and the period that it names, and nothing else', () => {
    expect(consentFor([consent], use)).toEqual({ covered: true, consent: 'consent_1' });
    expect(consentFor([], use)).toEqual({ covered: false, why: 'no-consent-for-purpose' });
    expect(whyNot({}, { purpose: 'marketing' })).toBe('no-consent-for-purpose');
    expect(whyNot({}, { subject: 'party_2' })).toBe('no-consent-for-purpose');
    expect(whyNot({}, { category: 'court-records' })).toBe('category-not-named');
  });

  it('holds from its first day to the day before its last, by the business date', () => {
    expect(whyNot({}, { at: instant(Date.UTC(2025, 11, 31, 15, 59)) })).toBe('not-yet');
    expect(whyNot({}, { at: instant(Date.UTC(2025, 11, 31, 16)) })).toBeUndefined();
    expect(whyNot({}, { at: instant(Date.UTC(2026, 11, 31, 15, 59)) })).toBeUndefined();
    expect(whyNot({}, { at: instant(Date.UTC(2026, 11, 31, 16)) })).toBe('expired');
    expect(whyNot({ to: null }, { at: instant(Date.UTC(2090, 0, 1)) })).toBeUndefined();
  });

  it('stops at the moment of its withdrawal; what came before stays covered', () => {
    const withdrawnAt = use.at;
    expect(whyNot({ withdrawnAt })).toBe('withdrawn');
    expect(whyNot({ withdrawnAt }, { at: instant(use.at - 1) })).toBeUndefined();
  });

  it('must be separate for sensitive data and for giving data away, and must name the receiver', () => {
    expect(whyNot({}, { sensitive: true })).toBe('not-separate');
    expect(whyNot({ separate: true }, { sensitive: true })).toBeUndefined();
    expect(whyNot({}, { receiver: 'bank_1' })).toBe('receiver-not-named');
    expect(whyNot({ receivers: ['bank_1'] }, { receiver: 'bank_1' })).toBe('not-separate');
    expect(whyNot({ receivers: ['bank_1'], separate: true }, { receiver: 'bank_1' })).toBeUndefined();
  });

  it('of several, the one that covers is found, else the nearest miss is told', () => {
    const expired = { ...consent, id: 'old', to: calendarDate('2026-02-01') };
    const narrow = { ...consent, id: 'narrow', categories: [] };
    expect(consentFor([narrow, expired, consent], use)).toEqual({ covered: true, consent: 'consent_1' });
    expect(consentFor([narrow, expired], use)).toEqual({ covered: false, why: 'expired' });
  });
});

describe('a masked identifier', () => {
  it.each<[MaskedKind, string, string]>([
    ['resident-id', '11010519491231002X', '110***********002X'],
    ['mobile', '13800001234', '138****1234'],
    ['bank-account', '6222020200001234567', '***************4567'],
    ['person-name', '张三丰', '张**'],
    ['person-name', '李', '李*'],
    ['email', 'owner@example.com', 'o****@example.com'],
    ['address', '广东省深圳市南山区某某路一百号', '广东省深圳市*********'],
    ['credit-code', '91000000000000000K', '9100**********000K'],
    ['bank-account', '123', '***'],
    ['mobile', '1380000123', '**********'],
    ['mobile', '', ''],
  ])('of kind %s shows %s as %s', (kind, value, shown) => {
    expect(mask(kind, value)).toBe(shown);
  });

  it('never shows more than two thirds of a number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{0,25}$/), (digits) => {
        for (const kind of ['resident-id', 'mobile', 'bank-account', 'credit-code'] as const) {
          const shown = mask(kind, digits);
          expect(shown.length).toBe(digits.length);
          expect(shown.replaceAll('*', '').length * 3).toBeLessThanOrEqual(digits.length * 2);
        }
      }),
    );
  });
});

describe('a pseudonym', () => {
  const key = new Uint8Array(32).fill(1);

  it('is the same for one value, use and key, and another where any differs', () => {
    const one = pseudonym(key, 'evidence', ['91000000000000000K', 5n]);
    expect(pseudonym(key, 'evidence', ['91000000000000000K', 5n])).toBe(one);
    expect(pseudonym(key, 'exposure', ['91000000000000000K', 5n])).not.toBe(one);
    expect(pseudonym(key, 'evidence', ['91000000000000000K', 6n])).not.toBe(one);
    expect(pseudonym(new Uint8Array(32), 'evidence', ['91000000000000000K', 5n])).not.toBe(one);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(() => pseudonym(new Uint8Array(31), 'evidence', null)).toThrow(RangeError);
  });
});
