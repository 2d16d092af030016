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
  ONNX_MALFORMED: {
    zh: '不是完整的 ONNX 文件：{why}',
    en: 'this is not a whole ONNX file: {why}',
  },
  ONNX_NO_TREES: {
    zh: '文件里没有唯一的树集成（有：{operators}）',
    en: 'the file holds no single ensemble of trees (it has {operators})',
    hintZh: '可读 TreeEnsembleClassifier 与 TreeEnsembleRegressor',
    hintEn: 'TreeEnsembleClassifier and TreeEnsembleRegressor can be read',
  },
  ONNX_NOT_LOGISTIC: {
    zh: '树的结果不是坏的对数几率（{transform}，{classes} 类）',
    en: 'the answers of the trees are not the log-odds of bad ({transform}, {classes} classes)',
    hintZh: '导出二分类、LOGISTIC 变换的提升树',
    hintEn: 'export boosted trees for two classes with the LOGISTIC transform',
  },
  ONNX_TREES_BROKEN: {
    zh: '第 {tree} 棵树不完整或有不支持的分支',
    en: 'tree {tree} is broken or branches in a way that is not known',
  },
  ARTEFACT_TOO_LARGE: {
    zh: '“{path}”大于 32 MB，不是模型、政策或决策记录',
    en: '"{path}" is larger than 32 MB: no model, policy or decision record is',
  },
} as const satisfies ErrorCatalogue;
