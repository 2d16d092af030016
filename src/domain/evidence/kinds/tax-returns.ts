import type { KindDefinition } from '../kind.ts';
import { choice, fieldsOf } from './define.ts';

const field = fieldsOf('tax analyst', 'C2');

/** Returns as filed: one record a tax and period. */
export const taxReturns: KindDefinition = {
  kind: 'tax-returns',
  title: { zh: '纳税申报', en: 'tax returns' },
  cadenceDays: 90,
  rhythm: 'flow',
  eventField: 'periodEnd',
  identity: [],
  firmSynonyms: [],
  derivable: {},
  fields: [
    field('periodEnd', 'date', {
      required: true,
      unit: 'period end',
      zh: '税款所属期止',
      en: 'period end',
      zhNames: ['所属期止', '税款所属时期止', '所属期', '所属时期', '税款所属期', '申报期', '期间', '月份', '所属月份'],
      enNames: ['period', 'period to', 'tax period', 'month'],
    }),
    field('periodStart', 'date', {
      zh: '税款所属期起',
      en: 'period start',
      zhNames: ['所属期起', '税款所属时期起'],
      enNames: ['period from'],
    }),
    field('filedOn', 'date', {
      zh: '申报日期',
      en: 'filed on',
      zhNames: ['申报时间', '报送日期'],
      enNames: ['filing date', 'submitted on'],
    }),
    field('tax', 'choice', {
      zh: '税种',
      en: 'tax',
      zhNames: ['征收项目', '申报表类型', '税费种'],
      enNames: ['tax type', 'kind of tax'],
      choices: [
        choice('vat', '增值税', '增值税及附加', 'value added tax'),
        choice('income', '企业所得税', '所得税', '经营所得', '个人所得税经营所得', 'corporate income tax', 'cit'),
        choice('withholding', '个人所得税', '代扣代缴个人所得税', 'individual income tax', 'iit'),
        choice(
          'other',
          '其他',
          '城市维护建设税',
          '教育费附加',
          '地方教育附加',
          '印花税',
          '消费税',
          '房产税',
          '城镇土地使用税',
          '附加税',
        ),
      ],
    }),
    field('salesFen', 'fen', {
      required: true,
      zh: '申报销售额',
      en: 'sales as declared',
      zhNames: ['销售额', '销售收入', '营业收入', '应税销售额', '计税依据', '不含税销售额', '应税收入', '申报收入'],
      enNames: ['sales', 'revenue', 'turnover', 'declared sales', 'tax base'],
    }),
    field('uninvoicedFen', 'fen', {
      zh: '未开票收入',
      en: 'sales without invoice',
      zhNames: ['未开具发票销售额', '未开发票收入'],
      enNames: ['uninvoiced sales', 'uninvoiced'],
    }),
    field('outputTaxFen', 'fen', { zh: '销项税额', en: 'output tax', enNames: ['output vat'] }),
    field('inputTaxFen', 'fen', { zh: '进项税额', en: 'input tax', enNames: ['input vat'] }),
    field('dueFen', 'fen', {
      zh: '应纳税额',
      en: 'tax due',
      zhNames: ['应缴税额', '应补退税额', '应纳税额合计', '应补（退）税额', '本期应纳税额'],
      enNames: ['tax payable', 'due'],
    }),
    field('paidFen', 'fen', {
      zh: '已缴税额',
      en: 'tax paid',
      zhNames: ['实缴税额', '实际缴纳税额', '已纳税额', '入库税额', '实缴金额'],
      enNames: ['paid'],
    }),
    field('profitFen', 'fen', {
      zh: '利润总额',
      en: 'profit before tax as declared',
      zhNames: ['应纳税所得额', '纳税调整后所得'],
      enNames: ['taxable income', 'profit'],
    }),
    field('overdueDays', 'integer', {
      unit: 'days',
      zh: '逾期天数',
      en: 'days overdue',
      zhNames: ['逾期申报天数', '滞纳天数'],
      enNames: ['days late'],
    }),
    field('correction', 'integer', {
      zh: '更正次数',
      en: 'correction number',
      zhNames: ['更正申报次数', '更正申报'],
      enNames: ['amendment', 'revision'],
    }),
  ],
};
