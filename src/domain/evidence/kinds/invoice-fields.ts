import type { FieldDefinition } from '../field.ts';
import type { KindDefinition, RecordSlots } from '../kind.ts';
import { ABSENT_CODE } from '../table.ts';
import { choice, fieldsOf } from './define.ts';
import { bearsStatutoryRate } from './statutory-rate.ts';

const field = fieldsOf('tax analyst', 'C2');

/**
 * Status of an invoice. 数电票 (since 2021-12) are never void but reversed by a red letter. 是 and 否 answer the headers that
 * ask whether it is void (作废标志, 是否作废).
 */
const STATUSES = [
  choice('valid', '有效发票', '有效', '正常', '正常发票', '已开具', '正常-已开具', 'normal', 'issued', 'active', '否'),
  choice(
    'void',
    '作废发票',
    '作废',
    '已作废',
    '空白作废',
    '正数作废',
    '负数作废',
    'voided',
    'cancelled',
    'canceled',
    'invalid',
    '是',
  ),
  choice('partly-reversed', '部分红冲', '已部分红冲', '已红冲-部分', 'reversed in part'),
  choice('reversed', '红冲', '已红冲', '已全额红冲', '已红冲-全额', '全额红冲', '红字冲销', '冲红', 'reversed in full'),
];
const VALID = 0;

const TYPES = [
  choice(
    'special',
    '增值税专用发票',
    '专用发票',
    '专票',
    '数电专票',
    '数电票（增值税专用发票）',
    '电子发票（增值税专用发票）',
    'special vat invoice',
  ),
  choice(
    'ordinary',
    '增值税普通发票',
    '普通发票',
    '普票',
    '数电普票',
    '数电票（普通发票）',
    '电子发票（普通发票）',
    '增值税电子普通发票',
    'ordinary vat invoice',
  ),
  choice('other', '其他', '机动车销售统一发票', '二手车销售统一发票', '海关缴款书', '通行费发票'),
];

/** Fields of a VAT invoice seen from the firm; `party` names the other side. */
export function invoiceFields(party: {
  readonly zh: string;
  readonly en: string;
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly enNames: readonly string[];
}): readonly FieldDefinition[] {
  return [
    field('number', 'text', {
      required: true,
      zh: '发票号码',
      en: 'invoice number',
      zhNames: ['数电票号码', '数电发票号码', '全电发票号码', '电子发票号码', '发票号', '发票编号', '票号', '号码'],
      enNames: ['invoice no', 'invoice id', 'number', 'no', 'fapiao number'],
    }),
    field('code', 'text', {
      zh: '发票代码',
      en: 'invoice code',
      zhNames: ['代码', '票据代码'],
      enNames: ['code', 'fapiao code'],
    }),
    field('issuedOn', 'date', {
      required: true,
      zh: '开票日期',
      en: 'date of issue',
      zhNames: ['开票时间', '发票日期', '开具日期', '开具时间', '发票开具日期', '日期', '填开日期'],
      enNames: ['issue date', 'issued on', 'issued at', 'invoice date', 'date'],
    }),
    field('counterparty', 'text', {
      required: true,
      zh: `${party.zh}识别号`,
      en: `${party.en} identifier`,
      zhNames: [...party.codes, '对方识别号', '对方单位代号', '交易对手', '对手方'],
      enNames: ['counterparty', 'counterparty id', ...party.enNames],
    }),
    field('counterpartyName', 'text', {
      zh: `${party.zh}名称`,
      en: `${party.en} name`,
      zhNames: [...party.names, '对方名称', '对手方名称'],
      enNames: ['counterparty name'],
    }),
    field('amountFen', 'fen', {
      required: true,
      zh: '金额',
      en: 'amount without tax',
      zhNames: ['不含税金额', '合计金额', '发票金额', '金额合计', '未税金额', '不含税额', '净额'],
      enNames: ['amount', 'net amount', 'amount excl tax', 'amount ex tax', 'net'],
    }),
    field('taxFen', 'fen', {
      required: true,
      zh: '税额',
      en: 'tax',
      zhNames: ['合计税额', '增值税额', '税额合计', '税金'],
      enNames: ['tax amount', 'vat', 'vat amount'],
    }),
    field('totalFen', 'fen', {
      required: true,
      zh: '价税合计',
      en: 'total with tax',
      zhNames: ['含税金额', '价税合计金额', '合计', '含税合计', '总额', '总金额'],
      enNames: ['total', 'total amount', 'gross amount', 'amount incl tax', 'gross'],
    }),
    field('taxRate', 'decimal', {
      unit: 'share',
      zh: '税率',
      en: 'tax rate',
      zhNames: ['税率/征收率', '征收率', '增值税税率'],
      enNames: ['rate', 'vat rate'],
    }),
    field('status', 'choice', {
      zh: '发票状态',
      en: 'status',
      zhNames: ['状态', '票据状态', '作废标志', '是否作废'],
      enNames: ['invoice status', 'state'],
      choices: STATUSES,
    }),
    field('type', 'choice', {
      zh: '发票类型',
      en: 'invoice type',
      zhNames: ['票种', '发票票种', '发票种类'],
      enNames: ['type'],
      choices: TYPES,
    }),
    field('originalNumber', 'text', {
      zh: '原蓝字发票号码',
      en: 'number of the blue invoice that this one reverses',
      zhNames: ['对应蓝字发票号码', '被红冲蓝字发票号码', '原发票号码', '蓝字发票号码', '对应正数发票号码'],
      enNames: ['original invoice number', 'original number', 'blue invoice number'],
    }),
    field('goods', 'text', {
      zh: '货物或应税劳务名称',
      en: 'goods or services',
      zhNames: ['货物名称', '项目名称', '商品名称', '品名', '货物或服务名称', '主要商品名称'],
      enNames: ['goods', 'item', 'description'],
    }),
  ];
}

/** Two of amount, tax and total give the third, and so does one with the rate. A status that was not delivered is valid. */
const INVOICE_DERIVATIONS: KindDefinition['derivable'] = {
  counterparty: [['counterpartyName']],
  amountFen: [
    ['totalFen', 'taxFen'],
    ['totalFen', 'taxRate'],
  ],
  taxFen: [
    ['amountFen', 'totalFen'],
    ['amountFen', 'taxRate'],
    ['totalFen', 'taxRate'],
  ],
  totalFen: [
    ['amountFen', 'taxFen'],
    ['amountFen', 'taxRate'],
  ],
};

function completeInvoice(record: RecordSlots): () => undefined {
  const amount = record.number('amountFen');
  const tax = record.number('taxFen');
  const total = record.number('totalFen');
  const rate = record.number('taxRate');
  const status = record.choice('status');
  const party = record.text('counterparty');
  const partyName = record.text('counterpartyName');
  return () => {
    if (party.value === '') party.value = partyName.value;
    if (status.value === ABSENT_CODE) status.value = VALID;
    const [noAmount, noTax, noTotal] = [amount, tax, total].map(({ value }) => Number.isNaN(value));
    if (noAmount) amount.value = noTax ? Math.round(total.value / (1 + rate.value)) : total.value - tax.value;
    if (noTax) tax.value = noTotal ? Math.round(amount.value * rate.value) : total.value - amount.value;
    if (noTotal) total.value = amount.value + tax.value;
    return undefined;
  };
}

/** What the two sides share. */
export const INVOICE_KIND = {
  cadenceDays: 30,
  rhythm: 'flow',
  eventField: 'issuedOn',
  identity: ['number', 'code', 'issuedOn', 'counterparty', 'amountFen'],
  derivable: INVOICE_DERIVATIONS,
  complete: completeInvoice,
  // A break beyond ¥0.02 occurs in 5 of 1.1 million real lines: it is a slip or an edit.
  sum: { parts: ['amountFen', 'taxFen'], whole: 'totalFen', toleranceFen: 2 },
  lawful: bearsStatutoryRate,
  supersededBy: 'status',
  voidChoice: { field: 'status', value: 'void' },
  redField: 'amountFen',
} as const satisfies Partial<KindDefinition>;
