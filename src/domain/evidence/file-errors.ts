import type { ErrorCatalogue } from '#domain/kernel/index.ts';

/** What can be wrong with a file before any of its records is understood. */
export const fileErrors = {
  FILE_NOT_FOUND: { zh: '找不到文件', en: 'the file does not exist', hintZh: '核对路径', hintEn: 'check the path' },
  FILE_IS_A_FOLDER: {
    zh: '这是文件夹而不是文件',
    en: 'this is a folder, not a file',
    hintZh: '给出文件夹中的文件',
    hintEn: 'name the files in it',
  },
  FILE_UNREADABLE: { zh: '无法读取文件（{reason}）', en: 'the file cannot be read ({reason})' },
  FILE_EMPTY: {
    zh: '文件是空的',
    en: 'the file is empty',
    hintZh: '应有一行表头和至少一行数据',
    hintEn: 'a header line and at least one record are expected',
  },
  NO_ROWS: {
    zh: '只有表头，没有数据行',
    en: 'there is a header but no record under it',
    hintZh: '重新导出该文件',
    hintEn: 'export the file again',
  },
  FILE_CUT_OFF: {
    zh: '文件在一条记录的中途断掉了',
    en: 'the file ends in the middle of a record',
    hintZh: '传输可能不完整，请重新取得文件；没有导入任何内容',
    hintEn: 'the transfer may be incomplete: fetch the file again; nothing of it was imported',
  },
  NOT_TEXT: {
    zh: '文件不是 UTF-8、UTF-16 或 GB18030 文本',
    en: 'the file is not text in UTF-8, UTF-16 or GB18030',
    hintZh: '另存为 UTF-8 编码的 CSV',
    hintEn: 'save it as CSV in UTF-8',
  },
  NUL_BYTE: {
    zh: '含有 NUL 字节',
    en: 'a NUL byte was found',
    hintZh: '文件已损坏，或是没有标记的 UTF-16；另存为 UTF-8',
    hintEn: 'the file is damaged, or UTF-16 without a mark: save it as UTF-8',
  },
  RECORD_TOO_LONG: {
    zh: '一条记录超过 {limit} 个字符',
    en: 'a record is longer than {limit} characters',
    hintZh: '检查是否有未闭合的引号或缺失的换行',
    hintEn: 'look for an unclosed quote or missing line breaks',
  },
  TOO_MANY_COLUMNS: { zh: '超过 {limit} 列', en: 'there are more than {limit} columns' },
  TOO_MANY_ROWS: {
    zh: '文件超过 {limit} 条记录',
    en: 'the file has more than {limit} records',
    hintZh: '拆成几个文件',
    hintEn: 'split it into several files',
  },
  DUPLICATE_HEADER: {
    zh: '表头“{name}”出现了两次',
    en: 'the header "{name}" appears twice',
    hintZh: '重命名或删除其中一列',
    hintEn: 'rename or drop one of the columns',
  },
  QUOTE_UNCLOSED: {
    zh: '引号直到文件末尾都没有闭合',
    en: 'a quote is not closed before the end of the file',
    hintZh: '引号内的引号写成两个',
    hintEn: 'a quote within quotes is written twice',
  },
  QUOTE_MISPLACED: {
    zh: '闭合的引号之后还有内容',
    en: 'something follows a closing quote',
    hintZh: '引号内的引号写成两个',
    hintEn: 'a quote within quotes is written twice',
  },
  RAGGED_ROW: {
    zh: '这一行有 {found} 格，表头有 {expected} 格',
    en: 'the record has {found} cells, the header has {expected}',
    hintZh: '检查未加引号的分隔符',
    hintEn: 'look for a delimiter that is not quoted',
  },
  GZIP_CUT_OFF: {
    zh: '压缩文件不完整',
    en: 'the gzip file is cut off',
    hintZh: '重新取得文件；没有导入任何内容',
    hintEn: 'fetch the file again; nothing of it was imported',
  },
  GZIP_DAMAGED: { zh: '不是有效的 gzip 文件', en: 'this is not a valid gzip file' },
  ARCHIVE_BOMB: {
    zh: '压缩比超过 {ratio} 倍，疑似压缩炸弹，拒绝展开',
    en: 'the archive swells more than {ratio} times: taken for a bomb and not unpacked',
  },
  ARCHIVE_TOO_LARGE: {
    zh: '工作簿超过 {limit} 字节',
    en: 'the workbook is larger than {limit} bytes',
    hintZh: '改用 CSV',
    hintEn: 'use CSV instead',
  },
  JSON_MALFORMED: {
    zh: '不是有效的 JSON（{reason}）',
    en: 'this is not valid JSON ({reason})',
    hintZh: '应为对象的列表，或每行一个对象',
    hintEn: 'a list of objects, or one object a line, is expected',
  },
  JSON_NESTED: { zh: '字段“{key}”的值不是单个值', en: 'the value of "{key}" is not a single value' },
  JSON_KEY_UNKNOWN: {
    zh: '键“{key}”在前面的记录里没有出现过',
    en: 'the key "{key}" does not occur in the first records',
    hintZh: '每条记录用同样的键',
    hintEn: 'use the same keys in every record',
  },
  XLSX_DAMAGED: {
    zh: '不是有效的 XLSX 工作簿',
    en: 'this is not a valid XLSX workbook',
    hintZh: '用电子表格软件另存一次',
    hintEn: 'save it again from a spreadsheet program',
  },
  XLSX_TOO_MUCH_TEXT: {
    zh: '工作簿的文字超过 {limit} 个字符',
    en: 'the workbook holds more than {limit} characters of text',
    hintZh: '改用 CSV',
    hintEn: 'use CSV instead',
  },
  XLSX_FORMULA: {
    zh: '单元格是公式，不是数据',
    en: 'the cell holds a formula instead of data',
    hintZh: '复制后“选择性粘贴—值”再保存；没有导入任何内容',
    hintEn: 'paste as values and save again; nothing of it was imported',
  },
  XLSX_ERROR_CELL: { zh: '单元格是错误值 {value}', en: 'the cell holds the error {value}' },
} as const satisfies ErrorCatalogue;
