import type { KindDefinition } from '../kind.ts';
import { choice, fieldsOf } from './define.ts';

const field = fieldsOf('loan officer', 'C2');

/** What the applicant states: believed only as far as other sources bear it out. */
export const selfDeclarations: KindDefinition = {
  kind: 'self-declarations',
  title: { zh: '自主申报', en: 'self-declarations' },
  cadenceDays: 180,
  rhythm: 'state',
  eventField: 'declaredOn',
  identity: [],
  firmSynonyms: [],
  derivable: {},
  fields: [
    field('declaredOn', 'date', {
      required: true,
      zh: '申报日期',
      en: 'declared on',
      zhNames: ['填报日期', '填写日期', '声明日期', '日期', '申请日期'],
      enNames: ['date', 'declaration date', 'as of'],
    }),
    field('annualRevenueFen', 'fen', {
      zh: '年营业收入',
      en: 'annual revenue as stated',
      zhNames: ['年收入', '年销售额', '营业收入', '上年营业收入'],
      enNames: ['annual revenue', 'revenue', 'annual sales'],
    }),
    field('monthlyRevenueFen', 'fen', {
      zh: '月营业收入',
      en: 'monthly revenue as stated',
      zhNames: ['月收入', '月均收入', '月销售额'],
      enNames: ['monthly revenue'],
    }),
    field('annualProfitFen', 'fen', {
      zh: '年利润',
      en: 'annual profit as stated',
      zhNames: ['净利润', '年净利润'],
      enNames: ['annual profit', 'profit'],
    }),
    field('debtFen', 'fen', {
      zh: '现有负债',
      en: 'debt as stated',
      zhNames: ['负债总额', '现有借款', '借款余额'],
      enNames: ['debt', 'existing debt', 'liabilities'],
    }),
    field('employees', 'integer', {
      unit: 'persons',
      zh: '员工人数',
      en: 'employees as stated',
      zhNames: ['从业人数', '人数'],
      enNames: ['employees', 'headcount', 'staff'],
    }),
    field('industry', 'text', {
      zh: '所属行业',
      en: 'industry as stated',
      zhNames: ['行业', '主营行业'],
      enNames: ['industry'],
    }),
    field('businessYears', 'decimal', {
      unit: 'years',
      zh: '经营年限',
      en: 'years in business',
      zhNames: ['经营年数', '从业年限'],
      enNames: ['business years'],
    }),
    field('purpose', 'text', {
      zh: '贷款用途',
      en: 'purpose of the loan',
      zhNames: ['借款用途', '用途', '资金用途'],
      enNames: ['purpose', 'loan purpose'],
    }),
    field('requestedFen', 'fen', {
      zh: '申请金额',
      en: 'amount asked for',
      zhNames: ['贷款金额', '借款金额', '申请额度'],
      enNames: ['requested amount', 'loan amount'],
    }),
    field('premises', 'choice', {
      zh: '经营场所性质',
      en: 'premises',
      zhNames: ['场所性质', '经营场所'],
      choices: [
        choice('owned', '自有', '自购'),
        choice('rented', '租赁', '租用', 'leased'),
        choice('other', '其他', '无固定场所'),
      ],
    }),
  ],
};
