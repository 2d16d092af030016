import { EVIDENCE_KINDS, type EvidenceKind } from '#domain/evidence/index.ts';
import type { Language } from '#domain/kernel/index.ts';

/** What a firm is asked for, in words that name the paper and where it comes from. The document's id is the kind of evidence. */
const DOCUMENTS: Readonly<Record<EvidenceKind, Readonly<Record<Language, string>>>> = {
  'sales-invoices': {
    zh: '销项发票明细（电子税务局导出，含最近一个月）',
    en: 'the list of sales invoices exported from the electronic tax office, up to last month',
  },
  'purchase-invoices': {
    zh: '进项发票明细（电子税务局导出，含最近一个月）',
    en: 'the list of purchase invoices exported from the electronic tax office, up to last month',
  },
  'bank-transactions': {
    zh: '对公账户银行流水（网银导出，最近十二个月）',
    en: 'the statement of the business bank account for the last twelve months, exported from online banking',
  },
  'tax-returns': { zh: '最近各期纳税申报表', en: 'the latest tax returns as filed' },
  'financial-statements': {
    zh: '最近一期财务报表（资产负债表、利润表）',
    en: 'the latest financial statements (balance sheet and income statement)',
  },
  registration: { zh: '营业执照及工商登记信息', en: 'the business licence and the extract of the company register' },
  'bureau-reports': { zh: '征信报告查询授权', en: 'the authorisation to query the credit report' },
  'court-records': { zh: '诉讼与被执行情况查询授权', en: 'the authorisation to query court and enforcement records' },
  'utility-bills': { zh: '最近六个月水电费缴费单', en: 'the power and water bills of the last six months' },
  'social-insurance': { zh: '最近六个月社会保险缴费明细', en: 'the social-insurance payments of the last six months' },
  'platform-orders': { zh: '电商平台订单导出', en: 'the export of orders from the selling platform' },
  logistics: { zh: '最近六个月物流运单', en: 'the shipment records of the last six months' },
  reputation: { zh: '平台评价授权', en: 'the authorisation to read ratings on platforms' },
  'self-declarations': { zh: '企业经营情况声明', en: 'a signed declaration of the business' },
};

/** Minutes of an applicant's time that a document takes, as judged from the ways in which it is got; not measured. */
const DOCUMENT_MINUTES: Readonly<Record<EvidenceKind, number>> = {
  'sales-invoices': 10,
  'purchase-invoices': 10,
  'bank-transactions': 15,
  'tax-returns': 10,
  'financial-statements': 60,
  registration: 5,
  'bureau-reports': 3,
  'court-records': 3,
  'utility-bills': 20,
  'social-insurance': 10,
  'platform-orders': 15,
  logistics: 20,
  reputation: 5,
  'self-declarations': 20,
};

const USUAL_MINUTES = 15;

export function documentMinutes(document: string): number {
  return isKind(document) ? DOCUMENT_MINUTES[document] : USUAL_MINUTES;
}

function isKind(text: string): text is EvidenceKind {
  return (EVIDENCE_KINDS as readonly string[]).includes(text);
}

/** The words for a document; an id that is no kind of evidence stands for itself. */
export function documentText(document: string, language: Language): string {
  return isKind(document) ? DOCUMENTS[document][language] : document;
}
