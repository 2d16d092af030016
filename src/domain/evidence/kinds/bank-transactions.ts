import { type Failure, fail } from '#domain/kernel/index.ts';
import { readDay } from '../columns/read-day.ts';
import type { KindDefinition, RecordSlots } from '../kind.ts';
import { ABSENT_CODE, ABSENT_DAY } from '../table.ts';
import { choice, fieldsOf } from './define.ts';

const field = fieldsOf('payments analyst', 'C3');

const DIRECTIONS = [
  choice('in', '收入', '收', '贷', '贷方', '入账', '转入', '进', 'credit', 'cr', 'c'),
  choice('out', '支出', '支', '付', '借', '借方', '出账', '转出', '出', 'debit', 'dr', 'd'),
];
const OUT = 1;

/** A day that stands only in the time column is taken from there. Signed amounts, a direction beside an unsigned amount, and amounts in and out in columns of their own all become the last. */
function completeTransaction(record: RecordSlots): () => Failure | undefined {
  const amount = record.number('amountFen');
  const inflow = record.number('inFen');
  const outflow = record.number('outFen');
  const direction = record.choice('direction');
  const on = record.date('on');
  const at = record.text('at');
  return () => {
    if (on.value === ABSENT_DAY && at.value !== '') {
      const day = readDay(at.value, false);
      if (typeof day !== 'number') return fail(day.code, day.params).error;
      on.value = day;
    }
    if (Number.isNaN(inflow.value) && Number.isNaN(outflow.value)) {
      if (Number.isNaN(amount.value)) return fail('TRANSACTION_WITHOUT_AMOUNT').error;
      const signed = direction.value === ABSENT_CODE;
      const out = signed ? amount.value < 0 : direction.value === OUT;
      const size = signed ? Math.abs(amount.value) : amount.value;
      inflow.value = out ? 0 : size;
      outflow.value = out ? size : 0;
    }
    if (Number.isNaN(inflow.value)) inflow.value = 0;
    if (Number.isNaN(outflow.value)) outflow.value = 0;
    amount.value = inflow.value - outflow.value;
    return undefined;
  };
}

/** Movements on the firm's bank accounts, as the bank's statement lists them. */
export const bankTransactions: KindDefinition = {
  kind: 'bank-transactions',
  title: { zh: '银行流水', en: 'bank transactions' },
  cadenceDays: 7,
  rhythm: 'flow',
  eventField: 'on',
  identity: ['serial', 'account', 'on', 'at', 'counterparty', 'amountFen', 'balanceFen', 'summary'],
  firmSynonyms: ['本方户名', '户名', '账户名称', 'account holder', 'account name'],
  derivable: {
    on: [['at']],
    amountFen: [['inFen'], ['outFen']],
    inFen: [['amountFen'], ['outFen']],
    outFen: [['amountFen'], ['inFen']],
  },
  complete: completeTransaction,
  chain: { account: 'account', inflow: 'inFen', outflow: 'outFen', balance: 'balanceFen' },
  fields: [
    field('on', 'date', {
      required: true,
      zh: '交易日期',
      en: 'transaction date',
      zhNames: ['日期', '记账日期', '入账日期', '发生日期', '交易日'],
      enNames: ['date', 'booking date', 'posted on', 'value date', 'on'],
    }),
    field('at', 'text', {
      zh: '交易时间',
      en: 'time of the transaction',
      zhNames: ['交易时刻', '时刻', '时间', '记账时间'],
      enNames: ['time', 'at', 'transaction time', 'datetime', 'timestamp'],
    }),
    field('serial', 'text', {
      zh: '交易流水号',
      en: 'serial number',
      zhNames: ['流水号', '交易编号', '凭证号', '柜员流水号', '业务编号'],
      enNames: ['serial', 'transaction id', 'reference', 'id'],
    }),
    field('account', 'text', {
      zh: '本方账号',
      en: 'account',
      zhNames: ['账号', '银行账号', '本方卡号', '卡号', '账户'],
      enNames: ['account number', 'own account'],
    }),
    field('counterparty', 'text', {
      zh: '对方户名',
      en: 'counterparty',
      zhNames: ['对方名称', '对手户名', '交易对手', '交易对方', '收付款人', '对方单位', '对方账户名称'],
      enNames: ['counterparty name', 'payee', 'payer', 'beneficiary'],
    }),
    field('counterpartyAccount', 'text', {
      zh: '对方账号',
      en: 'counterparty account',
      zhNames: ['对手账号', '对方账户', '对方卡号'],
      enNames: ['counterparty account number'],
    }),
    field('amountFen', 'fen', {
      required: true,
      zh: '交易金额',
      en: 'amount, positive in and negative out',
      zhNames: ['金额', '发生额', '交易额'],
      enNames: ['amount', 'signed amount', 'transaction amount'],
    }),
    field('inFen', 'fen', {
      required: true,
      zh: '收入',
      en: 'amount in',
      zhNames: ['收入金额', '贷方发生额', '贷方金额', '贷方', '转入金额', '转入', '存入', '存入金额', '贷'],
      enNames: ['in', 'credit', 'credit amount', 'deposit', 'inflow', 'money in', 'received'],
    }),
    field('outFen', 'fen', {
      required: true,
      zh: '支出',
      en: 'amount out',
      zhNames: ['支出金额', '借方发生额', '借方金额', '借方', '转出金额', '转出', '支取', '支取金额', '借'],
      enNames: ['out', 'debit', 'debit amount', 'withdrawal', 'outflow', 'money out', 'paid'],
    }),
    field('direction', 'choice', {
      zh: '收支方向',
      en: 'direction',
      zhNames: ['借贷标志', '借贷', '借贷方向', '收支', '收付标志', '收/支'],
      enNames: ['credit debit indicator', 'dc', 'cr dr'],
      choices: DIRECTIONS,
    }),
    field('balanceFen', 'fen', {
      zh: '余额',
      en: 'balance after the transaction',
      zhNames: ['账户余额', '联机余额', '交易后余额', '本次余额', '当前余额'],
      enNames: ['balance', 'running balance', 'balance after'],
    }),
    field('summary', 'text', {
      zh: '摘要',
      en: 'summary',
      zhNames: ['用途', '附言', '备注', '交易摘要', '交易类型', '说明'],
      enNames: ['description', 'memo', 'narrative', 'purpose', 'remark'],
    }),
    field('channel', 'text', { zh: '交易渠道', en: 'channel', zhNames: ['渠道', '交易方式'], enNames: ['method'] }),
  ],
};
