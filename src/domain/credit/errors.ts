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
  MODEL_COLUMN_UNKNOWN: {
    zh: '数据里没有列“{column}”',
    en: 'the data have no column "{column}"',
    hintZh: '核对列名的拼写',
    hintEn: 'check the spelling of the column',
  },
  MODEL_COLUMN_MIXED: {
    zh: '列“{column}”大多是数字，却有文字“{value}”',
    en: '"{column}" holds numbers and the word "{value}"',
    hintZh: '用 --special 说明这个值的含义，或用 --exclude 排除该列',
    hintEn: 'name the value with --special, or leave the column out with --exclude',
  },
  MODEL_CELL_NOT_A_NUMBER: {
    zh: '“{value}”不是数字，而模型把这一列当数字',
    en: '"{value}" is not a number, and the model reads this column as numbers',
    hintZh: '改成数字；不知道的留空',
    hintEn: 'write a number, or leave the cell empty where it is unknown',
  },
  MODEL_OPTION_INVALID: {
    zh: '选项 {option} 的值“{value}”无效',
    en: 'the value "{value}" of {option} is not valid',
    hintZh: '见 --help 中的例子',
    hintEn: 'see the example under --help',
  },
  MODEL_TARGET_NEEDED: {
    zh: '这个评分卡没有记录结果列',
    en: 'this scorecard does not name its outcome',
    hintZh: '用 --target 指明结果列',
    hintEn: 'name the column of the outcome with --target',
  },
  MODEL_OUTCOME_BLANK: {
    zh: '这一行没有结果',
    en: 'this row has no outcome',
    hintZh: '补上结果，或先去掉没有结果的行',
    hintEn: 'give the outcome, or take rows without one out first',
  },
  MODEL_OUTCOME_AMBIGUOUS: {
    zh: '看不出“{column}”的哪个值表示坏：{values}',
    en: 'cannot tell which value of "{column}" means bad: {values}',
    hintZh: '用 --bad 指明，例如 --bad 1',
    hintEn: 'say it with --bad, for example --bad 1',
  },
  MODEL_OUTCOME_ONE_CLASS: {
    zh: '“{column}”只有一种结果，好坏都要有',
    en: '"{column}" holds one outcome only; both good and bad are needed',
    hintZh: '换一份同时有好有坏的数据',
    hintEn: 'use data with both outcomes',
  },
  MODEL_NOTHING_TO_LEARN_FROM: {
    zh: '没有一列能说明“{column}”',
    en: 'no column says anything about "{column}"',
    hintZh: '增加数据或特征',
    hintEn: 'bring more rows or other columns',
  },
} as const satisfies ErrorCatalogue;
