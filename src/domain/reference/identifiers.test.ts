import { describe, expect, it } from 'vitest';
import { isBankCardNumber, passesLuhn } from './luhn.ts';
import { parseResidentId } from './resident-id.ts';

describe('a resident identity number', () => {
  // The example of GB 11643-1999.
  it('is taken apart', () => {
    expect(parseResidentId('11010519491231002X')).toEqual({
      ok: true,
      value: { number: '11010519491231002X', division: '110105', bornOn: '1949-12-31', sex: 'female' },
    });
    expect(parseResidentId(' 11010519491231002x ').ok).toBe(true);
    expect(parseResidentId('440524188001010014').ok).toBe(false);
  });

  it('fails its check when one character is wrong', () => {
    for (let at = 0; at < 17; at++) {
      for (const digit of '0123456789') {
        const changed = `${'11010519491231002X'.slice(0, at)}${digit}${'11010519491231002X'.slice(at + 1)}`;
        if (changed !== '11010519491231002X') expect(parseResidentId(changed).ok).toBe(false);
      }
    }
    expect(parseResidentId('110105194912310021')).toMatchObject({ error: { code: 'RESIDENT_ID_CHECK_FAILED' } });
  });

  it.each([
    '',
    '11010519491231002',
    '1101051949123100200',
    '11010519491331002X',
    '11010519490231002X',
    '99010519491231002X',
    '110105491231002',
  ])('is not "%s"', (text) => {
    expect(parseResidentId(text)).toEqual({ ok: false, error: { code: 'RESIDENT_ID_MALFORMED' } });
  });
});

describe('a bank card number', () => {
  it('passes the check of its last digit', () => {
    // The example of ISO/IEC 7812-1, and a number of test cards.
    expect(passesLuhn('79927398713')).toBe(true);
    expect([0, 1, 2, 4, 5, 6, 7, 8, 9].some((digit) => passesLuhn(`7992739871${digit}`))).toBe(false);
    expect(isBankCardNumber('4111111111111111')).toBe(true);
    expect(isBankCardNumber('4111111111111112')).toBe(false);
    expect(isBankCardNumber('79927398713')).toBe(false);
    expect(passesLuhn('')).toBe(false);
    expect(passesLuhn('7992739871x')).toBe(false);
  });
});
