import type { ErrorCatalogue } from '#domain/kernel/index.ts';

export const portfolioErrors = {
  PORTFOLIO_EMPTY: {
    zh: '组合中没有任何贷款',
    en: 'the book holds no loan',
  },
  PORTFOLIO_LOADINGS_TOO_LARGE: {
    zh: '共同、行业与地区相关系数之和为 {sum}，必须小于 1',
    en: 'the correlations with the market, the sector and the region add up to {sum}: they must stay below 1',
  },
  PORTFOLIO_DF_REQUIRED: {
    zh: 't 连接函数需要大于 0 的自由度',
    en: 'a t copula needs degrees of freedom above zero',
    hintZh: '例如 --df 4',
    hintEn: 'for example --df 4',
  },
  PORTFOLIO_METHOD_UNFIT: {
    zh: '方法 {method} 不支持 {what}',
    en: 'the method {method} does not go with {what}',
  },
  PORTFOLIO_GRID_TOO_LARGE: {
    zh: '损失网格需要 {cells} 个单位，超过 {most}；请增大损失单位',
    en: 'the grid of losses would take {cells} units, more than {most}: choose a larger unit',
  },
  BUFFER_NEGATIVE: {
    zh: '{name} 的金额 {value} 不能为负',
    en: '{name} is {value}: an amount below zero',
  },
  BUFFER_SHARE_OUTSIDE: {
    zh: '缓冲层“{name}”的承担比例必须在 0 与 1 之间',
    en: 'the share that the layer {name} pays lies outside [0, 1]',
  },
  ECL_SCENARIOS_MALFORMED: {
    zh: '情景文件有误：{reason}',
    en: 'the scenarios cannot be used: {reason}',
    hintZh: '格式为 rho: 0.1 与 scenarios: [{name, weight, z: [第一年, 第二年]}]，权重之和为 1',
    hintEn:
      'write rho: 0.1 and scenarios: [{name, weight, z: [first year, second year]}], with weights that add up to 1',
  },
  ECL_LOAN_UNFIT: {
    zh: '{name} 的值 {value} 无法用于计提',
    en: '{name} is {value}: no loss can be worked out',
  },
  LIQUIDITY_DAY_MISSING: {
    zh: '该行既没有天数也没有日期',
    en: 'the row has neither a day nor a date',
  },
  LIQUIDITY_ITEM_UNKNOWN: {
    zh: '未知项目“{item}”；可用的项目：{known}',
    en: 'unknown item "{item}"; known are: {known}',
  },
  LIQUIDITY_SCENARIO_MALFORMED: {
    zh: '情景文件的“{key}”缺失或无法识别',
    en: '"{key}" of the scenario is missing, not a number, or not known',
    hintZh: '至少写 cash、claims、requestRate',
    hintEn: 'write at least cash, claims and requestRate',
  },
  TAPE_STATE_MISSING: {
    zh: '没有还款明细，贷款表也没有余额列：无法判断贷款状态',
    en: 'there are no repayments, and the tape has no column of the balance: the state of the loans cannot be told',
    hintZh: '用 --repayments 提供还款明细，或在贷款表中提供余额与逾期天数',
    hintEn: 'give --repayments, or columns of balance and days past due',
  },
  TAPE_LOAN_UNKNOWN: {
    zh: '还款明细中的贷款“{loan}”不在贷款表中',
    en: 'the repayments speak of a loan "{loan}" that the tape does not hold',
  },
  TAPE_LOAN_TWICE: {
    zh: '贷款“{loan}”出现了不止一次',
    en: 'the loan "{loan}" stands on the tape more than once',
  },
  TAPE_LOAN_WRONG: {
    zh: '{name} 的值“{value}”不合理',
    en: '{name} is "{value}", which cannot be',
  },
} as const satisfies ErrorCatalogue;
