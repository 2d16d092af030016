import { formatYuan, type Language } from '#domain/kernel/index.ts';
import type { Breach, HealthReport } from '#domain/portfolio/index.ts';
import { percent, textTable } from '../text-table.ts';

const WORDS = {
  zh: {
    head: ['', '笔数', '余额（元）'],
    classes: { normal: '正常', 'special-mention': '关注', substandard: '次级', doubtful: '可疑', loss: '损失' },
    npl: '不良率',
    vintage: ['放款季度', '笔数', '放款额（元）', '账龄（月）', '曾逾期 30 天以上', '曾逾期 90 天以上'],
    breach: ['规则', '结论', '笔数', '余额（元）', '依据'],
    none: '未提供 --actor：没有对照法规',
    floor: '低于保本利率',
    lacks: '每年缺口（元）',
    top: '前十大借款人占比',
    gap: ['期限', '应收本金（元）', '应还资金方（元）', '缺口（元）'],
  },
  en: {
    head: ['', 'loans', 'outstanding (yuan)'],
    classes: {
      normal: 'normal',
      'special-mention': 'special mention',
      substandard: 'substandard',
      doubtful: 'doubtful',
      loss: 'loss',
    },
    npl: 'non-performing',
    vintage: ['quarter', 'loans', 'disbursed (yuan)', 'age (months)', 'ever 30+', 'ever 90+'],
    breach: ['rule', 'verdict', 'loans', 'outstanding (yuan)', 'basis'],
    none: 'no --actor: not held against the law',
    floor: 'below the break-even rate',
    lacks: 'lacking a year (yuan)',
    top: 'ten largest borrowers',
    gap: ['bucket', 'principal in (yuan)', 'to funders (yuan)', 'gap (yuan)'],
  },
} as const;

/** The report as tables for people. */
export function healthText(report: HealthReport, breaches: readonly Breach[] | null, lang: Language): string {
  const words = WORDS[lang];
  const classes = Object.entries(report.classification).map(([name, { loans, outstandingFen }]) => [
    words.classes[name as keyof typeof words.classes],
    loans,
    formatYuan(outstandingFen),
  ]);
  const vintages = report.vintages.map(({ quarter, loans, disbursedFen, byAge }) => {
    const last = byAge.at(-1);
    return [
      quarter,
      loans,
      formatYuan(disbursedFen),
      last?.months ?? '–',
      last ? percent(last.ever30) : '–',
      last ? percent(last.ever90) : '–',
    ];
  });
  const { below, shortfallFen } = report.floor;
  const top = report.concentration.largest.reduce((sum, { share }) => sum + share, 0);
  return [
    textTable(words.head, classes),
    `${words.npl}: ${percent(report.nonPerformingRatio)}`,
    textTable(words.vintage, vintages),
    breaches === null
      ? words.none
      : textTable(
          words.breach,
          breaches.map(({ rule, verdict, loans, outstandingFen, citation }) => [
            rule,
            verdict,
            loans,
            formatYuan(outstandingFen),
            citation,
          ]),
        ),
    `${words.floor}: ${below.loans} (${formatYuan(below.outstandingFen)}), ${words.lacks} ${formatYuan(shortfallFen)}`,
    `${words.top}: ${percent(top)}`,
    textTable(
      words.gap,
      report.maturityGap.buckets.map(({ bucket, comesFen, goesFen, gapFen }) => [
        bucket,
        formatYuan(comesFen),
        formatYuan(goesFen),
        formatYuan(gapFen),
      ]),
    ),
  ].join('\n');
}
