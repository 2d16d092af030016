import type { Outcome } from '#domain/decision/index.ts';
import type { Language } from '#domain/kernel/index.ts';

const ZH: Readonly<Record<Outcome, string>> = {
  approve: '批准',
  counter: '调整后批准',
  refer: '转人工',
  decline: '拒绝',
};

/** An outcome in a table for people; in English it is its own name. */
export function outcomeWord(outcome: Outcome, lang: Language): string {
  return lang === 'zh' ? ZH[outcome] : outcome;
}
