import { formatYuan } from '#domain/kernel/index.ts';
import { decimalRate } from '#domain/terms/index.ts';
import { DOCUMENTS } from './document.ts';
import type { Reason } from './reason.ts';
import { type Language, reasonText } from './reason-text.ts';
import type { DecisionRecord, Offer } from './record.ts';

interface Phrases {
  readonly title: (kind: DecisionRecord['capacity']) => string;
  readonly to: (firm: string) => string;
  readonly outcome: Readonly<Record<DecisionRecord['capacity'], Readonly<Record<DecisionRecord['outcome'], string>>>>;
  readonly recommended: string;
  readonly offer: (offer: Offer) => string;
  readonly reasons: Readonly<Record<Reason['kind'], string>>;
  readonly ask: string;
  readonly law: string;
  readonly rights: readonly string[];
  readonly rightsTitle: string;
  readonly reference: (digest: string, asOf: string) => string;
}

const yuan = (offer: Offer) => formatYuan(offer.limitFen);
const rate = (offer: Offer) => `${(decimalRate(offer.ratePpb) * 100).toFixed(2)} %`;

const ZH: Phrases = {
  title: (capacity) => (capacity === 'decision' ? '贷款申请结果通知书' : '贷款申请评估建议书'),
  to: (firm) => `${firm}：`,
  outcome: {
    decision: {
      approve: '您的申请已获同意，条件如下。',
      counter: '我们不能完全按您申请的条件提供贷款，但可以提供以下方案。',
      refer: '您的申请尚未作出结论，已转由工作人员审核。这不代表您的信用有问题。',
      decline: '很抱歉，本次申请未获同意。',
    },
    recommendation: {
      approve: '我们建议放款机构按以下条件同意您的申请。',
      counter: '我们建议放款机构按以下条件提供贷款，这与您申请的条件不完全相同。',
      refer: '我们尚未形成建议，已转由工作人员审核。这不代表您的信用有问题。',
      decline: '很抱歉，我们未建议放款机构同意本次申请。',
    },
  },
  recommended: '本机构不是放款人，以上为评估建议，是否放款由放款机构自行决定。',
  offer: (offer) => `额度 ${yuan(offer)} 元，期限 ${offer.tenorDays} 天，年利率（单利）${rate(offer)}，不另收费用。`,
  reasons: {
    risk: '作出这一结果的主要原因：',
    contradiction: '下列资料互相不一致，请核对：',
    missing: '以下资料缺少、过期或尚待确认，我们没有据此认定风险：',
  },
  ask: '请补充（按作用大小排列）：',
  law: '与本次结果有关的法律规定：',
  rightsTitle: '您的权利：',
  rights: [
    '您可以要求我们说明本次结果是如何得出的，并查看所用的数据。',
    '数据有误的，您可以要求更正；更正后我们会重新评估。',
    '您可以拒绝仅由系统自动作出的结果，要求由工作人员重新审核（个人信息保护法第二十四条）。',
    '补充资料或重新申请，不会因本次结果受到不利影响。',
  ],
  reference: (digest, asOf) => `评估日 ${asOf}，记录编号 ${digest.slice(0, 16)}。`,
};

const EN: Phrases = {
  title: (capacity) =>
    capacity === 'decision' ? 'Notice on your loan application' : 'Recommendation on your loan application',
  to: (firm) => `To ${firm}:`,
  outcome: {
    decision: {
      approve: 'Your application has been granted on these terms.',
      counter: 'We cannot lend on all the terms that you asked for, but can offer these.',
      refer: 'Your application has not been decided; a person will look at it. This says nothing against your credit.',
      decline: 'We are sorry: this application has not been granted.',
    },
    recommendation: {
      approve: 'We recommend to the lender to grant your application on these terms.',
      counter: 'We recommend to the lender to lend on these terms, which are not all that you asked for.',
      refer: 'We have no recommendation yet; a person will look at it. This says nothing against your credit.',
      decline: 'We are sorry: we have not recommended this application to the lender.',
    },
  },
  recommended: 'We are not the lender. This is a recommendation; the lender decides for itself.',
  offer: (offer) =>
    `${yuan(offer)} yuan for ${offer.tenorDays} days at ${rate(offer)} a year (simple interest), with no other charge.`,
  reasons: {
    risk: 'The main reasons:',
    contradiction: 'These documents do not agree; please check them:',
    missing: 'These are absent, out of date or still to be confirmed; we have not counted them against you:',
  },
  ask: 'Please send, the most helpful first:',
  law: 'Provisions of law that bear on this result:',
  rightsTitle: 'Your rights:',
  rights: [
    'You may ask how this result came about, and see the data that were used.',
    'Where data are wrong you may have them corrected, and we will assess anew.',
    'You may refuse a result that was reached by machine alone, and have a person look at it (PIPL, article 24).',
    'Sending documents or applying again will not count against you.',
  ],
  reference: (digest, asOf) => `Assessed as of ${asOf}, record ${digest.slice(0, 16)}.`,
};

/** What a letter says of a record; a presented record gives it as well as the record itself. */
export type LetterContent = Pick<
  DecisionRecord,
  'firm' | 'asOf' | 'capacity' | 'outcome' | 'reasons' | 'ask' | 'gates' | 'offer'
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
      record.ask.map(({ document }) => documentName(document, language)),
    ),
    listed(words.law, lawLines(record)),
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

function documentName(document: string, language: Language): string {
  return (DOCUMENTS as Readonly<Record<string, Record<Language, string>>>)[document]?.[language] ?? document;
}

/** Only what stood in the way is cited: a rule that passed explains nothing. */
function lawLines({ gates }: LetterContent): string[] {
  return gates.filter(({ verdict }) => verdict !== 'pass').map(({ rule, citation }) => `${citation}（${rule}）`);
}
