import type { ErrorCatalogue } from '#domain/kernel/index.ts';

export const artefactFileErrors = {
  ARTEFACT_UNREADABLE: {
    zh: '无法读取文件“{path}”',
    en: 'the file "{path}" cannot be read',
    hintZh: '给出文件路径，或随附的名称：{known}',
    hintEn: 'give a path, or the name of one that ships with Weir: {known}',
  },
  ARTEFACT_NOT_JSON: {
    zh: '“{path}”不是 JSON 文件：{reason}',
    en: '"{path}" is not JSON: {reason}',
  },
  ARTEFACT_TOO_LARGE: {
    zh: '“{path}”大于 32 MB，不是模型、政策或决策记录',
    en: '"{path}" is larger than 32 MB: no model, policy or decision record is',
  },
} as const satisfies ErrorCatalogue;
