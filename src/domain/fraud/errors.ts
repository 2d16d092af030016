import type { ErrorCatalogue } from '#domain/kernel/index.ts';

/** What can be wrong with a list of transfers or with what is asked of it. */
export const fraudErrors = {
  EDGES_COLUMN_MISSING: {
    zh: '没有“{field}”列',
    en: 'there is no column "{field}"',
    hintZh: '可用的名称：{wanted}；文件中有：{found}；其他名称用 --map',
    hintEn: 'names for it: {wanted}; the file has: {found}; use --map for other names',
  },
  EDGES_PARTY_MISSING: { zh: '付款方或收款方为空', en: 'one of the two parties is missing' },
  EDGES_TIME_UNREADABLE: {
    zh: '无法读取时间“{value}”',
    en: 'the time "{value}" cannot be read',
    hintZh: '写成秒或毫秒时间戳，或 2024-03-01 09:05:07',
    hintEn: 'write seconds or milliseconds since 1970, or 2024-03-01 09:05:07',
  },
  EDGES_TIMES_MIXED: {
    zh: '同一列中既有时间戳又有日期（“{value}”）',
    en: 'the column holds both plain numbers and written times ("{value}")',
    hintZh: '统一成一种写法',
    hintEn: 'write all of them one way',
  },
  EDGES_AMOUNT_NEGATIVE: {
    zh: '金额“{value}”是负数',
    en: 'the amount "{value}" is negative',
    hintZh: '交换付款方与收款方，写成正数',
    hintEn: 'swap payer and payee and write it positive',
  },
  FRAUD_OPTION_INVALID: {
    zh: '选项 {option} 的值“{value}”无效',
    en: '{option} cannot be "{value}"',
    hintZh: '见 --help',
    hintEn: 'see --help',
  },
  LIST_ENTRY_WITHOUT_REASON: {
    zh: '自有名单的条目“{entry}”没有理由',
    en: 'the entry "{entry}" of the own list has no reason',
    hintZh: '写明列入的理由和依据',
    hintEn: 'say why it is listed and on what evidence',
  },
  LIST_ENTRY_WITHOUT_END: {
    zh: '自有名单的条目“{entry}”没有到期日',
    en: 'the entry "{entry}" of the own list has no end',
    hintZh: '写明到期日；到期前可以续列',
    hintEn: 'give the day on which it ends; it may be listed again',
  },
  LIST_ENTRY_ENDS_BEFORE: {
    zh: '条目“{entry}”的到期日 {until} 不晚于开始日 {from}',
    en: 'the entry "{entry}" ends on {until}, not after it begins on {from}',
  },
  LIST_COLUMN_MISSING: {
    zh: '名单没有名称列',
    en: 'the list has no column of names',
    hintZh: '需要“名称”“姓名”或“被执行人姓名/名称”列；文件中有：{found}',
    hintEn: 'a column such as name, 名称 or 被执行人姓名/名称 is needed; the file has: {found}',
  },
} as const satisfies ErrorCatalogue;
