import type { KindDefinition } from '../kind.ts';
import { choice, fieldsOf } from './define.ts';

const field = fieldsOf('operations analyst', 'C2');

/** Contributions to social insurance and the housing fund, one record a scheme and month. */
export const socialInsurance: KindDefinition = {
  kind: 'social-insurance',
  title: { zh: '社保公积金', en: 'social insurance' },
  cadenceDays: 30,
  rhythm: 'flow',
  eventField: 'periodEnd',
  identity: ['scheme', 'periodEnd', 'amountFen', 'employees'],
  firmSynonyms: [],
  derivable: {},
  fields: [
    field('periodEnd', 'date', {
      required: true,
      unit: 'period end',
      zh: '缴费月份',
      en: 'period end',
      zhNames: ['费款所属期', '缴费所属期', '所属月份', '月份', '缴纳月份', '费款所属期止', '所属期', '期间'],
      enNames: ['month', 'period', 'contribution month', 'date'],
    }),
    field('scheme', 'choice', {
      zh: '险种',
      en: 'scheme',
      zhNames: ['征收品目', '保险类型', '缴费类型', '类型'],
      enNames: ['insurance type', 'type'],
      choices: [
        choice('all', '社会保险', '社保', '五险', '合计', '五险合计', 'total'),
        choice('pension', '养老保险', '养老', '企业职工基本养老保险', '基本养老保险'),
        choice('medical', '医疗保险', '医疗', '基本医疗保险'),
        choice('unemployment', '失业保险', '失业'),
        choice('injury', '工伤保险', '工伤'),
        choice('maternity', '生育保险', '生育'),
        choice('housing-fund', '住房公积金', '公积金', 'housing fund'),
      ],
    }),
    field('employees', 'integer', {
      required: true,
      unit: 'persons',
      zh: '参保人数',
      en: 'persons insured',
      zhNames: ['缴费人数', '人数', '职工人数', '缴存人数'],
      enNames: ['employees', 'insured', 'headcount'],
    }),
    field('baseFen', 'fen', {
      zh: '缴费基数',
      en: 'wage base',
      zhNames: ['缴费工资', '工资总额', '基数'],
      enNames: ['base', 'payroll'],
    }),
    field('amountFen', 'fen', {
      zh: '应缴金额',
      en: 'contribution due',
      zhNames: ['应缴费额', '金额', '缴费金额', '缴存金额'],
      enNames: ['amount', 'due'],
    }),
    field('paidFen', 'fen', {
      zh: '实缴金额',
      en: 'contribution paid',
      zhNames: ['实缴费额', '已缴金额'],
      enNames: ['paid'],
    }),
    field('paidOn', 'date', {
      zh: '缴费日期',
      en: 'paid on',
      zhNames: ['入库日期', '到账日期'],
      enNames: ['payment date'],
    }),
  ],
};
