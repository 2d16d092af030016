import type { ErrorCatalogue } from '#domain/kernel/index.ts';

/** What can be wrong with records once their file can be read. */
export const evidenceErrors = {
  KIND_UNKNOWN: {
    zh: '没有名为“{kind}”的证据种类',
    en: 'there is no kind of evidence named "{kind}"',
    hintZh: '可用的种类：{kinds}',
    hintEn: 'the kinds are {kinds}',
  },
  FIELD_UNKNOWN: {
    zh: '没有字段“{field}”',
    en: 'there is no field "{field}"',
    hintZh: '可用的字段：{fields}',
    hintEn: 'the fields are {fields}',
  },
  HEADER_MISSING: {
    zh: '表头中没有“{zh}”（{field}）；文件的表头是：{found}',
    en: 'no header names the {en} ({field}); the file has: {found}',
    hintZh: '可用的表头：{wanted}；或用 --map "原表头={field}" 指定',
    hintEn: 'headers that would do: {wanted}; or state it with --map "their header={field}"',
  },
  HEADER_AMBIGUOUS: {
    zh: '表头“{first}”和“{second}”都指字段 {field}',
    en: 'the headers "{first}" and "{second}" both name the field {field}',
    hintZh: '用 --map "表头={field}" 指定其中一个',
    hintEn: 'say which one with --map "their header={field}"',
  },
  MAP_FIELD_UNKNOWN: {
    zh: '映射中的字段“{field}”不存在',
    en: 'the mapped field "{field}" does not exist',
    hintZh: '可用的字段：{fields}',
    hintEn: 'the fields are {fields}',
  },
  MAP_HEADER_UNKNOWN: {
    zh: '映射中的表头“{header}”不在文件里',
    en: 'the mapped header "{header}" is not in the file',
    hintZh: '文件的表头是：{found}',
    hintEn: 'the file has: {found}',
  },
  VALUE_MISSING: { zh: '缺少“{zh}”（{field}）', en: 'the {en} ({field}) is missing' },
  TRANSACTION_WITHOUT_AMOUNT: { zh: '这笔流水没有金额', en: 'the transaction has no amount in or out' },
  NOT_A_NUMBER: { zh: '“{value}”不是数', en: '"{value}" is not a number' },
  NOT_A_WHOLE_NUMBER: { zh: '“{value}”不是整数', en: '"{value}" is not a whole number' },
  CELL_NUMBER_OUT_OF_RANGE: { zh: '数“{value}”超出范围', en: 'the number "{value}" is out of range' },
  CHOICE_UNKNOWN: {
    zh: '“{value}”不是{field}的已知取值',
    en: '"{value}" is not a known value of {field}',
    hintZh: '可用的取值：{choices}',
    hintEn: 'the values are {choices}',
  },
  NOT_A_TRUTH: {
    zh: '“{value}”不是“是”或“否”',
    en: '"{value}" is neither yes nor no',
  },
  TEXT_TOO_LONG: { zh: '文字超过 {limit} 个字符', en: 'the text is longer than {limit} characters' },
  TEXT_IS_FORMULA: {
    zh: '文字“{value}”会被电子表格当作公式执行',
    en: 'the text "{value}" would be run as a formula by a spreadsheet',
    hintZh: '去掉开头的 =、+、-、@ 后重新导入',
    hintEn: 'remove the leading =, +, - or @ and import it again',
  },
  TEXT_HAS_CONTROL: { zh: '文字中含有控制字符', en: 'the text holds control characters' },
  STATEMENT_ITEM_REPEATED: {
    zh: '{period} 的“{item}”有两个不同的金额',
    en: '"{item}" has two different amounts for {period}',
    hintZh: '每个期间每个项目只留一个金额',
    hintEn: 'keep one amount for each item and period',
  },
  STATEMENT_TOO_LARGE: { zh: '报表超过 {limit} 个金额', en: 'the statements hold more than {limit} amounts' },
  TOO_MANY_REJECTED: {
    zh: '超过 {limit} 行无法读懂，已停止',
    en: 'more than {limit} rows cannot be understood: stopped',
    hintZh: '核对种类和表头；没有导入任何内容',
    hintEn: 'check the kind and the header; nothing was imported',
  },
} as const satisfies ErrorCatalogue;
