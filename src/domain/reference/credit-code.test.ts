import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditCodeFor, parseCreditCode } from './credit-code.ts';

const faultOf = (text: string) => {
  const parsed = parseCreditCode(text);
  return parsed.ok ? undefined : parsed.error.code;
};

describe('a unified social credit code', () => {
  // Fictitious codes whose checks were computed by hand from GB 32100-2015 and GB 11714-1997.
  it('passes with both checks, and fails with a wrong organisation check under a right last character', () => {
    expect(parseCreditCode('91000000000000000K')).toEqual({
      ok: true,
      value: {
        code: '91000000000000000K',
        bodyKind: 'enterprise',
        division: '000000',
        organisation: '000000000',
      },
    });
    expect(faultOf('91110000100000001W')).toBe('ORGANISATION_CODE_CHECK_FAILED');
    expect(faultOf('910000000000000000')).toBe('CREDIT_CODE_CHECK_FAILED');
  });

  it('is read with blanks around it and in small letters', () => {
    expect(faultOf(' 91000000000000000k ')).toBeUndefined();
  });

  it.each([
    '',
    '9100000000000000K',
    '91000000000000000KK',
    '9100000000000000IK',
    '91A0000000000000OK',
    '91000000 00000000K',
  ])('is not "%s"', (text) => {
    expect(faultOf(text)).toBe('CREDIT_CODE_MALFORMED');
  });

  const organisation = fc.string({
    unit: fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'),
    minLength: 8,
    maxLength: 8,
  });
  const division = fc.integer({ min: 0, max: 999_999 }).map((n) => String(n).padStart(6, '0'));
  const prefix = fc.constantFrom('91', '92', '93', '51', '11', 'Y1');

  it('is made so that it passes, with any of the 31 characters as its check', () => {
    const checks = new Set<string>();
    fc.assert(
      fc.property(prefix, division, organisation, (kind, place, body) => {
        const code = creditCodeFor(kind, place, body);
        checks.add(code[17]!);
        expect(faultOf(code)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
    expect(checks.size).toBeGreaterThan(25);
    expect(() => creditCodeFor('91', '11000', '00000000')).toThrow(RangeError);
  });

  it('never survives one wrong character, nor two that changed places', () => {
    const place = fc.integer({ min: 0, max: 17 });
    const letter = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY');
    fc.assert(
      fc.property(prefix, division, organisation, place, letter, (kind, area, body, at, wrong) => {
        const code = creditCodeFor(kind, area, body);
        fc.pre(code[at] !== wrong);
        expect(faultOf(code.slice(0, at) + wrong + code.slice(at + 1))).toBeDefined();
      }),
    );
    fc.assert(
      fc.property(prefix, division, organisation, fc.integer({ min: 0, max: 15 }), (kind, area, body, at) => {
        const code = creditCodeFor(kind, area, body);
        fc.pre(code[at] !== code[at + 1]);
        expect(faultOf(code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2))).toBeDefined();
      }),
    );
  });

  it('says what the body is', () => {
    const kinds = ['91', '92', '93', '12', '52', 'Y1'].map((kind) => {
      const parsed = parseCreditCode(creditCodeFor(kind, '440300', '00000001'));
      return parsed.ok ? parsed.value.bodyKind : parsed.error;
    });
    expect(kinds).toEqual([
      'enterprise',
      'sole-trader',
      'farmers-cooperative',
      'public-institution',
      'private-non-enterprise',
      'other',
    ]);
  });
});
