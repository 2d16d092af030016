import type { ErrorCatalogue } from '#domain/kernel/index.ts';

/** What the desk refuses: cases that are not there, not ready, or no longer open. */
export const decisionDeskErrors = {
  POLICY_UNKNOWN: {
    zh: '没有名为“{policy}”的政策',
    en: 'there is no policy {policy}',
    hintZh: '可用的政策：{known}',
    hintEn: 'policies: {known}',
  },
  FIRM_UNKNOWN: {
    zh: '没有企业“{firm}”的任何资料',
    en: 'nothing is known of the firm {firm}',
    hintZh: '先导入它的资料',
    hintEn: 'import its evidence first',
  },
  SNAPSHOT_MISSING: {
    zh: '企业“{firm}”在 {asOf} 的资料尚未汇总',
    en: 'the evidence of the firm {firm} is not summed up as of {asOf}',
  },
  KEY_ANSWERED_MEANWHILE: {
    zh: '同一幂等键的请求刚刚完成',
    en: 'a request with the same idempotency key was answered meanwhile',
  },
  APPLICATION_DECIDED: {
    zh: '申请 {application} 已有结论',
    en: 'the application {application} is decided already',
    hintZh: '要求人工复核用 POST /v1/decisions/…/reviews',
    hintEn: 'ask for a review by a person with POST /v1/decisions/…/reviews',
  },
  NOT_OWN_FIRM: {
    zh: '借款人只能为自己的企业申请',
    en: 'a borrower applies for its own firm only',
  },
  RECORD_INPUTS_GONE: {
    zh: '决定 {decision} 的输入资料已不在，无法重放',
    en: 'the inputs of the decision {decision} are gone, it cannot be replayed',
  },
  RECOMMEND_ONLY: {
    zh: '持牌放贷机构作出的是决定，不是建议',
    en: 'a licensed lender decides; it does not recommend',
    hintZh: '用 POST /v1/decisions',
    hintEn: 'use POST /v1/decisions',
  },
  IMPORT_REQUEST_MALFORMED: {
    zh: '导入任务的内容不完整',
    en: 'the request of the import is not complete',
  },
  HEADER_MAP_MALFORMED: {
    zh: 'map 每行写一个“对方表头=本系统字段”',
    en: 'map holds one "their header=our field" a line',
  },
} as const satisfies ErrorCatalogue;
