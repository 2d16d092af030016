import type { Language } from '#domain/kernel/index.ts';
import { percent, textTable } from '../text-table.ts';

/** What a method says of the loss of a book; amounts in the unit of the table. */
export interface LossFigures {
  readonly method: string;
  readonly convention: string;
  readonly paths?: number;
  readonly unit?: number;
  readonly simulatedMean?: { readonly value: number; readonly se: number };
  readonly sd: number;
  readonly var: Readonly<Record<string, number>>;
  readonly varGrid?: Readonly<Record<string, number>>;
  readonly es: Readonly<Record<string, number>>;
  readonly exceed: Readonly<Record<string, { readonly p: number; readonly se: number }>>;
  readonly varianceReduction?: Readonly<Record<string, number | null>>;
  readonly contributions?: {
    readonly bySector: Readonly<Record<string, number>>;
    readonly greatest: readonly { readonly id: string; readonly share: number }[];
  };
  readonly seconds: number;
  readonly loanScenariosPerSecond?: number;
}

const WORDS = {
  zh: {
    loans: '笔数',
    el: '预期损失',
    sd: '标准差',
    var: '风险价值',
    es: '预期短缺',
    exceed: '损失超过',
    se: '标准误',
    took: '用时（秒）',
  },
  en: {
    loans: 'loans',
    el: 'expected loss',
    sd: 'standard deviation',
    var: 'value at risk',
    es: 'expected shortfall',
    exceed: 'loss above',
    se: 'standard error',
    took: 'seconds',
  },
} as const;

/** The figures as a table for people. */
export function lossText(
  figures: LossFigures & { readonly rows: number; readonly el: number },
  lang: Language,
): string {
  const words = WORDS[lang];
  const amount = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 2 });
  const tails = Object.entries(figures.var).flatMap(([alpha, value]) => [
    [`${words.var} ${percent(Number(alpha))}`, amount(value)],
    [`${words.es} ${percent(Number(alpha))}`, amount(figures.es[alpha]!)],
  ]);
  const exceeded = Object.entries(figures.exceed).map(([level, { p, se }]) => [
    `${words.exceed} ${amount(Number(level))}`,
    `${percent(p)} (${words.se} ${percent(se)})`,
  ]);
  return textTable(
    ['', ''],
    [
      [words.loans, figures.rows],
      [words.el, amount(figures.el)],
      [words.sd, amount(figures.sd)],
      ...tails,
      ...exceeded,
      [words.took, figures.seconds.toFixed(2)],
    ],
  );
}
