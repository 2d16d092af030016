import type { ErrorCatalogue } from '#domain/kernel/index.ts';

export const tableErrors = {
  TABLE_FORMAT_UNKNOWN: {
    zh: '这不是决策表：“{field}”缺失或无效',
    en: 'this is not a decision table: "{field}" is missing or not valid',
    hintZh: '格式见 docs/guides/policy-laboratory.md',
    hintEn: 'the format is described in docs/guides/policy-laboratory.md',
  },
  TABLE_INPUT_UNKNOWN: {
    zh: '决策表的输入“{input}”既不是指标，也不是类别',
    en: 'the input "{input}" of the table is neither a measure nor a category',
    hintZh: '用 weir catalogue 查看指标名称',
    hintEn: 'weir catalogue lists the measures',
  },
  TABLE_OUTPUT_UNKNOWN: {
    zh: '决策表不能改变“{output}”',
    en: 'a table cannot change "{output}"',
    hintZh: '可以改变：{known}',
    hintEn: 'it can change {known}',
  },
  TABLE_CELL_INVALID: {
    zh: '决策表的单元格“{cell}”无法读取',
    en: 'the cell "{cell}" of the table cannot be read',
    hintZh: '数字写作 [a, b)、< b、>= a 或留空；文字以 | 分隔',
    hintEn: 'write numbers as [a, b), < b, >= a or leave them empty; part words by |',
  },
  TABLE_CONFLICTS: {
    zh: '决策表的第 {rows} 行对同一种情形说法不同',
    en: 'rows {rows} of the table say different things of one kind of case',
    hintZh: '用 weir policy check 列出全部冲突与缺口',
    hintEn: 'weir policy check lists all conflicts and gaps',
  },
  TABLE_TOO_FINE: {
    zh: '决策表有 {combinations} 种组合，多于可逐一检查的 {most} 种',
    en: 'the table has {combinations} combinations, more than the {most} that can be looked at one by one',
    hintZh: '拆成几张表',
    hintEn: 'part it into several tables',
  },
} as const satisfies ErrorCatalogue;
