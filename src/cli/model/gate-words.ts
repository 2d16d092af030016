import type { Language } from '#contract/errors.ts';
import type { GateCode, GateFinding } from '#domain/credit/index.ts';

const WORDS: Readonly<Record<GateCode, Readonly<Record<Language, string>>>> = {
  'column-knows-outcome': {
    zh: '“{columns}”像是结果之后才知道的（区分度 {figure}，上限 {bound}）；若决策时已知，用 --known-beforehand 说明',
    en: '"{columns}" looks known only after the outcome ({figure}, bound {bound}); vouch for it with --known-beforehand if it was not',
  },
  'columns-know-outcome-together': {
    zh: '“{columns}”合起来像是结果之后才知道的（AUC {figure}，上限 {bound}）',
    en: '"{columns}" together look known only after the outcome (AUC {figure}, bound {bound})',
  },
  'too-good': {
    zh: 'AUC {figure} 好得不可能（上限 {bound}）',
    en: 'an AUC of {figure} is too good to be true (bound {bound})',
  },
  'ranks-no-better-than-chance': {
    zh: '排序不比碰运气好：AUC {figure} 的区间包含或低于 {bound}',
    en: 'ranks no better than chance: the interval of the AUC {figure} reaches {bound} or below',
  },
  'says-nothing': {
    zh: '各案 PD 不比统一一个 PD 说得更多（z = {figure}，至少 {bound}）',
    en: 'its PDs say no more than one PD for all (z = {figure}, at least {bound})',
  },
  'differences-mean-nothing': {
    zh: 'PD 之间的差别名不副实：校准斜率 {figure}，界限 {bound}',
    en: 'differences between its PDs do not mean what they say: calibration slope {figure}, bound {bound}',
  },
  'columns-say-more': {
    zh: '同样的列本可多区分 {figure} 的 AUC（上限 {bound}）：模型学的是别的东西',
    en: 'the same columns rank these cases better by an AUC of {figure} (bound {bound}): the model learnt something else',
  },
  'variable-reversed': {
    zh: '“{columns}”的方向反了：其得分的 AUC 为 {figure}（至少 {bound}）',
    en: '"{columns}" counts the wrong way round: the AUC of its part is {figure} (at least {bound})',
  },
  'level-too-low': {
    zh: '坏样本多于 PD 所允许的（Jeffreys p = {figure}，至少 {bound}）',
    en: 'more bads than the PDs allow for (Jeffreys p = {figure}, at least {bound})',
  },
  'scores-moved': {
    zh: '分数分布移动：PSI {figure}，临界值 {bound}',
    en: 'the scores have moved: PSI {figure}, critical value {bound}',
  },
  'too-few-cases': {
    zh: '好坏样本中较少的一类只有 {figure} 个，至少要 {bound} 个',
    en: 'only {figure} cases of the rarer outcome; at least {bound} are needed',
  },
};

/** A finding of the gate in words. */
export function gateWords({ code, columns, figure, bound }: GateFinding, language: Language): string {
  const written = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(3));
  return WORDS[code][language]
    .replace('{columns}', columns.join(', '))
    .replace('{figure}', written(figure))
    .replace('{bound}', written(bound));
}
