import { buildSnapshots, type HeaderMap } from '#domain/evidence/index.ts';
import { examineDeliveries } from '#domain/fraud/index.ts';
import { type Failure, formatYuan, ok, type Result } from '#domain/kernel/index.ts';
import { checkText, type Examination } from '#domain/verification/index.ts';
import { asOfOption, readAsOf } from '../as-of.ts';
import { firmsDelivered } from '../assess/decide-firms.ts';
import { firmOfFolder, readFirmFolder } from '../assess/firm-folder.ts';
import { readEvidence } from '../assess/read-evidence.ts';
import type { Register } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { mapOption, workersOption } from '../reading-options.ts';
import { textTable } from '../text-table.ts';

interface CrosscheckFlags {
  readonly asOf?: string;
  readonly map: HeaderMap;
  readonly workers?: number;
}

export const registerCrosscheck: Register = (program, run) => {
  program
    .command('crosscheck')
    .description(
      'hold the sources of one firm against themselves and against each other: agree, contradict or cannot tell',
    )
    .argument('<folder>', 'one firm: firm.json and files named by kind, as for assess')
    .addOption(asOfOption())
    .addOption(mapOption())
    .addOption(workersOption())
    .addHelpText(
      'after',
      '\nA log-likelihood ratio above zero speaks for fabrication, below zero for honesty; a source lends at most its own best.' +
        '\nExample: weir crosscheck ./my-firm --as-of 2026-08-01 --json',
    )
    .action(run((output, folder: string, flags: CrosscheckFlags) => crosscheck(output, folder, flags)));
};

async function crosscheck(
  { lang }: OutputOptions,
  folder: string,
  flags: CrosscheckFlags,
): Promise<Result<Rendered, Failure>> {
  const read = await readFirmFolder(folder);
  if (!read.ok) return read;
  const asOf = readAsOf(flags.asOf ?? read.value.asOf);
  if (!asOf.ok) return asOf;
  const { map, workers } = flags;
  const deliveries = await readEvidence(read.value.files, { map, firm: read.value.firm, workers });
  if (!deliveries.ok) return deliveries;
  const named = firmsDelivered(deliveries.value).map((one) => one.firm);
  const firm = firmOfFolder(read.value, named, folder);
  if (!firm.ok) return firm;
  const [examination] = examineDeliveries(deliveries.value, buildSnapshots(deliveries.value, [firm.value], asOf.value));
  const { schema, ...found } = examination!;
  return ok({ json: { firm: firm.value, ...found }, text: () => render(examination!, lang) });
}

const WORDS = {
  zh: {
    head: ['检查', '结论', '一侧（元）', '另一侧（元）', '对数似然比'],
    verdicts: { agree: '相符', contradict: '矛盾', 'cannot-tell': '无法判断' },
    figures: ['数字', '所报（元）', '可信值（元）', '90% 区间'],
    outcomes: { clear: '通过', review: '转人工', block: '拦截' },
    outcome: '结论',
  },
  en: {
    head: ['check', 'verdict', 'one side (yuan)', 'other side (yuan)', 'log-likelihood ratio'],
    verdicts: { agree: 'agree', contradict: 'contradict', 'cannot-tell': 'cannot tell' },
    figures: ['figure', 'claimed (yuan)', 'borne out (yuan)', '90 % interval'],
    outcomes: { clear: 'clear', review: 'review', block: 'block' },
    outcome: 'outcome',
  },
} as const;

function render({ checks, figures, findings, outcome }: Examination, lang: OutputOptions['lang']): string {
  const words = WORDS[lang];
  const yuan = (amount: (typeof checks)[number]['leftFen']) => (amount === null ? '–' : formatYuan(amount));
  const table = textTable(
    words.head,
    checks.map(({ check, verdict, leftFen, rightFen, logLikelihoodRatio }) => [
      checkText(check, lang) ?? check,
      words.verdicts[verdict],
      yuan(leftFen),
      yuan(rightFen),
      logLikelihoodRatio.toFixed(2),
    ]),
  );
  const reconciled = textTable(
    words.figures,
    figures.map(({ figure, claimedFen, bestFen, lowFen, highFen }) => [
      figure,
      yuan(claimedFen),
      yuan(bestFen),
      `${yuan(lowFen)} – ${yuan(highFen)}`,
    ]),
  );
  const marks = findings.map(({ code, severity }) => `${code} (${words.outcomes[severity]})`).join(', ');
  return [table, reconciled, `${words.outcome}: ${words.outcomes[outcome]}${marks === '' ? '' : ` — ${marks}`}`].join(
    '\n',
  );
}
