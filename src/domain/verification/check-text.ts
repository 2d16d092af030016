import type { Language } from '#domain/kernel/index.ts';

/** Each check by name: what is held against what. */
const CHECKS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'sales-invoices-add-up': {
    zh: '销项发票：金额 + 税额 = 价税合计',
    en: 'sales invoices: amount and tax make the total',
  },
  'purchase-invoices-add-up': {
    zh: '进项发票：金额 + 税额 = 价税合计',
    en: 'purchase invoices: amount and tax make the total',
  },
  'sales-invoices-bear-statutory-rates': {
    zh: '销项发票：税率是开票日的法定税率',
    en: 'sales invoices: the tax rate was law on the day',
  },
  'purchase-invoices-bear-statutory-rates': {
    zh: '进项发票：税率是开票日的法定税率',
    en: 'purchase invoices: the tax rate was law on the day',
  },
  'bank-balances-run-through': {
    zh: '银行流水：余额逐笔接续',
    en: 'bank statement: each balance follows from the one before',
  },
  'statements-add-up': { zh: '财务报表：勾稽关系成立', en: 'statements: assets, equity and cash flows add up' },
  'sales-invoices-against-tax-returns': { zh: '销项发票与增值税申报', en: 'sales invoices against VAT returns' },
  'sales-invoices-against-bank-inflow': { zh: '销项发票与银行流入', en: 'sales invoices against bank inflow' },
  'bank-inflow-against-sales': { zh: '银行流入与销售', en: 'bank inflow against sales' },
  'new-customers-against-their-payments': { zh: '新客户的开票与付款', en: 'what new customers were billed and paid' },
  'statement-revenue-against-sales': { zh: '报表收入与开票、申报销售', en: 'revenue of the statements against sales' },
  'statement-revenue-against-bank-inflow': {
    zh: '报表收入与银行流入',
    en: 'revenue of the statements against bank inflow',
  },
  'statement-cost-against-purchases': { zh: '报表成本与采购', en: 'cost of the statements against purchases' },
  'bureau-debt-against-stated-debt': { zh: '征信负债与所报负债', en: 'debt at the bureau against debt stated' },
  'purchase-invoices-against-bank-outflow': { zh: '进项发票与银行流出', en: 'purchase invoices against bank outflow' },
  'platform-orders-against-settlements': { zh: '平台订单与结算入账', en: 'platform orders against settlements' },
  'platform-orders-settled': {
    zh: '平台已完成订单与已结算订单',
    en: 'completed platform orders against those settled',
  },
  'sales-growth-against-electricity': { zh: '销售增长与用电增长', en: 'growth of sales against electricity' },
  'sales-growth-against-shipments': { zh: '销售增长与发货增长', en: 'growth of sales against shipments' },
  'declared-revenue-against-sales': { zh: '自报收入与实际销售', en: 'declared revenue against sales' },
};

/** What a check holds against what, in words; undefined for a name that is no check's. */
export function checkText(check: string, language: Language): string | undefined {
  return CHECKS[check]?.[language];
}
