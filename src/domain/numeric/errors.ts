import type { ErrorCatalogue } from '#domain/kernel/index.ts';

export const numericErrors = {
  OUTSIDE_RANGE: {
    zh: '{name} 的值 {value} 不在允许范围 {range} 内',
    en: '{name} is {value}, outside {range}',
    hintZh: '概率、比率和利率写成小数，例如 2% 写 0.02',
    hintEn: 'write probabilities, shares and rates as decimals: 2 % is 0.02',
  },
} as const satisfies ErrorCatalogue;
