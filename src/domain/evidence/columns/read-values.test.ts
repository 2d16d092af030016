import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate, dayNumber } from '#domain/kernel/index.ts';
import { readDay } from './read-day.ts';
import { readFen } from './read-fen.ts';
import { readNumber } from './read-number.ts';
import { checkText } from './read-text.ts';

const code = (value: unknown) => (typeof value === 'object' && value !== null && 'code' in value ? value.code : value);

describe('amounts', () => {
  it.each([
    ['1234.5', 100, 123450],
    ['-943.4', 100, -94340],
    ['1,234,567.89', 100, 123456789],
    ['¥12.00', 100, 1200],
    ['-¥12', 100, -1200],
    ['(1,200.50)', 100, -120050],
    ['（1200）', 100, -120000],
    ['１２．５', 100, 1250],
    ['−3', 100, -300],
    ['12.5', 1_000_000, 12_500_000],
    ['3.2万元', 100, 3_200_000],
    ['4780.2399999999998', 100, 478024],
    ['-0.00', 100, 0],
    ['90071992547409.91', 100, 9007199254740991],
  ])('reads %s', (text, unit, fen) => {
    expect(readFen(text, unit)).toBe(fen);
  });

  it.each([
    ['1e20', 'NOT_AN_AMOUNT'],
    ['100000000000000000000', 'AMOUNT_OUT_OF_RANGE'],
    ['90071992547409.93', 'AMOUNT_OUT_OF_RANGE'],
    [`${'9'.repeat(1000)}`, 'AMOUNT_OUT_OF_RANGE'],
    ['1.234', 'AMOUNT_TOO_PRECISE'],
    ['12,34.5', 'NOT_AN_AMOUNT'],
    ['abc', 'NOT_AN_AMOUNT'],
    ['1.2.3', 'NOT_AN_AMOUNT'],
    ['', 'NOT_AN_AMOUNT'],
  ])('refuses %s', (text, expected) => {
    expect(code(readFen(text, 100))).toBe(expected);
  });

  it('are exact for every amount of two decimals', () => {
    const whole = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
    fc.assert(
      fc.property(whole, (fen) => {
        const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
        const text = `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
        expect(readFen(text, 100)).toBe(Number(fen));
      }),
    );
  });
});

describe('days', () => {
  it.each([
    '2017/7/8',
    '2017-07-08',
    '20170708',
    '2017.7.8',
    '2017年7月8日',
    '2017-07-08 10:22:33',
    '2017/7/8T09:00:00Z',
  ])('reads %s', (text) => {
    expect(readDay(text, false)).toBe(dayNumber(calendarDate('2017-07-08')));
  });

  it.each([
    ['0000-01-01', 'DATE_OUT_OF_RANGE'],
    ['9999-12-31', 'DATE_OUT_OF_RANGE'],
    ['2017-02-30', 'NOT_A_DATE'],
    ['2017-13-01', 'NOT_A_DATE'],
    ['43000', 'NOT_A_DATE'],
    ['7/18/2017', 'NOT_A_DATE'],
    ['2017-07', 'NOT_A_DATE'],
  ])('refuses %s', (text, expected) => {
    expect(code(readDay(text, false))).toBe(expected);
  });

  it.each([
    ['2020-02', '2020-02-29'],
    ['202002', '2020-02-29'],
    ['2020年2月', '2020-02-29'],
    ['2020Q1', '2020-03-31'],
    ['2020年第四季度', '2020-12-31'],
    ['2020', '2020-12-31'],
    ['2020年度', '2020-12-31'],
    ['2020-02-10', '2020-02-10'],
  ])('takes the period %s as its last day', (text, day) => {
    expect(readDay(text, true)).toBe(dayNumber(calendarDate(day)));
  });
});

describe('numbers and texts', () => {
  it('reads shares written as per cent', () => {
    const share = { whole: false, share: true, percent: false };
    expect(['13%', '0.13', '13'].map((text) => readNumber(text, share))).toEqual([0.13, 0.13, 0.13]);
    expect(code(readNumber('1e400', share))).toBe('CELL_NUMBER_OUT_OF_RANGE');
    expect(code(readNumber('3.5', { ...share, whole: true }))).toBe('NOT_A_WHOLE_NUMBER');
    expect(code(readNumber('%', share))).toBe('NOT_A_NUMBER');
  });

  it.each(['=1+1', '@SUM(A1)', "+cmd|' /C calc'!A0", '-2+3+cmd|x', '=HYPERLINK("http://x")', '＝1', '-A1*2'])(
    'refuses %s, which a spreadsheet would run',
    (text) => {
      expect(checkText(text)?.code).toBe('TEXT_IS_FORMULA');
    },
  );

  it.each(['-', '+86 138 0000 0000', '-12.5', 'A=B', 'x@y', '-退货', '货款'])('lets %s pass', (text) => {
    expect(checkText(text)).toBeUndefined();
  });
});
