import type { ErrorCatalogue } from '#domain/kernel/index.ts';

export const lawFileErrors = {
  LAW_FILE_UNREADABLE: {
    zh: '无法读取法规文件“{path}”',
    en: 'the law file "{path}" cannot be read',
    hintZh: '核对规则文件夹：其中应有 instruments.yaml、facts.yaml、parameters/ 和 rules/',
    hintEn: 'check the folder of rules: it holds instruments.yaml, facts.yaml, parameters/ and rules/',
  },
  LAW_FILE_NOT_YAML: {
    zh: '不是合格的 YAML：{reason}',
    en: 'not valid YAML: {reason}',
    hintZh: '检查缩进、引号和冒号后的空格',
    hintEn: 'check indentation, quotes and the blank after each colon',
  },
  LAW_FILE_INVALID: {
    zh: '“{path}”不合要求',
    en: '"{path}" is not as it should be',
    hintZh: '应为：{expected}',
    hintEn: 'expected: {expected}',
  },
  LAW_FILE_MISNAMED: {
    zh: '参数“{id}”写在别的名字的文件里',
    en: 'the parameter "{id}" stands in a file of another name',
    hintZh: '文件名应为 {expected}',
    hintEn: 'name the file {expected}',
  },
} as const satisfies ErrorCatalogue;
