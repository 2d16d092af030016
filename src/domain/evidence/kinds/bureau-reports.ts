import type { KindDefinition } from '../kind.ts';
import { fieldsOf } from './define.ts';

const field = fieldsOf('credit bureau officer', 'C3');

/** [name, type, zh, en, other zh headers, other en headers]. */
const FIGURES: readonly (readonly [string, 'fen' | 'integer', string, string, readonly string[], readonly string[]])[] =
  [
    [
      'lenders',
      'integer',
      '授信机构数',
      'lenders',
      ['贷款机构数', '借贷机构数', '有余额机构数'],
      ['number of lenders', 'institutions'],
    ],
    ['creditLimitFen', 'fen', '授信总额', 'total credit limit', ['授信额度', '总授信'], ['credit limit']],
    [
      'balanceFen',
      'fen',
      '贷款余额',
      'loans outstanding',
      ['借款余额', '未结清余额', '余额', '信贷余额', '负债余额'],
      ['balance', 'outstanding', 'outstanding balance'],
    ],
    ['guaranteesFen', 'fen', '对外担保余额', 'guarantees given', ['担保余额', '对外担保'], ['guarantees']],
    ['dueNextYearFen', 'fen', '一年内到期金额', 'due within a year', ['一年内到期余额'], ['due next year']],
    [
      'monthlyPaymentFen',
      'fen',
      '月还款额',
      'monthly payment',
      ['月均还款', '每月应还'],
      ['instalment', 'monthly instalment'],
    ],
    ['overdueFen', 'fen', '当前逾期金额', 'overdue now', ['逾期金额', '逾期余额'], ['overdue amount', 'past due']],
    ['overdueDays', 'integer', '当前逾期天数', 'days overdue now', ['逾期天数'], ['days past due', 'dpd']],
    [
      'worstOverdueDays24m',
      'integer',
      '近24个月最长逾期天数',
      'worst days overdue in 24 months',
      ['最长逾期天数', '两年内最长逾期天数', '最大逾期天数'],
      ['max dpd 24m', 'worst overdue days'],
    ],
    [
      'overdueCount24m',
      'integer',
      '近24个月逾期次数',
      'times overdue in 24 months',
      ['逾期次数', '两年内逾期次数'],
      ['overdue count'],
    ],
    [
      'nonPerformingFen',
      'fen',
      '不良余额',
      'non-performing balance',
      ['不良贷款余额', '关注类及不良余额'],
      ['npl balance', 'bad debt'],
    ],
    [
      'queries3m',
      'integer',
      '近3个月查询次数',
      'enquiries in three months',
      ['近三个月查询次数', '三个月内查询次数', '查询次数'],
      ['enquiries 3m', 'inquiries', 'enquiries'],
    ],
    [
      'queries6m',
      'integer',
      '近6个月查询次数',
      'enquiries in six months',
      ['近六个月查询次数', '半年内查询次数'],
      ['enquiries 6m'],
    ],
    [
      'firstCreditMonths',
      'integer',
      '信用历史月数',
      'months of credit history',
      ['首笔信贷距今月数'],
      ['credit history months'],
    ],
  ];

/** A credit bureau report of the firm or its owner, one record a report. */
export const bureauReports: KindDefinition = {
  kind: 'bureau-reports',
  title: { zh: '征信报告', en: 'bureau reports' },
  cadenceDays: 30,
  rhythm: 'state',
  eventField: 'reportedOn',
  identity: [],
  firmSynonyms: [],
  derivable: {},
  fields: [
    field('reportedOn', 'date', {
      required: true,
      zh: '报告日期',
      en: 'report date',
      zhNames: ['报告时间', '查询日期', '查询时间', '信息截止日期'],
      enNames: ['reported on', 'date', 'as of'],
    }),
    field('reportNumber', 'text', { zh: '报告编号', en: 'report number', enNames: ['report id'] }),
    field('subject', 'text', {
      zh: '被查询主体',
      en: 'subject',
      zhNames: ['查询对象', '主体类型', '主体'],
      enNames: ['subject type'],
    }),
    ...FIGURES.map(([name, type, zh, en, zhNames, enNames]) => field(name, type, { zh, en, zhNames, enNames })),
  ],
};
