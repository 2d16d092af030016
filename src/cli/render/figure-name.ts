import type { Language } from '#domain/kernel/index.ts';

const ZH: Readonly<Record<string, string>> = {
  // price
  rate: '利率',
  ftp: '资金成本',
  expectedLoss: '预期损失',
  opex: '运营成本',
  capital: '资本成本',
  margin: '利润加成',
  survivorship: '履约者分摊',
  capitalShare: '资本占比',
  breakEvenRate: '保本利率',
  returnOnCapital: '资本回报率',
  // floor
  pdUsed: '所用违约概率',
  standing: '报价所处位置',
  profitPerUnit: '单位贷款利润',
  turnsUntilExhausted: '资本可承受轮数',
  'below-break-even': '低于保本利率',
  'below-floor': '低于定价下限',
  covered: '覆盖成本',
  'above-ceiling': '高于法定上限',
  // limit
  need: '营运资金需求',
  capacity: '还款能力',
  policyCap: '政策上限',
  'policy-cap': '政策上限',
  requested: '申请金额',
  limit: '额度',
  // tenor
  cycleDays: '现金转换周期（天）',
  tenorDays: '期限（天）',
  givenTenorDays: '给定期限（天）',
  gapDays: '期限缺口（天）',
  mismatch: '错配程度',
  renewalsAYear: '每年续贷次数',
  aRenewalBreaks: '年内续贷中断概率',
  cycle: '现金转换周期',
  'product-minimum': '产品最短期限',
  'product-maximum': '产品最长期限',
  // annual rate
  nominal: '名义年利率',
  effective: '实际年利率',
  simple: '单利年利率',
  // single-factor model and capital formula
  var: '风险价值',
  es: '预期短缺',
  jointDefault: '联合违约概率',
  variance: '方差',
  maturityUsed: '所用期限（年）',
  correlation: '相关系数',
  maturityAdjustment: '期限调整',
  k: '资本要求 K',
  riskWeight: '风险权重',
  scaling: '放大系数',
};

/** The name of a figure or of what decided it, as a table for people shows it; `name` is its key in JSON. */
export function figureName(name: string, lang: Language): string {
  if (lang === 'zh') return ZH[name] ?? name;
  return name.replaceAll('-', ' ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
