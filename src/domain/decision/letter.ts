import { formatYuan, type Language, rateToNumber } from '#domain/kernel/index.ts';
import { documentText } from './document.ts';
import type { Reason } from './reason.ts';
import { reasonText, recourseText } from './reason-text.ts';
import type { DecisionRecord, Offer } from './record.ts';

interface Phrases {
  readonly title: (kind: DecisionRecord['capacity']) => string;
  readonly to: (firm: string) => string;
  readonly outcome: Readonly<Record<DecisionRecord['capacity'], Readonly<Record<DecisionRecord['outcome'], string>>>>;
  readonly recommended: string;
  readonly offer: (offer: Offer) => string;
  readonly reasons: Readonly<Record<Reason['kind'], string>>;
  readonly ask: string;
  readonly recourse: string;
  readonly law: string;
  readonly cited: (citation: string, rule: string) => string;
  readonly rights: readonly string[];
  readonly rightsTitle: string;
  readonly reference: (digest: string, asOf: string) => string;
}

const yuan = (offer: Offer) => formatYuan(offer.limitFen);
const rate = (offer: Offer) => `${(rateToNumber(offer.ratePpb) * 100).toFixed(2)} %`;

const ZH: Phrases = {
  title: (capacity) => (capacity === 'decision' ? '贷款申请结果通知书' : '贷款申请评估建议书'),
  to: (firm) => `${firm}：`,
  outcome: {
    decision: {
      approve: '您的贷款申请已获批准，条件如下：',
      counter: '我们无法完全按您申请的条件放款，但可以提供以下方案：',
      refer: '您的申请尚未得出结论，已转人工审核。这并不表示您的信用状况有问题。',
      decline: '很抱歉，您的本次申请未获批准。',
    },
    recommendation: {
      approve: '我们建议放款机构按以下条件批准您的申请：',
      counter: '我们建议放款机构按以下条件放款，这些条件与您申请的不完全相同：',
      refer: '我们尚未形成建议，已转人工审核。这并不表示您的信用状况有问题。',
      decline: '很抱歉，我们未建议放款机构批准您的本次申请。',
    },
  },
  recommended: '本机构不是放款机构。以上仅为评估建议，是否放款由放款机构独立决定。',
  offer: (offer) =>
    `${offer.kind === 'bridge' ? '过渡性贷款：' : ''}额度 ${yuan(offer)} 元，期限 ${offer.tenorDays} 天，年利率（单利）${rate(offer)}，除利息外不收取其他费用。`,
  reasons: {
    risk: '得出这一结果的主要原因：',
    contradiction: '以下资料存在不一致，请核对：',
    missing: '以下资料缺失、过期或有待确认，我们没有据此认定风险：',
  },
  ask: '请补充以下资料（按重要程度排列）：',
  recourse: '其他情况不变时，做到以下各项后再次申请，评分可达到通过标准（以届时核实的资料为准，不构成承诺）：',
  law: '与本次结果有关的监管规定：',
  cited: (citation, rule) => `${citation}（${rule}）`,
  rightsTitle: '您的权利：',
  rights: [
    '您有权要求我们说明本次结果是如何得出的，并查阅所使用的数据。',
    '数据有误的，您有权要求更正，我们将在二十日内答复；更正后重新评估。',
    '对仅通过自动化决策得出的结果，您有权拒绝，并要求人工复核（《个人信息保护法》第二十四条），我们将在十五日内答复。',
    '您补充资料或重新申请，不会因本次结果而受到不利影响。',
  ],
  reference: (digest, asOf) => `评估日期 ${asOf}，记录编号 ${digest.slice(0, 16)}。`,
};

const EN: Phrases = {
  title: (capacity) =>
    capacity === 'decision' ? 'Notice on your loan application' : 'Recommendation on your loan application',
  to: (firm) => `To ${firm}:`,
  outcome: {
    decision: {
      approve: 'Your application has been approved on these terms:',
      counter: 'We cannot lend on all the terms that you asked for, but can offer these:',
      refer: 'Your application has not been decided; a person will look at it. This says nothing against your credit.',
      decline: 'We are sorry: your application has not been approved.',
    },
    recommendation: {
      approve: 'We recommend that the lender approve your application on these terms:',
      counter: 'We recommend that the lender lend on these terms, which are not all that you asked for:',
      refer: 'We have no recommendation yet; a person will look at it. This says nothing against your credit.',
      decline: 'We are sorry: we have not recommended your application to the lender.',
    },
  },
  recommended: 'We are not the lender. This is a recommendation; the lender decides for itself.',
  offer: (offer) =>
    `${offer.kind === 'bridge' ? 'A bridge loan: ' : ''}${yuan(offer)} yuan for ${offer.tenorDays} days at ${rate(offer)} a year (simple interest), with no charge beside the interest.`,
  reasons: {
    risk: 'The main reasons:',
    contradiction: 'These documents do not agree; please check them:',
    missing: 'These are absent, out of date or still to be confirmed; we have not taken them for risk:',
  },
  ask: 'Please send, the most helpful first:',
  recourse:
    'All else unchanged, the score would pass once you reach all of the following (by the evidence of that day; this is no promise):',
  law: 'Rules of law and supervision that bear on this result:',
  cited: (citation, rule) => `${citation} (${rule})`,
  rightsTitle: 'Your rights:',
  rights: [
    'You may ask how this result came about, and see the data that were used.',
    'Where data are wrong you may have them corrected; you will hear within twenty days, and we will assess anew.',
    'You may refuse a result that was reached by automated means alone, and have a person review it (Personal Information Protection Law, article 24); you will hear within fifteen days.',
    'Sending documents or applying again will not count against you.',
  ],
  reference: (digest, asOf) => `Assessed as of ${asOf}, record ${digest.slice(0, 16)}.`,
};

/** What a letter says of a record; a presented record gives it as well as the record itself. */
export type LetterContent = Pick<
  DecisionRecord,
  'firm' | 'asOf' | 'capacity' | 'outcome' | 'reasons' | 'ask' | 'recourse' | 'gates' | 'offer'
> & { readonly digest: string };

/** The decision in plain words, for the firm: outcome, terms, reasons by kind, what to send, the law, and its rights. Lines of text. */
export function decisionLetter(record: LetterContent, language: Language): string {
  const words = language === 'zh' ? ZH : EN;
  const sections = [
    [words.title(record.capacity)],
    [
      words.to(record.firm),
      words.outcome[record.capacity][record.outcome],
      ...(record.offer ? [words.offer(record.offer)] : []),
    ],
    ...(record.capacity === 'recommendation' ? [[words.recommended]] : []),
    ...(['risk', 'contradiction', 'missing'] as const).map((kind) =>
      listed(
        words.reasons[kind],
        record.reasons.filter((reason) => reason.kind === kind).map((reason) => reasonText(reason, language)),
      ),
    ),
    listed(
      words.ask,
      record.ask.map(({ document }) => documentText(document, language)),
    ),
    listed(
      words.recourse,
      (record.recourse?.changes ?? []).map((change) => recourseText(change, language)),
    ),
    listed(words.law, lawLines(record, words)),
    listed(words.rightsTitle, words.rights),
    [words.reference(record.digest, record.asOf)],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function listed(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line, i) => `${i + 1}. ${line}`)];
}

/** Only what stood in the way is cited: a rule that passed explains nothing. */
function lawLines({ gates }: LetterContent, { cited }: Phrases): string[] {
  return gates.filter(({ verdict }) => verdict !== 'pass').map(({ rule, citation }) => cited(citation, rule));
}
