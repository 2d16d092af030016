import type { ErrorCatalogue } from '#domain/kernel/index.ts';

export const creditErrors = {
  SCORECARD_FORMAT_UNKNOWN: {
    zh: '这不是本版本能读的评分卡（格式“{format}”）',
    en: 'this is not a scorecard that this version reads (format "{format}")',
    hintZh: '格式应为 weir-scorecard/1',
    hintEn: 'the format should be weir-scorecard/1',
  },
  SCORECARD_FIELD_INVALID: {
    zh: '评分卡的“{field}”缺失或无效',
    en: 'the scorecard lacks "{field}" or it is not valid',
    hintZh: '对照评分卡的格式说明改正',
    hintEn: 'correct it by the description of the format',
  },
  SCORECARD_BINS_INVALID: {
    zh: '变量“{variable}”的分箱有空隙、重叠或重复的值',
    en: 'the bins of "{variable}" leave a gap, overlap or name a value twice',
    hintZh: '区间为左闭右开，首尾相接，同一个值只出现一次',
    hintEn: 'intervals are [from, to), each begins where the last ends, and a value belongs to one bin',
  },
  SCORECARD_SHARES_INVALID: {
    zh: '变量“{variable}”各箱的人群占比之和为 {sum}，应为 1',
    en: 'the population shares of "{variable}" add up to {sum} and not to 1',
    hintZh: '写明每箱的人群占比',
    hintEn: 'state the share of the population in each bin',
  },
  SCORECARD_MAY_NOT_DECIDE: {
    zh: '评分卡不得自行决定：{bads} 个坏样本少于 {needed} 个，或没有批准人',
    en: 'the scorecard may not decide: {bads} bads are fewer than {needed}, or nobody approved it',
    hintZh: '把 mayDecide 设为 false，或写明批准人',
    hintEn: 'set mayDecide to false, or name the approver',
  },
} as const satisfies ErrorCatalogue;
