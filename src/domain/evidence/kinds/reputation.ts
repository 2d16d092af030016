import type { KindDefinition } from '../kind.ts';
import { fieldsOf } from './define.ts';

const field = fieldsOf('operations analyst', 'open');

/** What customers and the public say of the firm online, as one record a platform and day of observation. */
export const reputation: KindDefinition = {
  kind: 'reputation',
  title: { zh: '网络口碑', en: 'online reputation' },
  cadenceDays: 90,
  rhythm: 'state',
  eventField: 'observedOn',
  identity: [],
  firmSynonyms: ['店铺', '商户', 'shop', 'merchant'],
  derivable: {},
  fields: [
    field('observedOn', 'date', {
      required: true,
      zh: '采集日期',
      en: 'observed on',
      zhNames: ['采集时间', '日期', '统计日期', '评价日期'],
      enNames: ['date', 'collected on', 'as of'],
    }),
    field('platform', 'text', {
      zh: '平台',
      en: 'platform',
      zhNames: ['来源', '平台名称', '网站'],
      enNames: ['source', 'site'],
    }),
    field('rating', 'decimal', {
      unit: 'points of 5',
      zh: '评分',
      en: 'rating',
      zhNames: ['综合评分', '星级', '店铺评分', '平均分'],
      enNames: ['score', 'stars', 'average rating'],
    }),
    field('reviews', 'integer', {
      zh: '评价数',
      en: 'number of reviews',
      zhNames: ['评论数', '评价总数', '评价条数'],
      enNames: ['reviews', 'review count'],
    }),
    field('negativeShare', 'decimal', {
      unit: 'share',
      zh: '差评率',
      en: 'share of negative reviews',
      zhNames: ['负面率', '差评占比', '负面评价占比'],
      enNames: ['negative share', 'negative rate'],
    }),
    field('complaints', 'integer', {
      zh: '投诉数',
      en: 'complaints',
      zhNames: ['投诉量', '投诉次数', '12315投诉'],
      enNames: ['complaint count'],
    }),
    field('resolvedShare', 'decimal', {
      unit: 'share',
      zh: '投诉解决率',
      en: 'share of complaints resolved',
      zhNames: ['解决率'],
      enNames: ['resolved share'],
    }),
    field('negativeNews', 'integer', {
      zh: '负面舆情数',
      en: 'negative news',
      zhNames: ['负面新闻', '舆情数', '负面信息'],
      enNames: ['bad news'],
    }),
  ],
};
