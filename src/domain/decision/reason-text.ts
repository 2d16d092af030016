import { findMeasure, type MeasureUnit } from '#domain/evidence/index.ts';
import { fen, formatYuan, type Language } from '#domain/kernel/index.ts';
import { checkText } from '#domain/verification/index.ts';
import { documentText } from './document.ts';
import type { RecourseFound } from './find-recourse.ts';
import type { Reason } from './reason.ts';

type Words = Readonly<Record<Language, string>>;

/** The words of each reason; `{subject}` and the names of its values are filled. Codes that are not here are refused by a test. */
export const REASON_WORDS: Readonly<Record<string, Words>> = {
  WEAK_VARIABLE: {
    zh: '“{subject}”（{measured}）不及同类企业的较好水平',
    en: '"{subject}" ({measured}) is weaker than that of better firms of the same kind',
  },
  LIMIT_BY_CAPACITY: {
    zh: '资料所能证实的现金流可支持 {limitFen} 元，低于申请的 {requestedFen} 元',
    en: 'the cash flow that the evidence shows bears {limitFen} yuan, less than the {requestedFen} yuan applied for',
  },
  LIMIT_BY_NEED: {
    zh: '测算的流动资金需求为 {limitFen} 元，低于申请的 {requestedFen} 元',
    en: 'the working capital needed is {limitFen} yuan, less than the {requestedFen} yuan applied for',
  },
  LIMIT_BY_POLICY_CAP: {
    zh: '产品最高额度为 {limitFen} 元，低于申请的 {requestedFen} 元',
    en: 'the product lends at most {limitFen} yuan, less than the {requestedFen} yuan applied for',
  },
  LIMIT_BY_REQUESTED: {
    zh: '本次可贷 {limitFen} 元，低于申请的 {requestedFen} 元',
    en: 'this loan is of {limitFen} yuan, less than the {requestedFen} yuan applied for',
  },
  LIMIT_BY_PRODUCT_MINIMUM: {
    zh: '产品最低额度为 {minimumFen} 元',
    en: 'the product lends no less than {minimumFen} yuan',
  },
  TENOR_BY_PRODUCT: {
    zh: '产品可提供的期限为 {tenorDays} 天，与申请的 {requestedTenorDays} 天不同',
    en: 'the product runs {tenorDays} days, not the {requestedTenorDays} days applied for',
  },
  RATE_BY_RISK: {
    zh: '覆盖成本与风险所需的年利率为 {rate}，高于您可接受的 {highestRate}',
    en: 'the yearly rate that covers cost and risk is {rate}, above the {highestRate} that you would accept',
  },
  SMALL_TRIAL_LOAN: {
    zh: '评分略低于通过标准，先提供 {limitFen} 元的小额贷款',
    en: 'the score lies a little below what passes; a small loan of {limitFen} yuan is offered to begin with',
  },
  BRIDGE_OVER_SHOCK: {
    zh: '贵企业的经营能力未受根本影响，但受行业整体下滑影响，账面资金只够 {cashDays} 天支出。为此提供 {tenorDays} 天的过渡性贷款',
    en: 'the capacity of the firm is whole, but a shock that befell its trade leaves it cash for {cashDays} days; this loan of {tenorDays} days carries it over',
  },
  CAPACITY_LOST: {
    zh: '近期发票显示，经营能力约为一年前的 {keptShare}，且并非行业整体下滑所致',
    en: 'recent invoices show a capacity of about {keptShare} of a year ago, and the trade as a whole did not fall so',
  },
  CASH_SHORT: {
    zh: '账面资金只够 {cashDays} 天支出',
    en: 'the balance covers {cashDays} days of outflow',
  },
  LESS_FOR_ERODING: {
    zh: '近期发票显示，经营能力约为一年前的 {keptShare}，因此额度和期限相应缩短，并按月跟踪',
    en: 'recent invoices show a capacity of about {keptShare} of a year ago; the loan is smaller and shorter for it, and watched monthly',
  },
  SOURCE_ABSENT: { zh: '缺少必需的资料：{subject}', en: 'required evidence is absent: {subject}' },
  SOURCE_UNDATED: {
    zh: '资料没有日期，无法判断其时效：{subject}',
    en: 'evidence bears no date, so that its age is unknown: {subject}',
  },
  SOURCE_INCONSISTENT: {
    zh: '有 {brokenShare} 的记录金额勾稽不符，请核对后重新提供：{subject}',
    en: '{brokenShare} of the records do not add up; please check and send them again: {subject}',
  },
  SOURCES_CONTRADICT: {
    zh: '资料相互矛盾（{subject}）：一方为 {leftFen} 元，另一方为 {rightFen} 元，请说明原因或补充依据',
    en: 'the evidence contradicts itself ({subject}): {leftFen} yuan on one side, {rightFen} yuan on the other; please explain or send what shows it',
  },
  EVIDENCE_TO_PERSON: {
    zh: '所交资料需要人工核实',
    en: 'a person will verify the evidence',
  },
  SOURCE_STALE: {
    zh: '资料已过期（距今 {ageDays} 天，要求不超过 {maxAgeDays} 天）：{subject}',
    en: 'evidence is out of date ({ageDays} days, at most {maxAgeDays}): {subject}',
  },
  VARIABLE_STALE: {
    zh: '“{subject}”所依据的资料较旧，需要更新',
    en: 'the evidence for "{subject}" is old and should be renewed',
  },
  VARIABLE_UNKNOWN: { zh: '现有资料无法得出“{subject}”', en: 'the evidence does not tell "{subject}"' },
  EVIDENCE_LEAVES_OPEN: {
    zh: '现有资料不足以得出结论，转人工审核',
    en: 'the evidence leaves the answer open; a person will look at it',
  },
  MODEL_NOT_RUN: {
    zh: '本次未运行评分模型，转人工审核',
    en: 'the scorecard was not run this time; a person will look at it',
  },
  MODEL_MAY_NOT_DECIDE: {
    zh: '所用模型未获准自动决策，转人工审核',
    en: 'the model in use is not released to decide; a person will look at it',
  },
  CASH_FLOW_UNPROVEN: {
    zh: '现有资料所能证实的现金流不足以支持产品最低额度 {minimumFen} 元，请补充其他收入证明',
    en: 'the evidence does not show the cash flow for the smallest loan of {minimumFen} yuan; please show other income',
  },
  PRICE_ABOVE_PRODUCT: {
    zh: '覆盖成本与风险所需的利率高于产品上限 {maxRate}，转人工审核',
    en: 'the rate that covers cost and risk lies above the {maxRate} of the product; a person will look at it',
  },
  GATE_UNKNOWN: {
    zh: '缺少核对监管规则 {subject} 所需的信息',
    en: 'facts are missing that rule {subject} asks for',
  },
  GATE_TO_PERSON: { zh: '按监管规则 {subject} 须由人工确认', en: 'rule {subject} asks for a person to confirm' },
};

/** The reason in words. Money is written in yuan, rates in per cent, measures and documents by their names. */
export function reasonText(reason: Reason, language: Language): string {
  const words = REASON_WORDS[reason.code];
  if (!words) throw new Error(`no words for the reason ${reason.code}`);
  return words[language].replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'subject' ? subjectText(reason.subject, language) : valueText(name, reason),
  );
}

/** One change of a recourse in words: which measure, and what it has to reach. */
export function recourseText(change: RecourseFound['changes'][number], language: Language): string {
  const { measure, reach, value } = change;
  const name = subjectText(measure, language);
  const amount = measuredText(value, findMeasure(measure)?.unit);
  const money = findMeasure(measure)?.unit === 'fen';
  if (language === 'zh') {
    const to = `${amount}${money ? ' 元' : ''}`;
    return reach === 'at-least' ? `“${name}”提高到 ${to} 或以上` : `“${name}”降到 ${to} 以下`;
  }
  const to = `${amount}${money ? ' yuan' : ''}`;
  return reach === 'at-least' ? `"${name}" of ${to} or more` : `"${name}" below ${to}`;
}

function subjectText(subject: string, language: Language): string {
  return findMeasure(subject)?.meaning[language] ?? checkText(subject, language) ?? documentText(subject, language);
}

function valueText(name: string, { subject, values }: Reason): string {
  const value = values[name] ?? null;
  if (value === null) return '—';
  if (typeof value === 'string') return value;
  if (name === 'measured') return measuredText(value, findMeasure(subject)?.unit);
  if (name.endsWith('Fen')) return formatYuan(fen(value));
  return /(rate|share)$/i.test(name) ? percent(value) : String(value);
}

function measuredText(value: number, unit: MeasureUnit | undefined): string {
  if (unit === 'fen') return formatYuan(fen(Math.round(value)));
  if (unit === 'share' || unit === 'ratio') return percent(value);
  if (unit === 'times' || unit === 'points') return value.toFixed(2);
  return String(Math.round(value * 10) / 10);
}

function percent(value: number): string {
  return `${(value * 100).toFixed(2)} %`;
}
