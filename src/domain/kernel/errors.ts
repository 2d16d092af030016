import type { ErrorCatalogue } from './error-catalogue.ts';

export const kernelErrors = {
  NOT_AN_AMOUNT: {
    zh: '“{value}”不是金额',
    en: '"{value}" is not an amount',
    hintZh: '写成 1234.50 或 1,234.50',
    hintEn: 'write 1234.50 or 1,234.50',
  },
  AMOUNT_TOO_PRECISE: {
    zh: '金额“{value}”比一分还细',
    en: 'the amount "{value}" is finer than one fen',
    hintZh: '最多两位小数',
    hintEn: 'at most two decimals',
  },
  AMOUNT_OUT_OF_RANGE: {
    zh: '金额“{value}”超出范围',
    en: 'the amount "{value}" is out of range',
    hintZh: '核对单位和位数',
    hintEn: 'check the unit and the digits',
  },
  NOT_A_DATE: {
    zh: '“{value}”不是日期',
    en: '"{value}" is not a date',
    hintZh: '写成 2017-07-18、2017/7/18 或 20170718',
    hintEn: 'write 2017-07-18, 2017/7/18 or 20170718',
  },
  DATE_OUT_OF_RANGE: {
    zh: '日期“{value}”不在 1900 至 2199 年',
    en: 'the date "{value}" is not between 1900 and 2199',
    hintZh: '核对年份',
    hintEn: 'check the year',
  },
} as const satisfies ErrorCatalogue;
