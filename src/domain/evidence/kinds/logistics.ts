import type { KindDefinition } from '../kind.ts';
import { choice, fieldsOf } from './define.ts';

const field = fieldsOf('operations analyst', 'C2');

/** Shipments in and out, as carriers record them. */
export const logistics: KindDefinition = {
  kind: 'logistics',
  title: { zh: '物流记录', en: 'logistics' },
  cadenceDays: 30,
  rhythm: 'flow',
  eventField: 'shippedOn',
  identity: ['waybill', 'shippedOn', 'counterparty', 'pieces', 'weightKg'],
  firmSynonyms: ['发货人', '寄件方', 'shipper'],
  derivable: {},
  voidChoice: { field: 'status', value: 'cancelled' },
  fields: [
    field('shippedOn', 'date', {
      required: true,
      zh: '发货日期',
      en: 'shipped on',
      zhNames: ['发货时间', '揽收日期', '揽收时间', '寄件日期', '日期', '运单日期', '下单日期'],
      enNames: ['ship date', 'pickup date', 'date', 'dispatched on'],
    }),
    field('waybill', 'text', {
      zh: '运单号',
      en: 'waybill',
      zhNames: ['快递单号', '物流单号', '单号', '运单编号'],
      enNames: ['waybill number', 'tracking number'],
    }),
    field('direction', 'choice', {
      zh: '收发方向',
      en: 'direction',
      zhNames: ['方向', '收发类型', '类型'],
      choices: [
        choice('out', '发货', '寄出', '出库', '发件', 'outbound'),
        choice('in', '收货', '收件', '入库', '到货', 'inbound'),
      ],
    }),
    field('counterparty', 'text', {
      zh: '收货方',
      en: 'counterparty',
      zhNames: ['收件人', '收件方', '收货人', '对方'],
      enNames: ['consignee', 'receiver'],
    }),
    field('pieces', 'integer', {
      zh: '件数',
      en: 'pieces',
      zhNames: ['数量', '票数', '单量'],
      enNames: ['count', 'quantity', 'parcels'],
    }),
    field('weightKg', 'decimal', {
      unit: 'kg',
      zh: '重量',
      en: 'weight in kg',
      zhNames: ['重量（千克）', '重量（kg）', '计费重量', '公斤'],
      enNames: ['weight', 'weight kg'],
    }),
    field('goodsValueFen', 'fen', {
      zh: '货值',
      en: 'declared value',
      zhNames: ['声明价值', '货物价值', '代收货款'],
      enNames: ['value', 'goods value'],
    }),
    field('freightFen', 'fen', {
      zh: '运费',
      en: 'freight',
      zhNames: ['物流费用', '运费金额'],
      enNames: ['shipping fee', 'freight charge'],
    }),
    field('carrier', 'text', { zh: '承运商', en: 'carrier', zhNames: ['物流公司', '快递公司'], enNames: ['courier'] }),
    field('destination', 'text', { zh: '目的地', en: 'destination', zhNames: ['收货地', '到达地', '目的城市'] }),
    field('deliveredOn', 'date', {
      zh: '签收日期',
      en: 'delivered on',
      zhNames: ['签收时间', '送达日期'],
      enNames: ['delivery date'],
    }),
    field('status', 'choice', {
      zh: '运单状态',
      en: 'status',
      zhNames: ['状态', '物流状态'],
      choices: [
        choice('delivered', '已签收', '签收', '完成', '已送达'),
        choice('in-transit', '运输中', '在途', '派送中', '已揽收'),
        choice('returned', '退回', '已退回', '拒收', '退件'),
        choice('cancelled', '已取消', '取消', '作废', 'void'),
      ],
    }),
  ],
};
