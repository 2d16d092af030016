import { fen, formatYuan, fromDayNumber } from '#domain/kernel/index.ts';
import type { CountyFirm } from './county.ts';
import type { Invoice } from './invoices.ts';

/** One file of the delivery: its name without ending, its header, and the lines of one firm. */
export interface DeliveredFile {
  readonly name: string;
  readonly header: string;
  readonly lines: (firm: CountyFirm) => string[];
}

const yuan = (amount: number) => formatYuan(fen(amount));

const invoiceLine = (firm: CountyFirm) => (i: Invoice) =>
  [
    firm.plan.code,
    i.number,
    fromDayNumber(i.on),
    i.counterparty,
    yuan(i.netFen),
    yuan(i.taxFen),
    yuan(i.netFen + i.taxFen),
    i.status === 'void' ? '作废发票' : '有效发票',
  ].join(',');

/** What the firms deliver, by kind of evidence, as files with the headers that such files have. */
export const EVIDENCE_FILES: readonly DeliveredFile[] = [
  { name: 'firms', header: '企业代号,企业名称', lines: ({ plan }) => [`${plan.code},${plan.name}`] },
  {
    name: 'registration',
    header: '企业代号,查询日期,统一社会信用代码,企业名称,成立日期,注册资本,行业代码,省份代码,登记状态,从业人数',
    lines: ({ plan }) => [
      [
        plan.code,
        plan.registeredAsOn,
        plan.creditCode,
        plan.name,
        plan.establishedOn,
        `${plan.registeredCapitalYuan}.00`,
        plan.profile.division,
        plan.province,
        '存续',
        plan.employees,
      ].join(','),
    ],
  },
  {
    name: 'sales-invoices',
    header: '企业代号,发票号码,开票日期,购方单位代号,金额,税额,价税合计,发票状态',
    lines: (firm) => firm.sales.map(invoiceLine(firm)),
  },
  {
    name: 'purchase-invoices',
    header: '企业代号,发票号码,开票日期,销方单位代号,金额,税额,价税合计,发票状态',
    lines: (firm) => firm.purchases.map(invoiceLine(firm)),
  },
  {
    name: 'bank-transactions',
    header: '企业代号,交易日期,对方户名,摘要,收入,支出,余额',
    lines: ({ plan, bank }) =>
      bank.map((t) =>
        [
          plan.code,
          fromDayNumber(t.on),
          t.counterparty,
          t.summary,
          yuan(t.inFen),
          yuan(t.outFen),
          yuan(t.balanceFen),
        ].join(','),
      ),
  },
  {
    name: 'tax-returns',
    header: '企业代号,税款所属期起,税款所属期止,税种,申报销售额,应纳税额,已缴税额,逾期天数',
    lines: ({ plan, taxReturns }) =>
      taxReturns.map((t) =>
        [
          plan.code,
          fromDayNumber(t.fromDay),
          fromDayNumber(t.toDay),
          '增值税',
          yuan(t.salesFen),
          yuan(t.dueFen),
          yuan(t.paidFen),
          t.overdueDays,
        ].join(','),
      ),
  },
  {
    name: 'bureau-reports',
    header:
      '企业代号,报告日期,授信机构数,授信总额,贷款余额,月还款额,当前逾期金额,近24个月最长逾期天数,近24个月逾期次数,近6个月查询次数,信用历史月数',
    lines: ({ plan, bureau: b }) =>
      b
        ? [
            [
              plan.code,
              fromDayNumber(b.on),
              b.lenders,
              yuan(b.limitFen),
              yuan(b.balanceFen),
              yuan(b.monthlyPaymentFen),
              yuan(b.overdueFen),
              b.worstOverdueDays,
              b.overdueCount,
              b.enquiries,
              b.historyMonths,
            ].join(','),
          ]
        : [],
  },
];

/** The truth about the firms, apart from what they deliver. */
export const TRUTH_FILE: DeliveredFile = {
  name: 'firms',
  header: 'firm,industry,monthly_sales_yuan,gross_margin,drift,fails_on,invoices_to,bank_to',
  lines: ({ plan }) => [
    [
      plan.code,
      plan.profile.division,
      plan.monthlySalesYuan.toFixed(2),
      plan.grossMargin.toFixed(4),
      plan.drift.toFixed(5),
      plan.failsOn ?? '',
      plan.invoicesTo,
      plan.bankTo ?? '',
    ].join(','),
  ],
};
