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
    zh: '申请 {application} 已按现有资料作出决定',
    en: 'the application {application} is decided already, on the evidence that there is',
    hintZh: '补充资料后可重新决定；要求人工复核用 POST /v1/decisions/…/reviews',
    hintEn:
      'bring new evidence to have it decided again, or ask for a review by a person with POST /v1/decisions/…/reviews',
  },
  APPLICATION_SETTLED: {
    zh: '申请 {application} 已由两人复核定案',
    en: 'two people have settled the application {application}',
    hintZh: '如情况有变，请提交新的申请',
    hintEn: 'where things have changed, take in a new application',
  },
  APPLICATION_NOT_READY: {
    zh: '申请 {application} 尚无可发出的结果',
    en: 'the application {application} has no result yet that could be sent',
    hintZh: '先作出决定，并结束人工复核',
    hintEn: 'decide it, and let the review by a person end first',
  },
  APPLICATION_RELEASED: {
    zh: '申请 {application} 的结果已发出',
    en: 'the result of the application {application} was sent already',
  },
  DRAFT_SENT: {
    zh: '草稿 {draft} 已经提交',
    en: 'the draft {draft} was sent already',
  },
  DRAFT_INCOMPLETE: {
    zh: '草稿缺少“{field}”',
    en: 'the draft lacks {field}',
  },
  FILE_OF_SEVERAL_FIRMS: {
    zh: '文件涉及 {count} 家企业，不能归入一家企业的申请',
    en: 'the file speaks of {count} firms and cannot be taken for one',
    hintZh: '请在“导入”中导入多家企业的文件',
    hintEn: 'bring in files of several firms under imports',
  },
  FILE_OF_ANOTHER_FIRM: {
    zh: '文件属于另一家企业“{firm}”',
    en: 'the file is of another firm, {firm}',
    hintZh: '请核对文件后再上传',
    hintEn: 'check which file it is',
  },
  ROWS_NOT_REJECTED: {
    zh: '第 {row} 行不在拒收之列',
    en: 'row {row} is not among the rejected ones',
  },
  UPLOAD_UNKNOWN: {
    zh: '没有待导入的文件 {upload}',
    en: 'there is no file {upload} that waits to be imported',
    hintZh: '文件保留三十天；请重新上传',
    hintEn: 'files are kept for thirty days; send it again',
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
