import type { KindDefinition } from '../kind.ts';
import { choice, fieldsOf } from './define.ts';

const field = fieldsOf('operations analyst', 'C2');

/** Electricity, water and gas as billed, one record a meter and period. */
export const utilityBills: KindDefinition = {
  kind: 'utility-bills',
  title: { zh: '水电气账单', en: 'utility bills' },
  cadenceDays: 30,
  rhythm: 'flow',
  eventField: 'periodEnd',
  identity: ['utility', 'meter', 'periodEnd', 'usage', 'amountFen'],
  firmSynonyms: [],
  derivable: {},
  fields: [
    field('periodEnd', 'date', {
      required: true,
      unit: 'period end',
      zh: '账期',
      en: 'period end',
      zhNames: ['账单月份', '月份', '抄表日期', '用电月份', '账单日期', '所属月份', '日期', '期间'],
      enNames: ['period', 'month', 'bill date', 'billing period', 'date'],
    }),
    field('utility', 'choice', {
      zh: '类别',
      en: 'utility',
      zhNames: ['费用类型', '账单类型', '能源类型', '类型'],
      enNames: ['type', 'bill type'],
      choices: [
        choice('electricity', '电', '电费', '用电', '电力', 'power'),
        choice('water', '水', '水费', '用水'),
        choice('gas', '气', '燃气', '燃气费', '天然气', '用气'),
        choice('other', '其他', '供热', '热力', '网络', '物业'),
      ],
    }),
    field('meter', 'text', {
      zh: '户号',
      en: 'meter',
      zhNames: ['用户编号', '表号', '电表号'],
      enNames: ['meter id', 'customer number'],
    }),
    field('usage', 'decimal', {
      unit: 'kWh or m³',
      zh: '用量',
      en: 'usage',
      zhNames: ['用电量', '电量', '用水量', '用气量', '用电量（千瓦时）', '用电量（度）'],
      enNames: ['consumption', 'kwh', 'quantity'],
    }),
    field('amountFen', 'fen', {
      required: true,
      zh: '应缴金额',
      en: 'amount billed',
      zhNames: ['金额', '费用', '电费金额', '应收金额', '账单金额', '电费', '水费'],
      enNames: ['amount', 'bill amount', 'billed'],
    }),
    field('paidFen', 'fen', {
      zh: '实缴金额',
      en: 'amount paid',
      zhNames: ['已缴金额', '实收金额'],
      enNames: ['paid'],
    }),
    field('paidOn', 'date', {
      zh: '缴费日期',
      en: 'paid on',
      zhNames: ['缴费时间', '付款日期'],
      enNames: ['payment date'],
    }),
    field('arrearsFen', 'fen', { zh: '欠费金额', en: 'arrears', zhNames: ['欠费', '违约金'], enNames: ['overdue'] }),
  ],
};
