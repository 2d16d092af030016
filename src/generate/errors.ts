import type { ErrorCatalogue } from '#domain/kernel/index.ts';

export const generateErrors = {
  GENERATE_FIRMS_OUT_OF_RANGE: {
    zh: '企业数 {value} 不在 1 至 100000',
    en: 'the number of firms {value} is not within 1 to 100000',
  },
  GENERATE_MONTHS_OUT_OF_RANGE: {
    zh: '月数 {value} 不在 1 至 120',
    en: 'the number of months {value} is not within 1 to 120',
  },
  GENERATE_SEED_NOT_AN_INTEGER: {
    zh: '种子“{value}”不是非负整数',
    en: 'the seed "{value}" is not a whole number from 0 on',
  },
  GENERATE_UNTIL_NOT_MONTH_START: {
    zh: '截止日“{value}”不是月初',
    en: 'the end "{value}" is not the first day of a month',
    hintZh: '例如 2026-08-01',
    hintEn: 'for example 2026-08-01',
  },
  GENERATE_VOLUME_OUT_OF_RANGE: {
    zh: '票量系数 {value} 不在 0.01 至 1',
    en: 'the volume factor {value} is not within 0.01 to 1',
  },
  GENERATE_WORKERS_OUT_OF_RANGE: {
    zh: '线程数“{value}”不在 1 至 256',
    en: 'the number of workers "{value}" is not within 1 to 256',
  },
  GENERATE_FOLDER_NOT_EMPTY: {
    zh: '目录“{value}”不是空的',
    en: 'the folder "{value}" is not empty',
    hintZh: '换一个目录，或先清空',
    hintEn: 'name another folder, or empty this one first',
  },
} as const satisfies ErrorCatalogue;
