import type { ErrorCatalogue } from '#domain/kernel/index.ts';

export const conductErrors = {
  REGION_WITHOUT_BASE: {
    zh: '地区“{region}”有贷款，但人口（或企业、生产总值）表中没有它',
    en: 'there is lending in "{region}", which the table of populations does not hold',
    hintZh: '两张表的地区名称须一致',
    hintEn: 'name the regions alike in both tables',
  },
  REGION_BASE_MISSING: {
    zh: '没有任何地区的基数大于零',
    en: 'no region has a base above zero',
  },
  REGION_NOTHING_LENT: {
    zh: '贷款总额为零，没有可以衡量的分布',
    en: 'nothing is lent: there is no distribution to measure',
  },
} as const satisfies ErrorCatalogue;
