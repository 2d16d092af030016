import type { ErrorCatalogue } from '#domain/kernel/index.ts';

export const termsErrors = {
  TERMS_NO_SALES: {
    zh: '销售收入或销售成本为零，无法计算周转天数',
    en: 'sales or cost of sales are zero: days of turnover cannot be computed',
    hintZh: '提供上年度销售收入和销售成本',
    hintEn: 'give the sales and the cost of sales of last year',
  },
  TERMS_NOTHING_LIMITS: {
    zh: '既没有资金需求也没有还款能力，无法确定额度',
    en: 'neither the need nor the capacity to repay is known: no limit can be set',
    hintZh: '提供销售与周转数据，或已核实的现金流',
    hintEn: 'give sales and turnover, or verified cash flow',
  },
  FEN_MALFORMED: {
    zh: '“{value}”不是整数分',
    en: '"{value}" is not a whole number of fen',
    hintZh: '只写数字，100 元写 10000',
    hintEn: 'digits alone: 100 yuan is 10000',
  },
  TERMS_COLUMN_MISSING: {
    zh: '没有“{field}”列',
    en: 'there is no column {field}',
    hintZh: '命令的 --help 列出所需的列',
    hintEn: '--help of the command lists the columns that it needs',
  },
  TERMS_PART_MISSING: {
    zh: '缺少 {parts}',
    en: 'what is needed together is {parts}',
  },
  TERMS_NO_COVERING_PRICE: {
    zh: '违约概率为 1，没有任何利率能够覆盖风险',
    en: 'default is certain: no rate covers it',
  },
  TERMS_LEVERAGE_ABOVE_CEILING: {
    zh: '{name} 为净资产的 {value} 倍，超过上限 {ceiling} 倍',
    en: '{name} is {value} times net assets, above the ceiling of {ceiling}',
  },
  TERMS_NO_CAPITAL_FORMULA: {
    zh: '违约概率 {pd} 太小，公司类内评公式没有意义',
    en: 'the PD {pd} is too small for the corporate IRB formula',
    hintZh: '使用带有违约概率下限的标准',
    hintEn: 'use a standard that has a PD floor',
  },
  TERMS_SALES_REQUIRED: {
    zh: '中小企业类内评公式需要年营业收入',
    en: 'the IRB formula for small firms needs yearly sales',
  },
  SCHEDULE_NO_DUE_DATES: {
    zh: '还款计划没有到期日',
    en: 'the schedule has no due dates',
  },
  SCHEDULE_DATES_NOT_ASCENDING: {
    zh: '到期日 {date} 不晚于前一日期',
    en: 'the due date {date} is not after the date before it',
  },
  SCHEDULE_PRINCIPAL_NOT_POSITIVE: {
    zh: '本金必须大于零',
    en: 'the principal must be above zero',
  },
  SCHEDULE_RATE_OUT_OF_RANGE: {
    zh: '年利率 {rate} 不在 0 至 10 之间',
    en: 'the yearly rate {rate} is not between 0 and 10',
    hintZh: '利率写成小数，例如 8% 写 0.08',
    hintEn: 'write rates as decimals: 8 % is 0.08',
  },
  SCHEDULE_GRACE_TOO_LONG: {
    zh: '宽限期 {grace} 期不短于总期数 {periods}',
    en: 'a grace of {grace} periods leaves none of the {periods} to repay in',
  },
  APR_TOO_FEW_FLOWS: {
    zh: '计算年化利率至少需要一笔放款和一笔还款',
    en: 'an annual percentage rate needs at least one payout and one repayment',
  },
  APR_NO_PAYOUT_FIRST: {
    zh: '最早的一笔现金流不是放款',
    en: 'the earliest cash flow is not a payout to the borrower',
    hintZh: '放款写正数，还款写负数',
    hintEn: 'payouts are positive, repayments negative',
  },
  APR_NO_RATE: {
    zh: '没有任何利率能使这些现金流平衡',
    en: 'no rate balances these cash flows',
  },
  APR_AMBIGUOUS: {
    zh: '不止一个利率能使这些现金流平衡',
    en: 'more than one rate balances these cash flows',
    hintZh: '检查放款与还款交替出现的记录',
    hintEn: 'check where payouts and repayments alternate',
  },
  ALLOCATION_CURVE_EMPTY: {
    zh: '接受曲线没有数据行或没有评级列',
    en: 'the acceptance curve has no rows or no columns of grades',
    hintZh: '第一列为年利率，其余各列为各评级的客户流失率',
    hintEn: 'the first column is the yearly rate, the others the churn of each grade',
  },
  ALLOCATION_CURVE_VALUE: {
    zh: '接受曲线中的值“{value}”不在允许范围内',
    en: 'the acceptance curve has the value "{value}", which is not allowed there',
    hintZh: '利率和流失率都写成小数，流失率在 0 与 1 之间',
    hintEn: 'rates and churn are decimals, churn between 0 and 1',
  },
  ALLOCATION_CURVE_RATE_TWICE: {
    zh: '接受曲线中利率 {rate} 出现了两次',
    en: 'the acceptance curve has the rate {rate} twice',
  },
  ALLOCATION_NO_RATE: {
    zh: '接受曲线在 {minRate} 与 {maxRate} 之间没有利率',
    en: 'the acceptance curve has no rate between {minRate} and {maxRate}',
  },
  ALLOCATION_AMOUNTS_CROSSED: {
    zh: '最低金额 {minFen} 分高于最高金额 {maxFen} 分',
    en: 'the smallest amount, {minFen} fen, is above the largest, {maxFen} fen',
  },
  ALLOCATION_RATES_CROSSED: {
    zh: '最低利率 {minRate} 高于最高利率 {maxRate}',
    en: 'the lowest rate, {minRate}, is above the highest, {maxRate}',
  },
} as const satisfies ErrorCatalogue;
