import type { ErrorCatalogue } from '#domain/kernel/index.ts';

export const laboratoryErrors = {
  LAB_FIELD_UNKNOWN: {
    zh: '政策里没有可以改的数值“{field}”',
    en: 'the policy has no number "{field}" that can be changed',
    hintZh: '例如 cutOffPd、pricing.fundingRate、product.maxRate、product.maxFen',
    hintEn: 'such as cutOffPd, pricing.fundingRate, product.maxRate or product.maxFen',
  },
  LAB_NOTHING_CHANGED: {
    zh: '没有说明要改什么',
    en: 'nothing is said to change',
    hintZh: '用 --set、--model、--table 或 --law-on',
    hintEn: 'use --set, --model, --table or --law-on',
  },
  LAB_NO_CASES: {
    zh: '没有可以重放的决策',
    en: 'there is no decision to replay',
    hintZh: '放宽期间，或先做出决策',
    hintEn: 'widen the period, or decide something first',
  },
} as const satisfies ErrorCatalogue;
