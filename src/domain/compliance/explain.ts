import type { Language } from '#domain/kernel/index.ts';
import type { Basis, Finding, ParameterReading } from './finding.ts';
import type { RulePack } from './pack.ts';
import type { ParameterScalar } from './parameter.ts';

/** What a person reads of a finding: the requirement, what was found, and what follows, in one language. */
export function explainFinding(finding: Finding, pack: RulePack, language: Language): string {
  const compiled = pack.rules.get(finding.rule)?.find(({ version }) => version.from === finding.version);
  const title = compiled ? compiled.rule.title[language] : finding.rule;
  const note = compiled?.version.note?.[language];
  const stop = language === 'zh' ? '。' : '. ';
  const sentences = [title, WORDS[finding.basis][language](finding), ...readWords(finding, language)];
  if (note) sentences.push(note);
  return sentences.filter(Boolean).join(stop).trim() + (language === 'zh' ? '。' : '.');
}

type Words = (finding: Finding) => string;

const WORDS: Readonly<Record<Basis, { readonly zh: Words; readonly en: Words }>> = {
  satisfied: { zh: () => '符合', en: () => 'Met' },
  violated: {
    zh: ({ severity }) => (severity === 'B' ? '违反，不得办理' : '不符，须人工复核'),
    en: ({ severity }) => (severity === 'B' ? 'Breached: the act is forbidden' : 'Not met: a person must review it'),
  },
  'missing-fact': {
    zh: ({ missing }) => `缺少事实：${missing.join('、')}`,
    en: ({ missing }) => `Cannot be told without: ${missing.join(', ')}`,
  },
  unconfirmed: {
    zh: ({ wouldBe }) => `条文未经核实，法律顾问确认前一律转人工（按现有文本为“${ZH_VERDICT[wouldBe ?? 'refer']}”）`,
    en: ({ wouldBe }) =>
      `The text is not verified, so a person decides until counsel confirms it (as encoded: ${wouldBe})`,
  },
  transition: { zh: () => '不符，过渡期内须整改', en: () => 'Not met, to be put right within the transition' },
  stale: {
    zh: ({ wouldBe }) => `所依据的数列已过最近一次公布日（按旧值为“${ZH_VERDICT[wouldBe ?? 'refer']}”），须补充最新值`,
    en: ({ wouldBe }) =>
      `The series it rests on is past its last observation (by the old value: ${wouldBe}); bring the latest`,
  },
  'no-provincial-value': {
    zh: () => '该省的规定尚未收录',
    en: () => "The province's own rule is not on record",
  },
  'before-first': { zh: () => '该日尚无有效数值', en: () => 'No value was in force on that day' },
  reported: { zh: () => '不符，计入监测报告', en: () => 'Not met: measured and reported' },
  informs: { zh: () => '适用提示', en: () => 'For information' },
};

const ZH_VERDICT = { pass: '通过', refer: '转人工', unknown: '未知', refuse: '拒绝' } as const;

function readWords({ facts, parameters }: Finding, language: Language): string[] {
  const told = Object.entries(facts).map(([name, value]) => `${name} = ${factText(value)}`);
  const read = parameters.map((reading) => readingWords(reading, language));
  const comma = language === 'zh' ? '，' : ', ';
  const all = [...told, ...read.filter((text) => text !== '')];
  return all.length === 0 ? [] : [all.join(comma)];
}

function readingWords({ id, value, from, observedOn }: ParameterReading, language: Language): string {
  if (value === null) return '';
  const since = observedOn ?? from;
  return language === 'zh'
    ? `${id} = ${scalarText(value)}（${since}起）`
    : `${id} = ${scalarText(value)} (from ${since})`;
}

function scalarText(value: ParameterScalar): string {
  if (typeof value === 'number') return numberText(value);
  return typeof value === 'object' ? `[${value.join(' ')}]` : String(value);
}

function factText(value: Finding['facts'][string]): string {
  if (typeof value === 'number') return numberText(value);
  if (typeof value !== 'object') return String(value);
  return `[${value.map((item) => (typeof item === 'string' ? item : item.id)).join(' ')}]`;
}

/** Twelve digits, so that the double behind 4 × 3.85 % reads as the figure that was meant. */
function numberText(value: number): string {
  return String(Number(value.toPrecision(12)));
}
