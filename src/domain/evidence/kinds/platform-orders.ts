import type { KindDefinition, RecordSlots } from '../kind.ts';
import { ABSENT_DAY } from '../table.ts';
import { choice, fieldsOf } from './define.ts';

const field = fieldsOf('payments analyst', 'C2');

/** An order whose day is not given is dated by its payment, a settlement by its arrival. */
function completeOrder(record: RecordSlots): () => undefined {
  const on = record.date('on');
  const others = [record.date('paidOn'), record.date('settledOn')];
  return () => {
    for (const other of others) if (on.value === ABSENT_DAY) on.value = other.value;
    return undefined;
  };
}

/** Orders and settlements on payment and e-commerce platforms: one record an order, or a day's total with its count. */
export const platformOrders: KindDefinition = {
  kind: 'platform-orders',
  title: { zh: '平台订单', en: 'platform orders' },
  cadenceDays: 7,
  rhythm: 'flow',
  eventField: 'on',
  identity: ['platform', 'orderNumber', 'on', 'amountFen', 'status'],
  firmSynonyms: ['店铺', '店铺名称', '商户号', '商户编号', 'shop', 'merchant', 'merchant id'],
  derivable: { on: [['paidOn'], ['settledOn']] },
  complete: completeOrder,
  voidChoice: { field: 'status', value: 'cancelled' },
  fields: [
    field('on', 'date', {
      required: true,
      zh: '下单日期',
      en: 'order date',
      zhNames: ['下单时间', '订单日期', '订单时间', '交易日期', '交易时间', '日期', '订单创建时间', '创建时间'],
      enNames: ['on', 'date', 'ordered on', 'created at'],
    }),
    field('orderNumber', 'text', {
      zh: '订单号',
      en: 'order number',
      zhNames: ['订单编号', '交易单号', '商户订单号', '交易订单号'],
      enNames: ['order id', 'order no', 'order'],
    }),
    field('platform', 'text', {
      zh: '平台',
      en: 'platform',
      zhNames: ['平台名称', '渠道', '来源平台'],
      enNames: ['channel', 'marketplace'],
    }),
    field('buyer', 'text', {
      sensitivity: 'C3',
      zh: '买家',
      en: 'buyer',
      zhNames: ['买家账号', '买家昵称', '客户'],
      enNames: ['buyer id', 'customer'],
    }),
    field('amountFen', 'fen', {
      required: true,
      zh: '订单金额',
      en: 'order amount',
      zhNames: ['金额', '交易金额', '实付金额', '成交金额', '支付金额', '销售额', '应付金额'],
      enNames: ['amount', 'gmv', 'paid amount', 'order value'],
    }),
    field('refundFen', 'fen', {
      zh: '退款金额',
      en: 'refund',
      zhNames: ['退货金额', '退款'],
      enNames: ['refunded', 'refund amount'],
    }),
    field('feeFen', 'fen', {
      zh: '平台费用',
      en: 'platform fee',
      zhNames: ['手续费', '佣金', '服务费'],
      enNames: ['fee', 'commission'],
    }),
    field('orders', 'integer', {
      zh: '订单数',
      en: 'number of orders',
      zhNames: ['笔数', '单量', '成交笔数'],
      enNames: ['orders', 'count'],
    }),
    field('status', 'choice', {
      zh: '订单状态',
      en: 'status',
      zhNames: ['状态', '交易状态'],
      enNames: ['order status', 'state'],
      choices: [
        choice(
          'completed',
          '已完成',
          '交易成功',
          '完成',
          '已签收',
          '已发货',
          '已收货',
          '已付款',
          '已支付',
          'paid',
          'delivered',
          'success',
          'shipped',
        ),
        choice('refunded', '已退款', '退款', '退款成功', '部分退款', '退货'),
        choice('cancelled', '已取消', '交易关闭', '已关闭', '取消', '未付款', '待付款', 'closed', 'canceled', 'unpaid'),
      ],
    }),
    field('settledOn', 'date', {
      zh: '结算到账日期',
      en: 'settled on',
      zhNames: ['到账日期', '结算日期', '提现日期'],
      enNames: ['payout date', 'settlement date'],
    }),
    field('paidOn', 'date', {
      zh: '付款日期',
      en: 'paid on',
      zhNames: ['支付时间', '付款时间', '支付日期', '订单付款时间'],
      enNames: ['paid at', 'payment date', 'payment time'],
    }),
  ],
};
