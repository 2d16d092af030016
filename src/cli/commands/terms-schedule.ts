import { type Command, Option } from 'commander';
import {
  addDays,
  type CalendarDate,
  type Failure,
  fail,
  fen,
  formatYuan,
  type Language,
  ok,
  parseCalendarDate,
  type RatePpb,
  type Result,
  ratePpb,
} from '#domain/kernel/index.ts';
import { allInRange } from '#domain/numeric/index.ts';
import {
  type Accrual,
  annualPercentageRate,
  cashFit,
  type LoanFees,
  loanFlows,
  monthlyDueDates,
  REPAYMENT_METHODS,
  type RepaymentMethod,
  type Schedule,
  type ScheduleInput,
  schedule,
} from '#domain/terms/index.ts';
import { fenFlags, fenList, numberFlag, numberFlags } from '../flag-values.ts';
import type { Register } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { percent, textTable } from '../text-table.ts';

export interface ScheduleFlags {
  readonly method: RepaymentMethod;
  readonly startOn: string;
  /** By default monthly, or days of a year of 365 where the loan has days. */
  readonly accrual?: Accrual;
  readonly rate?: string;
  readonly cashFen?: string;
}

/** The flags from which a schedule and its fees are made, all but the rate. */
export function addScheduleFlags(command: Command): Command {
  return command
    .requiredOption('--principal-fen <fen>', 'the amount of the loan')
    .option('--months <n>', 'monthly payments; or')
    .option('--days <n>', 'one payment after so many days')
    .addOption(
      new Option('--method <method>', 'how principal is repaid').choices(REPAYMENT_METHODS).default('equal-instalment'),
    )
    .option('--start-on <date>', 'the day of payout', '2026-01-01')
    .addOption(
      new Option(
        '--accrual <convention>',
        'a twelfth a month (default with --months), or days of a year (act/365 with --days)',
      ).choices(['monthly', 'act/365', 'act/360', '30/360']),
    )
    .option('--grace <n>', 'periods at the beginning that pay interest only', '0')
    .option('--fee-at-payout-fen <fen>', 'fee kept back from the payout', '0')
    .option('--fee-per-instalment-fen <fen>', 'fee with each instalment, such as a guarantee', '0')
    .option('--fee-at-maturity-fen <fen>', 'fee with the last instalment', '0');
}

/** What the flags say of a schedule, without its rate. Errors: of numbers, amounts and dates; TERMS_PART_MISSING. */
export function readSchedule(
  flags: ScheduleFlags,
): Result<Omit<ScheduleInput, 'ratePpb'> & { fees: LoanFees }, Failure> {
  const amounts = fenFlags(flags, ['principalFen', 'feeAtPayoutFen', 'feePerInstalmentFen', 'feeAtMaturityFen']);
  if (!amounts.ok) return amounts;
  const numbers = numberFlags(flags, ['months', 'days', 'grace']);
  if (!numbers.ok) return numbers;
  const { months, days, grace = 0 } = numbers.value;
  if ((months === undefined) === (days === undefined))
    return fail('TERMS_PART_MISSING', { parts: '--months | --days' });
  const checked = wholeNumbers([
    ['months', months ?? 1, 1, 600],
    ['days', days ?? 1, 1, 36_500],
    ['grace', grace, 0, 600],
  ]);
  if (!checked.ok) return checked;
  const start = parseCalendarDate(flags.startOn);
  if (!start.ok) return start;
  const last = lastDay(start.value, months, days);
  if (!last.ok) return last;
  const { principalFen, feeAtPayoutFen, feePerInstalmentFen, feeAtMaturityFen } = amounts.value;
  return ok({
    method: flags.method,
    principalFen: principalFen!,
    startOn: start.value,
    dueOn: months === undefined ? [addDays(start.value, days!)] : monthlyDueDates(start.value, months),
    accrual: flags.accrual ?? (months === undefined ? 'act/365' : 'monthly'),
    gracePeriods: grace,
    fees: {
      atPayoutFen: feeAtPayoutFen ?? fen(0n),
      perInstalmentFen: feePerInstalmentFen ?? fen(0n),
      atMaturityFen: feeAtMaturityFen ?? fen(0n),
    },
  });
}

/** Calendar dates end with 2199; a loan that runs beyond is refused before a date is made. */
function lastDay(start: CalendarDate, months = 0, days = 0): Result<true, Failure<'DATE_OUT_OF_RANGE'>> {
  const year = Number(start.slice(0, 4)) + Math.ceil(months / 12) + Math.ceil(days / 365);
  return year > 2199 ? fail('DATE_OUT_OF_RANGE', { value: String(year) }) : ok(true);
}

function wholeNumbers(checks: readonly (readonly [string, number, number, number])[]): Result<true, Failure> {
  const fraction = checks.find(([, value]) => !Number.isInteger(value));
  if (fraction) return fail('NOT_A_NUMBER', { value: fraction[1] }, { column: `--${fraction[0]}` });
  return allInRange(checks.map(([name, value, low, high]) => [name, value, { low, high }] as const));
}

/** A yearly rate given to a flag, to the part per billion. Errors: NOT_A_NUMBER, OUTSIDE_RANGE. */
function readRate(text: string): Result<RatePpb, Failure> {
  const rate = numberFlag('rate', text);
  if (!rate.ok) return rate;
  const checked = allInRange([['rate', rate.value, { low: 0, high: 10 }]]);
  return checked.ok ? ok(ratePpb(rate.value)) : checked;
}

export const registerTermsSchedule: Register = (terms, run) => {
  addScheduleFlags(terms.command('schedule'))
    .description('every payment in whole fen, the rounding that the last one absorbs, and the annual percentage rate')
    .requiredOption('--rate <rate>', 'nominal yearly rate')
    .option('--cash-fen <list>', 'expected cash of each period, separated by commas: shows what it does not cover')
    .addHelpText('after', '\nExample: weir terms schedule --principal-fen 10000000 --rate 0.08 --months 12 --json')
    .action(run(async (output, flags: ScheduleFlags) => scheduleVerb(flags, output)));
};

function scheduleVerb(flags: ScheduleFlags, { lang }: OutputOptions): Result<Rendered> {
  const input = readSchedule(flags);
  if (!input.ok) return input;
  const rate = readRate(flags.rate!);
  if (!rate.ok) return rate;
  const planned = schedule({ ...input.value, ratePpb: rate.value });
  if (!planned.ok) return planned;
  const flows = loanFlows(planned.value, input.value.fees);
  const annual = annualPercentageRate(flows, input.value.accrual === 'monthly' ? 'months' : undefined);
  if (!annual.ok) return annual;
  const cash = readCash(flags.cashFen, planned.value);
  if (!cash.ok) return cash;
  const json = { ...planned.value, apr: annual.value.nominal, annual: annual.value, cashFit: cash.value };
  return ok({
    json,
    text: () =>
      `${scheduleText(planned.value, lang)}\n${lang === 'zh' ? '年化利率' : 'APR'} ${percent(annual.value.nominal)}`,
  });
}

function readCash(text: string | undefined, planned: Schedule): Result<ReturnType<typeof cashFit> | null, Failure> {
  if (text === undefined) return ok(null);
  const months = fenList('cash-fen', text);
  if (!months.ok) return months;
  const periods = planned.instalments.length;
  if (months.value.length !== periods)
    return fail('OUTSIDE_RANGE', { name: 'cash-fen', value: months.value.length, range: `{${periods}}` });
  return ok(cashFit(planned, months.value));
}

const HEAD = {
  zh: ['期次', '还款日', '本金', '利息', '还款额', '剩余本金'],
  en: ['#', 'due on', 'principal', 'interest', 'payment', 'balance'],
} as const;

/** A schedule in yuan as a table for people, with the interest in all and what the last payment absorbs of the rounding. */
export function scheduleText({ instalments, interestFen, absorbedFen }: Schedule, lang: Language): string {
  const rows = instalments.map((row) => [
    row.number,
    row.dueOn,
    formatYuan(row.principalFen),
    formatYuan(row.interestFen),
    formatYuan(row.totalFen),
    formatYuan(row.closingFen),
  ]);
  const table = textTable(HEAD[lang], rows);
  const [interest, absorbed] = [formatYuan(interestFen), formatYuan(absorbedFen)];
  return lang === 'zh'
    ? `${table}\n利息合计 ${interest} 元，末期吸收尾差 ${absorbed} 元`
    : `${table}\ninterest ${interest} yuan, last payment absorbs ${absorbed} yuan`;
}
