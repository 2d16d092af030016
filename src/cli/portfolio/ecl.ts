import type { ReadRow } from '#adapters/files/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import {
  type ExpectedCreditLoss,
  expectedCreditLoss,
  type LoanColumns,
  parseScenarios,
} from '#domain/portfolio/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { readColumns } from '../read-columns.ts';
import { readDocument } from '../read-document.ts';
import { textTable } from '../text-table.ts';

const LOANS = {
  balance: {
    names: /^(balance|ead|exposure|outstanding|amount|principal|余额|贷款余额|敞口|未还本金|本金余额|本金)$/,
    type: 'number',
    required: true,
    money: true,
  },
  pd: { names: /^(pd|pd12|pd12m|annualpd|违约概率|违约率)$/, type: 'share', required: true },
  lgd: { names: /^(lgd|lossgivendefault|违约损失率|损失率)$/, type: 'share', required: true },
  rate: { names: /^(rate|eir|annualrate|interestrate|利率|年利率|实际利率)$/, type: 'number' },
  monthlyRate: { names: /^(monthlyrate|ratemonthly|月利率)$/, type: 'number' },
  months: {
    names: /^(months|term|remainingmonths|tenormonths|monthsleft|剩余期数|剩余月数|剩余期限|期数)$/,
    type: 'number',
    required: true,
  },
  method: { names: /^(method|repayment|repaymentmethod|还款方式)$/, type: 'text' },
  stage: { names: /^(stage|ifrsstage|阶段|减值阶段)$/, type: 'number' },
  pastDue: { names: /^(dpd|dayspastdue|pastduedays|overduedays|逾期天数)$/, type: 'number' },
} as const;

const BULLET = /bullet|balloon|interest|到期|一次|先息/i;
const LONGEST = 600;

/** Days past due from which a loan has grown riskier and from which it is in default: the backstops of IFRS 9 (5.5.11, B5.5.37). */
const RISKIER_FROM = 30;
const DEFAULT_FROM = 90;

/** Expected credit loss of a table of loans over weighted scenarios. Errors: of reading, ECL_SCENARIOS_MALFORMED, ECL_LOAN_UNFIT. */
export async function portfolioEcl(
  output: OutputOptions,
  path: string,
  flags: { readonly scenarios: string },
): Promise<Result<Rendered>> {
  const document = await readDocument(flags.scenarios);
  if (!document.ok) return document;
  const set = parseScenarios(document.value);
  if (!set.ok) return { ok: false, error: { ...set.error, file: flags.scenarios } };
  const read = await readColumns(path, LOANS);
  if (!read.ok) return read;
  const loans = columnsOf(read.value, path);
  if (!loans.ok) return loans;
  const began = performance.now();
  const result = expectedCreditLoss(loans.value, set.value);
  const json = {
    ...result,
    convention:
      'hazard 1 − (1 − PD)^(1/12) a month, default before the instalment, EAD with a month of interest, discounted at the effective rate',
    seconds: (performance.now() - began) / 1000,
  };
  return ok({ json, text: () => text(result, output) });
}

type LoanRow = ReadRow<typeof LOANS>;

function columnsOf(rows: readonly LoanRow[], file: string): Result<LoanColumns, Failure> {
  const n = rows.length;
  const loans = {
    balance: new Float64Array(n),
    pd: new Float64Array(n),
    lgd: new Float64Array(n),
    monthlyRate: new Float64Array(n),
    months: new Int32Array(n),
    amortises: new Uint8Array(n),
    stage: new Uint8Array(n),
  };
  for (const [i, row] of rows.entries()) {
    const unfit = unfitValue(row);
    if (unfit) return fail('ECL_LOAN_UNFIT', unfit, { file, row: row.row });
    loans.balance[i] = row.balance!;
    loans.pd[i] = row.pd!;
    loans.lgd[i] = row.lgd!;
    loans.monthlyRate[i] = monthlyRateOf(row);
    loans.months[i] = row.months!;
    loans.amortises[i] = row.method !== undefined && BULLET.test(row.method) ? 0 : 1;
    loans.stage[i] = stageOf(row);
  }
  return ok(loans);
}

function monthlyRateOf({ rate = 0, monthlyRate }: LoanRow): number {
  return monthlyRate ?? rate / 12;
}

function unfitValue(row: LoanRow): { name: string; value: number } | undefined {
  if (!(row.balance! >= 0)) return { name: 'balance', value: row.balance! };
  if (!Number.isInteger(row.months) || row.months! < 0 || row.months! > LONGEST)
    return { name: 'months', value: row.months! };
  if (row.stage !== undefined && ![1, 2, 3].includes(row.stage)) return { name: 'stage', value: row.stage };
  const rate = monthlyRateOf(row);
  return rate > -1 && rate < 1 ? undefined : { name: 'rate', value: rate };
}

/** The stage that the table states; otherwise the days past due decide. */
function stageOf({ stage, pastDue = 0 }: LoanRow): number {
  if (stage !== undefined) return stage;
  if (pastDue >= DEFAULT_FROM) return 3;
  return pastDue > RISKIER_FROM ? 2 : 1;
}

function text(result: ExpectedCreditLoss, { lang }: OutputOptions): string {
  const zh = lang === 'zh';
  const amount = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 2 });
  const stages = Object.entries(result.stage).map(([stage, { loans, exposure, loss }]) => [
    stage,
    loans,
    amount(exposure),
    amount(loss),
  ]);
  const scenarios = Object.entries(result.byScenario).map(([name, { weight, twelveMonth, lifetime }]) => [
    name,
    weight,
    amount(twelveMonth),
    amount(lifetime),
  ]);
  return [
    textTable(zh ? ['阶段', '笔数', '敞口', '应计提'] : ['stage', 'loans', 'exposure', 'to provide'], stages),
    textTable(zh ? ['情景', '权重', '12 个月', '整个存续期'] : ['scenario', 'weight', '12 months', 'lifetime'], [
      ...scenarios,
      [zh ? '加权' : 'weighted', 1, amount(result.twelveMonth), amount(result.lifetime)],
    ]),
  ].join('\n');
}
