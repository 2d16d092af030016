import type { Language } from '#contract/errors.ts';
import type { LeakageReason, LeakageWarning } from '#domain/credit/index.ts';

const WORDS: Readonly<Record<LeakageReason, { readonly zh: string; readonly en: string }>> = {
  identifier: {
    zh: '每行的值都不同，像是编号或名称；已排除',
    en: 'every row has its own value: a number or a name, left out of the fit',
  },
  'ordered-identifier': {
    zh: '编号，且其中的数字能区分好坏（AUC {figure}）：编号的次序知道结果；已排除',
    en: 'an identifier whose number separates the bads (AUC {figure}): its order knows the outcome, left out of the fit',
  },
  'row-order': {
    zh: '行的先后次序能区分好坏（AUC {figure}）；从不作为特征',
    en: 'the order of the rows separates the bads (AUC {figure}); it is never a feature',
  },
  'given-after-the-outcome': {
    zh: '有一个值几乎只出现在坏样本上，占坏样本的 {figure}：像是结果之后才给的；已排除',
    en: 'one value is held by hardly any but bads, and by {figure} of them: given after the outcome, left out of the fit',
  },
  'filled-after-the-outcome': {
    zh: '是否填写就能看出结果（AUC {figure}）：像是结果之后才填的；已排除',
    en: 'whether it is filled in tells the outcome (AUC {figure}): filled after it, left out of the fit',
  },
  'tells-the-outcome': {
    zh: '几乎完全区分好坏（AUC {figure}）：像是结果的另一种写法；已排除',
    en: 'separates the outcomes all but perfectly (AUC {figure}): the outcome under another name, left out of the fit',
  },
  'carries-a-leak': {
    zh: '与另一列合起来正好得出一个强得可疑的变量（相关 {figure}）：一并核对或排除',
    en: 'with another column it gives exactly a variable that is too strong (correlation {figure}): check or exclude both',
  },
  'implausibly-strong': {
    zh: '单个变量就有 AUC {figure}，强得可疑：核对它在决定时是否已知，否则用 --exclude 排除',
    en: 'AUC {figure} by itself, stronger than one fact usually is: check that it was known at the decision, else use --exclude',
  },
};

/** Warnings as the contract prints them: the column and why. */
export function leakageWords(
  warnings: readonly LeakageWarning[],
  language: Language,
): { column: string; why: string; reason: LeakageReason; excluded: boolean }[] {
  return warnings.map(({ column, reason, figure, excluded }) => ({
    column,
    why: WORDS[reason][language].replace('{figure}', figure.toFixed(3)),
    reason,
    excluded,
  }));
}
