import type { ModelStanding } from './state.ts';

/** What the law asks of a risk model, and what answers it: the register itself, or evidence that a person attaches. */
export interface ChecklistItem {
  readonly item: string;
  /** 商业银行互联网贷款管理暂行办法（银保监会令2020年第9号）, by article. */
  readonly article: string;
  readonly zh: string;
  readonly en: string;
  readonly answeredBy: 'register' | 'person';
}

export const MODEL_CHECKLIST: readonly ChecklistItem[] = [
  {
    item: 'effective-models',
    article: '第二十一条',
    zh: '建立有效的风险评估、授信审批、风险定价模型，并考虑借款人既有债务',
    en: 'effective models of risk, approval and price that consider existing debts',
    answeredBy: 'person',
  },
  {
    item: 'life-cycle',
    article: '第三十七条',
    zh: '对模型开发测试、评审、监测、退出全流程管理，分工明确',
    en: 'the whole life of a model is controlled, with separate duties',
    answeredBy: 'register',
  },
  {
    item: 'development-and-test',
    article: '第三十八条',
    zh: '合理选择算法与样本，准确识别风险，测试充分',
    en: 'algorithm and sample suit the purpose, and the tests suffice',
    answeredBy: 'person',
  },
  {
    item: 'independent-review',
    article: '第三十九条',
    zh: '评审独立于开发，评审通过后方可上线',
    en: 'review is independent of development, and nothing runs before it',
    answeredBy: 'register',
  },
  {
    item: 'monitoring',
    article: '第四十条',
    zh: '监测模型的有效性、稳定性和贷款实际违约情况，缺陷及时退回',
    en: 'validity, stability and actual defaults are watched, and defects go back',
    answeredBy: 'person',
  },
  {
    item: 'exit',
    article: '第四十一条',
    zh: '不符合要求的模型及时停用，并评估对存量贷款的影响',
    en: 'an unfit model stops at once, and its effect on loans is dealt with',
    answeredBy: 'person',
  },
  {
    item: 'records',
    article: '第四十二条',
    zh: '全面记录模型从开发至退出的过程，供监管查阅',
    en: 'everything from development to exit is on record for the supervisor',
    answeredBy: 'register',
  },
];

export interface AnsweredItem extends ChecklistItem {
  readonly answer: string | null;
  readonly by: string | null;
  readonly at: number | null;
}

/** The checklist of one model with its evidence. */
export function checklistOf(standing: ModelStanding): AnsweredItem[] {
  return MODEL_CHECKLIST.map((item) => {
    if (item.answeredBy === 'person') {
      const found = standing.evidence.get(item.item);
      return { ...item, answer: found?.text ?? null, by: found?.by ?? null, at: found?.at ?? null };
    }
    // A register that holds the model answers for its life and its records; for review only once somebody else has validated it.
    const reviewed = standing.validator !== undefined && standing.validator !== standing.developer;
    const answered = item.item !== 'independent-review' || reviewed;
    const by = item.item === 'independent-review' ? (standing.validator ?? null) : standing.developer;
    return { ...item, answer: answered ? 'register' : null, by: answered ? by : null, at: null };
  });
}

/** Items that lack an answer. */
export function openItems(standing: ModelStanding): string[] {
  return checklistOf(standing)
    .filter(({ answer }) => answer === null)
    .map(({ item }) => item);
}
