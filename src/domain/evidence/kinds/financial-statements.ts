import type { FieldDefinition } from '../field.ts';
import type { KindDefinition } from '../kind.ts';
import { choice, fieldsOf } from './define.ts';

const field = fieldsOf('financial analyst', 'C2');

/** [name, zh, en, other zh headers, other en headers] of a statement's lines, all in fen. */
const LINES: readonly (readonly [string, string, string, readonly string[], readonly string[]])[] = [
  ['cashFen', '货币资金', 'cash', ['现金及现金等价物余额', '期末现金余额'], ['cash and equivalents', 'cash at bank']],
  [
    'securitiesFen',
    '交易性金融资产',
    'marketable securities',
    ['短期投资'],
    ['securities', 'short-term investments', 'sec'],
  ],
  [
    'receivablesFen',
    '应收账款',
    'accounts receivable',
    ['应收账款净额', '应收票据及应收账款'],
    ['receivables', 'trade receivables', 'rec'],
  ],
  ['prepaymentsFen', '预付款项', 'prepayments', ['预付账款'], ['advances paid']],
  ['inventoryFen', '存货', 'inventory', ['存货净额'], ['inventories', 'stock']],
  ['currentAssetsFen', '流动资产合计', 'total current assets', ['流动资产'], ['current assets', 'ca']],
  [
    'fixedAssetsFen',
    '固定资产',
    'property, plant and equipment',
    ['固定资产净额', '固定资产净值', '固定资产账面价值'],
    ['ppe', 'fixed assets'],
  ],
  ['totalAssetsFen', '资产总计', 'total assets', ['总资产', '资产合计', '资产总额'], ['assets', 'ta']],
  ['shortTermBorrowingsFen', '短期借款', 'short-term borrowings', [], ['short-term debt', 'short-term loans']],
  ['payablesFen', '应付账款', 'accounts payable', ['应付票据及应付账款'], ['payables', 'trade payables']],
  ['advancesReceivedFen', '预收款项', 'advances received', ['预收账款', '合同负债'], ['contract liabilities']],
  ['currentLiabilitiesFen', '流动负债合计', 'total current liabilities', ['流动负债'], ['current liabilities', 'cl']],
  [
    'longTermBorrowingsFen',
    '长期借款',
    'long-term debt',
    ['非流动负债合计', '长期负债'],
    ['long-term borrowings', 'ltd', 'long-term liabilities'],
  ],
  ['totalLiabilitiesFen', '负债合计', 'total liabilities', ['负债总计', '总负债', '负债总额'], ['liabilities', 'tl']],
  [
    'paidInCapitalFen',
    '实收资本',
    'paid-in capital',
    ['股本', '实收资本（或股本）'],
    ['share capital', 'common stock'],
  ],
  ['retainedEarningsFen', '未分配利润', 'retained earnings', ['留存收益'], ['re']],
  [
    'equityFen',
    '所有者权益合计',
    'total equity',
    ['股东权益合计', '净资产', '所有者权益', '权益合计'],
    ['equity', 'net assets', 'book equity'],
  ],
  ['revenueFen', '营业收入', 'revenue', ['主营业务收入', '营业总收入', '销售收入'], ['sales', 'turnover', 'net sales']],
  ['costOfSalesFen', '营业成本', 'cost of sales', ['主营业务成本', '销售成本'], ['cogs', 'cost of goods sold']],
  ['sellingExpensesFen', '销售费用', 'selling expenses', ['营业费用'], ['selling']],
  [
    'administrativeExpensesFen',
    '管理费用',
    'administrative expenses',
    [],
    ['administrative', 'general and administrative'],
  ],
  [
    'sellingAdministrativeFen',
    '销售及管理费用',
    'selling, general and administrative expenses',
    ['期间费用'],
    ['sga', 'sg&a'],
  ],
  ['financeCostsFen', '财务费用', 'finance costs', ['利息支出', '利息费用'], ['interest expense', 'interest']],
  [
    'depreciationFen',
    '折旧',
    'depreciation',
    ['折旧费', '固定资产折旧', '折旧与摊销', '折旧摊销'],
    ['dep', 'depreciation and amortisation'],
  ],
  ['operatingProfitFen', '营业利润', 'operating profit', ['息税前利润'], ['ebit', 'operating income']],
  ['profitBeforeTaxFen', '利润总额', 'profit before tax', ['税前利润'], ['pbt']],
  ['incomeTaxFen', '所得税费用', 'income tax', ['所得税'], ['tax expense']],
  ['netIncomeFen', '净利润', 'net income', ['净利', '税后利润'], ['net profit', 'ni', 'profit']],
  [
    'operatingCashFlowFen',
    '经营活动产生的现金流量净额',
    'cash flow from operations',
    ['经营活动现金流量净额', '经营现金流'],
    ['cfo', 'operating cash flow'],
  ],
  [
    'investingCashFlowFen',
    '投资活动产生的现金流量净额',
    'cash flow from investing',
    ['投资活动现金流量净额'],
    ['cfi', 'investing cash flow'],
  ],
  [
    'financingCashFlowFen',
    '筹资活动产生的现金流量净额',
    'cash flow from financing',
    ['筹资活动现金流量净额'],
    ['cff', 'financing cash flow'],
  ],
  ['sharesIssuedFen', '吸收投资收到的现金', 'proceeds of equity issued', ['增资'], ['equity issued', 'stock issued']],
];

const lines: readonly FieldDefinition[] = LINES.map(([name, zh, en, zhNames, enNames]) =>
  field(name, 'fen', { zh, en, zhNames, enNames }),
);

/** One record a period: balance sheet, income and cash flow statement in one row. Tables of items are turned into it on reading. */
export const financialStatements: KindDefinition = {
  kind: 'financial-statements',
  title: { zh: '财务报表', en: 'financial statements' },
  cadenceDays: 365,
  rhythm: 'flow',
  eventField: 'periodEnd',
  identity: [],
  firmSynonyms: [],
  derivable: {},
  sum: { parts: ['totalLiabilitiesFen', 'equityFen'], whole: 'totalAssetsFen', toleranceFen: 100 },
  fields: [
    field('periodEnd', 'date', {
      required: true,
      unit: 'period end',
      zh: '报告期',
      en: 'period end',
      zhNames: ['报表日期', '会计期间', '截止日期', '期末日期', '报告期末', '年度', '会计年度', '期间', '日期', '年份'],
      enNames: ['period', 'as of', 'fiscal year', 'year', 'date', 'reporting date'],
    }),
    field('periodMonths', 'integer', {
      unit: 'months',
      zh: '报告期月数',
      en: 'months of the period',
      zhNames: ['期间月数'],
      enNames: ['months'],
    }),
    field('scope', 'choice', {
      zh: '报表口径',
      en: 'scope',
      zhNames: ['合并范围', '合并口径'],
      choices: [
        choice('single', '母公司', '单体', '本部', 'standalone', 'parent'),
        choice('consolidated', '合并', 'group'),
      ],
    }),
    field('audited', 'boolean', { zh: '是否审计', en: 'audited', zhNames: ['经审计', '审计'] }),
    ...lines,
  ],
};
