import type { BankTransaction, Invoice } from './books.ts';
import type { CountyFirm } from './county.ts';
import type { Lines } from './statements.ts';
import { clock, date, yuan } from './written.ts';

/** One file of the county: its path without ending, its header, and the lines of one firm. */
export interface CountyFile {
  readonly name: string;
  readonly header: string;
  readonly lines: (firm: CountyFirm) => readonly string[];
}

function invoiceLine({ plan }: CountyFirm, i: Invoice): string {
  const status = i.status === 'void' ? '作废发票' : '有效发票';
  return `${plan.code},${i.number},${date(i.on)},${i.counterparty},${yuan(i.netFen)},${yuan(i.taxFen)},${yuan(i.netFen + i.taxFen)},${status},${i.reverses ?? ''}`;
}

const BANK_HEADER = '企业代号,交易日期,交易时间,对方户名,摘要,收入,支出,余额';

function bankLine(code: string, t: BankTransaction): string {
  return `${code},${date(t.on)},${clock(t.minute)},${t.counterparty},${t.summary},${yuan(t.inFen)},${yuan(t.outFen)},${yuan(t.balanceFen)}`;
}

/** Statement lines in the order of the file, with the header that each has. */
const STATEMENT_LINES: readonly (readonly [keyof Lines, string])[] = [
  ['cashFen', '货币资金'],
  ['receivablesFen', '应收账款'],
  ['prepaymentsFen', '预付款项'],
  ['inventoryFen', '存货'],
  ['currentAssetsFen', '流动资产合计'],
  ['fixedAssetsFen', '固定资产'],
  ['totalAssetsFen', '资产总计'],
  ['shortTermBorrowingsFen', '短期借款'],
  ['payablesFen', '应付账款'],
  ['currentLiabilitiesFen', '流动负债合计'],
  ['totalLiabilitiesFen', '负债合计'],
  ['paidInCapitalFen', '实收资本'],
  ['retainedEarningsFen', '未分配利润'],
  ['equityFen', '所有者权益合计'],
  ['revenueFen', '营业收入'],
  ['costOfSalesFen', '营业成本'],
  ['sellingAdministrativeFen', '销售及管理费用'],
  ['financeCostsFen', '财务费用'],
  ['depreciationFen', '折旧'],
  ['operatingProfitFen', '营业利润'],
  ['profitBeforeTaxFen', '利润总额'],
  ['netIncomeFen', '净利润'],
  ['operatingCashFlowFen', '经营活动产生的现金流量净额'],
  ['investingCashFlowFen', '投资活动产生的现金流量净额'],
  ['financingCashFlowFen', '筹资活动产生的现金流量净额'],
];

const INVOICE_COLUMNS = (party: string) =>
  `企业代号,发票号码,开票日期,${party},金额,税额,价税合计,发票状态,原蓝字发票号码`;

/** What the firms deliver, a file for each kind of evidence, with the headers that such files have. */
export const EVIDENCE_FILES: readonly CountyFile[] = [
  { name: 'firms', header: '企业代号,企业名称', lines: ({ plan }) => [`${plan.code},${plan.name}`] },
  {
    name: 'registration',
    header:
      '企业代号,查询日期,统一社会信用代码,企业名称,成立日期,注册资本,行业代码,省份代码,住所,登记状态,企业类型,从业人数,法定代表人',
    lines: ({ plan, contact, registeredAsOn }) => [
      [
        plan.code,
        date(registeredAsOn),
        plan.creditCode,
        plan.name,
        plan.establishedOn,
        `${plan.registeredCapitalYuan}.00`,
        plan.profile.division,
        plan.province,
        contact.address,
        '存续',
        '有限责任公司',
        plan.employees,
        contact.owner,
      ].join(','),
    ],
  },
  {
    name: 'sales-invoices',
    header: INVOICE_COLUMNS('购方单位代号'),
    lines: (firm) => firm.delivered.sales.map((i) => invoiceLine(firm, i)),
  },
  {
    name: 'purchase-invoices',
    header: INVOICE_COLUMNS('销方单位代号'),
    lines: (firm) => firm.delivered.purchases.map((i) => invoiceLine(firm, i)),
  },
  {
    name: 'bank-transactions',
    header: BANK_HEADER,
    lines: ({ plan, delivered }) => delivered.bank.map((t) => bankLine(plan.code, t)),
  },
  {
    name: 'tax-returns',
    header:
      '企业代号,税款所属期起,税款所属期止,申报日期,税种,申报销售额,未开票收入,销项税额,进项税额,应纳税额,已缴税额,逾期天数',
    lines: ({ plan, delivered }) =>
      delivered.taxReturns.map(
        (t) =>
          `${plan.code},${date(t.fromDay)},${date(t.toDay)},${date(t.filedOn)},增值税,${yuan(t.salesFen)},${yuan(t.uninvoicedFen)},${yuan(t.outputTaxFen)},${yuan(t.inputTaxFen)},${yuan(t.dueFen)},${yuan(t.paidFen)},${t.overdueDays}`,
      ),
  },
  {
    name: 'financial-statements',
    header: `企业代号,报告期,报告期月数,是否审计,${STATEMENT_LINES.map(([, header]) => header).join(',')}`,
    lines: ({ plan, delivered }) =>
      delivered.statements.map(
        ({ periodEnd, lines }) =>
          `${plan.code},${date(periodEnd)},12,否,${STATEMENT_LINES.map(([name]) => yuan(lines[name])).join(',')}`,
      ),
  },
  {
    name: 'bureau-reports',
    header:
      '企业代号,报告日期,授信机构数,授信总额,贷款余额,月还款额,当前逾期金额,近24个月最长逾期天数,近24个月逾期次数,近6个月查询次数,信用历史月数',
    lines: ({ plan, delivered }) =>
      delivered.bureau.map(
        (b) =>
          `${plan.code},${date(b.on)},${b.lenders},${yuan(b.limitFen)},${yuan(b.balanceFen)},${yuan(b.monthlyPaymentFen)},${yuan(b.overdueFen)},${b.worstOverdueDays},${b.overdueCount},${b.enquiries},${b.historyMonths}`,
      ),
  },
  {
    name: 'court-records',
    header: '企业代号,立案日期,案号,记录类型,诉讼地位,涉案金额,案件状态',
    lines: ({ plan, delivered }) =>
      delivered.courts.map(
        (c) => `${plan.code},${date(c.filedOn)},${c.caseNumber},${c.type},${c.role},${yuan(c.amountFen)},${c.status}`,
      ),
  },
  {
    name: 'utility-bills',
    header: '企业代号,账期,类别,用电量,应缴金额,实缴金额,缴费日期',
    lines: ({ plan, delivered }) =>
      delivered.utilities.map(
        (u) =>
          `${plan.code},${date(u.periodEnd)},电,${u.kwh},${yuan(u.amountFen)},${yuan(u.amountFen)},${date(u.paidOn)}`,
      ),
  },
  {
    name: 'social-insurance',
    header: '企业代号,费款所属期,险种,参保人数,缴费基数,应缴金额,实缴金额,缴费日期',
    lines: ({ plan, delivered }) =>
      delivered.insurance.map(
        (s) =>
          `${plan.code},${date(s.periodEnd)},五险合计,${s.employees},${yuan(s.baseFen)},${yuan(s.amountFen)},${yuan(s.amountFen)},${date(s.paidOn)}`,
      ),
  },
  {
    name: 'platform-orders',
    header: '企业代号,下单日期,订单号,平台,订单金额,退款金额,平台费用,订单数,订单状态,结算到账日期',
    lines: ({ plan, delivered }) =>
      delivered.platform.map(
        (o) =>
          `${plan.code},${date(o.on)},${o.number},示范平台,${yuan(o.amountFen)},${yuan(o.refundFen)},${yuan(o.feeFen)},${o.orders},已完成,${o.settledOn === null ? '' : date(o.settledOn)}`,
      ),
  },
  {
    name: 'logistics',
    header: '企业代号,发货日期,运单号,收发方向,收货方,件数,重量,货值,运费,签收日期,运单状态',
    lines: ({ plan, delivered }) =>
      delivered.shipments.map(
        (s) =>
          `${plan.code},${date(s.on)},${s.waybill},发货,${s.counterparty},${s.pieces},${s.weightKg.toFixed(1)},${yuan(s.goodsValueFen)},${yuan(s.freightFen)},${date(s.deliveredOn)},已签收`,
      ),
  },
  {
    name: 'reputation',
    header: '企业代号,采集日期,平台,评分,评价数,差评率,投诉数',
    lines: ({ plan, delivered }) =>
      delivered.reputation.map(
        (r) =>
          `${plan.code},${date(r.observedOn)},示范平台,${r.rating.toFixed(1)},${r.reviews},${r.negativeShare.toFixed(3)},${r.complaints}`,
      ),
  },
  {
    name: 'self-declarations',
    header: '企业代号,申报日期,年营业收入,现有负债,员工人数,申请金额',
    lines: ({ plan, delivered }) =>
      delivered.declarations.map(
        (d) =>
          `${plan.code},${date(d.declaredOn)},${yuan(d.annualRevenueFen)},${yuan(d.debtFen)},${d.employees},${yuan(d.requestedFen)}`,
      ),
  },
];

/** What a firm with a story could deliver and has not: the rest of its bank statement, to be handed in later. */
export const WITHHELD_FILE: CountyFile = {
  name: 'withheld/bank-transactions',
  header: BANK_HEADER,
  lines: ({ plan, whole, delivered }) =>
    plan.role ? whole.bank.slice(delivered.bank.length).map((t) => bankLine(plan.code, t)) : [],
};

/** What is no evidence of one firm: how firms hang together, and the book of the county's own lender. */
export const COUNTY_FILES: readonly CountyFile[] = [
  {
    name: 'relations',
    header: 'firm,kind,value',
    lines: ({ plan, contact }) =>
      (['owner', 'phone', 'address', 'device'] as const).map((kind) => `${plan.code},${kind},${contact[kind]}`),
  },
];
