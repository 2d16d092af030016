import { Option } from 'commander';
import { type Fen, fail, fen, formatYuan, ok, type Result } from '#domain/kernel/index.ts';
import {
  type Allocation,
  type AllocationRow,
  allocate,
  monotoneCurve,
  type Refusal,
  type RefusalCode,
} from '#domain/terms/index.ts';
import { fenFlags, numberFlags } from '../flag-values.ts';
import type { Register } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { readAcceptanceCurve } from '../read-acceptance-curve.ts';
import { readAllocationRow } from '../read-allocation-row.ts';
import { readRecords } from '../read-records.ts';
import { percent, textTable } from '../text-table.ts';

interface AllocateFlags {
  readonly acceptance: string;
  readonly fit: 'monotone' | 'raw';
}

export const registerAllocate: Register = (program, run) => {
  program
    .command('allocate')
    .description(
      'who gets how much at what rate: one rate a grade, amounts within limits and budget, the greatest expected profit',
    )
    .argument('<records>', 'decisions as `assess` prints them (NDJSON), or a table with the same keys')
    .requiredOption('--budget-fen <fen>', 'what may be offered in all; offers bind it, not expected acceptances')
    .requiredOption('--acceptance <table>', 'rates and the share of customers of each grade who walk away')
    .option('--min-fen <fen>', 'the smallest amount', '1')
    .option('--max-fen <fen>', 'the largest amount; the limit of each firm binds anyway')
    .option('--min-rate <rate>', 'the lowest yearly rate', '0')
    .option('--max-rate <rate>', 'the highest yearly rate', '1')
    .option('--ftp <rate>', 'cost of funding; by default the price of each record, else 0')
    .option('--opex <rate>', 'cost of operation; by default the price of each record, else 0')
    .option('--lgd <share>', 'loss given default; by default that of each record or of its expected loss, else 0.45')
    .addOption(
      new Option('--fit <curve>', 'the curve made non-decreasing, or as it was surveyed')
        .choices(['monotone', 'raw'])
        .default('monotone'),
    )
    .addHelpText(
      'after',
      '\nExample: weir allocate records.ndjson --budget-fen 10000000000 --acceptance rate_churn.csv --min-fen 10000000 --max-fen 100000000 --min-rate 0.04 --max-rate 0.15 --json',
    )
    .action(run(async (output, records: string, flags: AllocateFlags) => allocateFile(output, records, flags)));
};

async function allocateFile(output: OutputOptions, path: string, flags: AllocateFlags): Promise<Result<Rendered>> {
  const amounts = fenFlags(flags, ['budgetFen', 'minFen', 'maxFen']);
  if (!amounts.ok) return amounts;
  const numbers = numberFlags(flags, ['minRate', 'maxRate', 'ftp', 'opex', 'lgd']);
  if (!numbers.ok) return numbers;
  const { ftp, opex, lgd, minRate = 0, maxRate = 1 } = numbers.value;
  const curve = await readAcceptanceCurve(flags.acceptance);
  if (!curve.ok) return curve;
  const rows: AllocationRow[] = [];
  for await (const record of readRecords(path)) {
    if (!record.ok) return record;
    const row = readAllocationRow(record.value, { ftp, opex, lgd });
    if (!row.ok) return { ok: false, error: { ...row.error, file: path } };
    rows.push(row.value);
  }
  if (rows.length === 0) return fail('FILE_EMPTY', {}, { file: path });
  const { budgetFen, minFen = fen(1n), maxFen = fen(Number.MAX_SAFE_INTEGER) } = amounts.value;
  const allocation = allocate({
    rows,
    curve: flags.fit === 'raw' ? curve.value : monotoneCurve(curve.value),
    budgetFen: budgetFen!,
    minFen,
    maxFen,
    minRate,
    maxRate,
  });
  if (!allocation.ok) return allocation;
  const assumptions = { ftp: ftp ?? 'record', opex: opex ?? 'record', lgd: lgd ?? 'record', fit: flags.fit };
  return ok(render(allocation.value, assumptions, output));
}

function render(allocation: Allocation, assumptions: object, { lang }: OutputOptions): Rendered {
  const { lent, refused, rates, binding } = allocation;
  const zh = lang === 'zh';
  return {
    json: {
      expectedProfitFen: allocation.expectedProfitFen,
      usedFen: allocation.usedFen,
      unplacedFen: allocation.unplacedFen,
      expectedTakenFen: allocation.expectedTakenFen,
      gapFen: allocation.gapFen,
      rates,
      binding: binding.map((bound) => ({ ...bound, why: BINDING[bound.constraint][lang] })),
      assumptions,
      lent,
      refused: refused.map((refusal) => ({ ...refusal, why: whyRefused(refusal, lang) })),
    },
    text: () =>
      [
        textTable(
          zh
            ? ['评级', '利率', '接受率', '户数', '授信（元）']
            : ['grade', 'rate', 'acceptance', 'firms', 'offered (yuan)'],
          Object.entries(rates).map(([grade, card]) => [
            grade,
            percent(card.rate),
            percent(card.acceptance),
            card.firms,
            formatYuan(card.offeredFen),
          ]),
        ),
        textTable(
          zh
            ? ['企业', '评级', '金额（元）', '利率', '预期利润（元）']
            : ['firm', 'grade', 'amount (yuan)', 'rate', 'expected profit (yuan)'],
          lent.map((row) => [
            row.firm,
            row.grade,
            formatYuan(row.amountFen),
            percent(row.rate),
            formatYuan(row.expectedProfitFen),
          ]),
        ),
        ...Object.entries(countBy(refused)).map(
          ([code, n]) =>
            `${zh ? '未安排' : 'not lent'}: ${n} — ${REFUSED[code as RefusalCode][lang].replace('{value}', '…')}`,
        ),
        ...binding.map(
          ({ constraint, firms }) => `${zh ? '约束' : 'binding'}: ${BINDING[constraint][lang]} (${firms})`,
        ),
        totals(allocation, zh),
      ].join('\n'),
  };
}

function totals({ usedFen, unplacedFen, expectedProfitFen, gapFen }: Allocation, zh: boolean): string {
  const yuan = (amount: Fen) => formatYuan(amount);
  return zh
    ? `已安排 ${yuan(usedFen)} 元，剩余 ${yuan(unplacedFen)} 元；预期年利润 ${yuan(expectedProfitFen)} 元，与最优值之差不超过 ${yuan(gapFen)} 元`
    : `offered ${yuan(usedFen)} yuan, ${yuan(unplacedFen)} left; expected profit a year ${yuan(expectedProfitFen)} yuan, at most ${yuan(gapFen)} below the optimum`;
}

function countBy(refused: readonly Refusal[]): Partial<Record<RefusalCode, number>> {
  const counts: Partial<Record<RefusalCode, number>> = {};
  for (const { code } of refused) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function whyRefused({ code, value }: Refusal, lang: 'zh' | 'en'): string {
  return REFUSED[code][lang].replace('{value}', String(value ?? ''));
}

const REFUSED: Readonly<Record<RefusalCode, { readonly zh: string; readonly en: string }>> = {
  'not-approved': {
    zh: '决策结果为 {value}，不是批准或调整后批准',
    en: 'the outcome is {value}, not approve or counter',
  },
  'listed-twice': { zh: '同一企业已在前面出现', en: 'the firm is already listed above' },
  'no-grade': { zh: '没有评级', en: 'the record has no grade' },
  'no-acceptance-data': { zh: '评级 {value} 没有接受率数据', en: 'no acceptance data for grade {value}' },
  'no-pd': { zh: '没有违约概率', en: 'the record has no PD between 0 and 1' },
  'no-limit': { zh: '没有额度', en: 'the record has no limit above zero' },
  'limit-below-minimum': {
    zh: '额度 {value} 分低于最低金额',
    en: 'the limit of {value} fen is below the smallest amount',
  },
  unprofitable: { zh: '按该评级的利率预期亏损', en: 'expected to lose money at the rate of its grade' },
  'budget-spent': {
    zh: '预算已用于预期利润更高的企业',
    en: 'the budget went to firms that earn more, or left less than the smallest amount',
  },
};

const BINDING: Readonly<
  Record<Allocation['binding'][number]['constraint'], { readonly zh: string; readonly en: string }>
> = {
  budget: { zh: '预算用完', en: 'the budget is placed in full' },
  limits: { zh: '企业已达自身额度', en: 'firms at their own limit' },
  'max-amount': { zh: '企业已达最高金额', en: 'firms at the largest amount' },
  'min-amount': { zh: '剩余预算低于最低金额', en: 'what is left is below the smallest amount' },
  profitability: { zh: '企业按可接受利率不盈利', en: 'firms that no accepted rate makes profitable' },
  eligibility: { zh: '企业不符合安排条件', en: 'firms that are not eligible' },
};
