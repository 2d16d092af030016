import type { ErrorCatalogue } from '#domain/kernel/index.ts';

export const boostedErrors = {
  MODEL_TREND_ON_WORDS: {
    zh: '列“{column}”是文字，不能要求单调方向',
    en: '"{column}" holds words, so risk cannot be told to rise or fall with it',
    hintZh: '去掉这一列的 --monotone',
    hintEn: 'leave this column out of --monotone',
  },
  ONNX_FEATURES_DIFFER: {
    zh: '模型用到第 {needed} 个特征，而只给出 {given} 列',
    en: 'the model asks for {needed} features, and {given} columns are given',
    hintZh: '用 --columns 按模型的次序列出全部特征',
    hintEn: 'list all features in the order of the model with --columns',
  },
  BOOSTED_FORMAT_UNKNOWN: {
    zh: '这不是本版本能读的提升树模型（格式“{format}”）',
    en: 'this is not a boosted model that this version reads (format "{format}")',
    hintZh: '格式应为 weir-boosted/1',
    hintEn: 'the format should be weir-boosted/1',
  },
  BOOSTED_FIELD_INVALID: {
    zh: '提升树模型的“{field}”缺失或无效',
    en: 'the boosted model lacks "{field}" or it is not valid',
    hintZh: '用 model fit 重新生成',
    hintEn: 'write it anew with model fit',
  },
} as const satisfies ErrorCatalogue;
