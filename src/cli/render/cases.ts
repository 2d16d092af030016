import type { Language } from '#contract/errors.ts';
import type { Outcome } from '#domain/decision/index.ts';
import { fen, formatYuan } from '#domain/kernel/index.ts';
import type { ListedCase, ShownCaseBundle } from '#src/compose-case.ts';
import type { Rendered } from '../output.ts';
import { percent, textTable } from '../text-table.ts';
import { outcomeWord } from './outcome-word.ts';

const yuan = (amount: string | null | undefined) => (amount ? formatYuan(fen(BigInt(amount))) : '');
const risk = (pd: number | null | undefined) => (pd === null || pd === undefined ? '' : percent(pd));

const STAGES: Readonly<Record<Language, Readonly<Record<ListedCase['stage'], string>>>> = {
  zh: { new: '待决定', review: '人工审核', second: '等第二人', done: '已有结论' },
  en: { new: 'to decide', review: 'with a person', second: 'second person', done: 'concluded' },
};

/** The queue as a table. */
export function renderCases(cases: readonly ListedCase[], lang: Language): Rendered {
  const head =
    lang === 'zh'
      ? ['申请', '企业', '阶段', '结论', '违约概率', '申请金额（元）', '额度（元）']
      : ['application', 'firm', 'stage', 'outcome', 'PD', 'applied for (yuan)', 'limit (yuan)'];
  return {
    json: cases,
    lines: true,
    text: () =>
      textTable(
        head,
        cases.map(({ application, firm, stage, decision, requestedFen }) => [
          application,
          firm ?? '',
          STAGES[lang][stage],
          decision ? outcomeWord(decision.outcome as Outcome, lang) : '',
          risk(decision?.pd),
          yuan(requestedFen),
          yuan(decision?.limitFen),
        ]),
      ),
  };
}

/** One case: its decisions as the interval went, the reasons, and what would help. */
export function renderCase(found: ShownCaseBundle, lang: Language): Rendered {
  return { json: found, text: () => caseText(found, lang) };
}

function caseText({ application, decision, history, examination }: ShownCaseBundle, lang: Language): string {
  const zh = lang === 'zh';
  const sections = [
    [
      `${application.firm ?? ''} ${application.application}`,
      `${yuan(application.requestedFen)} ${zh ? '元' : 'yuan'}, ${application.requestedTenorDays} ${zh ? '天' : 'days'}; ${STAGES[lang][application.stage]}`,
    ],
    history.map(({ decidedAt, outcome, pd, pdLow, pdHigh }) =>
      [decidedAt, outcomeWord(outcome as Outcome, lang), risk(pd), `[${risk(pdLow)}, ${risk(pdHigh)}]`].join('  '),
    ),
    (decision?.reasons ?? []).map(({ kind, text }) => `${kind}: ${text}`),
    (decision?.ask ?? []).map(({ text, value }) => `${zh ? '请补充' : 'ask for'}: ${text} (${percent(value)})`),
    (examination?.checks ?? [])
      .filter(({ verdict }) => verdict === 'contradict')
      .map(
        ({ text, leftFen, rightFen }) => `${zh ? '矛盾' : 'contradicts'}: ${text} ${yuan(leftFen)} / ${yuan(rightFen)}`,
      ),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}
