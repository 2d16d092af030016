import type { ErrorCatalogue } from '#domain/kernel/index.ts';

export const referenceErrors = {
  CREDIT_CODE_MALFORMED: {
    zh: '“{value}”不是统一社会信用代码',
    en: '"{value}" is not a unified social credit code',
    hintZh: '18 位数字和大写字母（没有 I、O、S、V、Z），第 3 至 8 位是行政区划代码',
    hintEn: '18 digits and capitals without I, O, S, V and Z; the third to eighth are a division code',
  },
  CREDIT_CODE_CHECK_FAILED: {
    zh: '统一社会信用代码“{value}”的校验位不正确',
    en: 'the check character of the credit code "{value}" is wrong',
    hintZh: '对照营业执照核对每一位',
    hintEn: 'compare every character with the business licence',
  },
  ORGANISATION_CODE_CHECK_FAILED: {
    zh: '统一社会信用代码“{value}”中的组织机构代码（第 9 至 17 位）校验位不正确',
    en: 'the organisation code within "{value}" (characters 9 to 17) fails its check',
    hintZh: '对照营业执照核对每一位',
    hintEn: 'compare every character with the business licence',
  },
  RESIDENT_ID_MALFORMED: {
    zh: '不是公民身份号码',
    en: 'not a resident identity number',
    hintZh: '18 位，其中有真实的省份和出生日期',
    hintEn: '18 characters with a province and a day of birth that exist',
  },
  RESIDENT_ID_CHECK_FAILED: {
    zh: '公民身份号码的校验位不正确',
    en: 'the check character of the resident identity number is wrong',
    hintZh: '对照证件核对每一位',
    hintEn: 'compare every character with the card',
  },
  INDUSTRY_CODE_UNKNOWN: {
    zh: '“{value}”不是国民经济行业代码',
    en: '"{value}" is not an industry code of GB/T 4754',
    hintZh: '写成 C、13、C13 或 C1311',
    hintEn: 'write C, 13, C13 or C1311',
  },
} as const satisfies ErrorCatalogue;
