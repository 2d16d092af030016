import { type Fen, fail, fen, formatYuan, ok, type Result } from '#domain/kernel/index.ts';
import {
  cautiousMonthFen,
  limitFrom,
  operatingCycle,
  type RepaymentCapacity,
  repaymentCapacity,
  type WorkingCapitalNeed,
  workingCapitalNeed,
} from '#domain/terms/index.ts';
import { fenFlags, fenList, numberFlags } from '../flag-values.ts';
import type { Register } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { figureName } from '../render/figure-name.ts';
import { textTable } from '../text-table.ts';

export const registerTermsLimit: Register = (terms, run) => {
  terms
    .command('limit')
    .description('the least of working-capital need, capacity to repay, policy cap and request; each is shown')
    .option('--sales-fen <fen>', 'need: sales of the last year')
    .option('--profit-fen <fen>', 'need: profit on those sales')
    .option('--growth <share>', 'need: expected growth of sales', '0')
    .option('--cycle-days <days>', 'need: cash conversion cycle; or what it is computed from:')
    .option('--cost-of-sales-fen <fen>', 'need: cost of sales of the last year')
    .option('--inventory-fen <fen>', 'need: average inventory', '0')
    .option('--receivables-fen <fen>', 'need: average receivables', '0')
    .option('--payables-fen <fen>', 'need: average payables', '0')
    .option('--prepayments-fen <fen>', 'need: average prepayments to suppliers', '0')
    .option('--advances-fen <fen>', 'need: average advances from customers', '0')
    .option('--own-fen <fen>', 'need: own funds in the cycle', '0')
    .option('--loans-fen <fen>', 'need: working-capital loans that run', '0')
    .option('--other-fen <fen>', 'need: other sources', '0')
    .option('--cash-flow-fen <fen>', 'capacity: cash for debt service a month')
    .option(
      '--monthly-cash-fen <list>',
      'capacity: that cash by months, separated by commas; its 20th percentile counts',
    )
    .option('--service-fen <fen>', 'capacity: debt service that runs, a month', '0')
    .option('--cover <ratio>', 'capacity: least cover of debt service', '1.25')
    .option('--rate <rate>', 'capacity: nominal yearly rate')
    .option('--months <n>', 'capacity: months to repay in')
    .option('--cap-fen <fen>', 'policy cap')
    .option('--requested-fen <fen>', 'amount asked for')
    .option('--step-fen <fen>', 'the limit is a multiple of this', '1')
    .addHelpText(
      'after',
      '\nExample: weir terms limit --cash-flow-fen 5000000 --service-fen 1200000 --rate 0.08 --months 12 --cap-fen 100000000 --json',
    )
    .action(run(async (output, flags: object) => limit(flags, output)));
};

type Numbers = Partial<Record<'growth' | 'cycleDays' | 'cover' | 'rate' | 'months', number>>;
type Amounts = Partial<Record<(typeof AMOUNTS)[number], Fen>>;

const AMOUNTS = [
  'salesFen',
  'profitFen',
  'costOfSalesFen',
  'inventoryFen',
  'receivablesFen',
  'payablesFen',
  'prepaymentsFen',
  'advancesFen',
  'ownFen',
  'loansFen',
  'otherFen',
  'cashFlowFen',
  'serviceFen',
  'capFen',
  'requestedFen',
  'stepFen',
] as const;

function limit(flags: object, { lang }: OutputOptions): Result<Rendered> {
  const amounts = fenFlags(flags, AMOUNTS);
  if (!amounts.ok) return amounts;
  const numbers = numberFlags(flags, ['growth', 'cycleDays', 'cover', 'rate', 'months']);
  if (!numbers.ok) return numbers;
  const need = needOf(amounts.value, numbers.value);
  if (!need.ok) return need;
  const cash = cashFlowOf(flags as { readonly monthlyCashFen?: string });
  if (!cash.ok) return cash;
  const capacity = capacityOf({ ...cash.value, ...amounts.value }, numbers.value);
  if (!capacity.ok) return capacity;
  const { capFen, requestedFen, stepFen = fen(1n) } = amounts.value;
  if (stepFen <= 0n) return fail('OUTSIDE_RANGE', { name: 'step-fen', value: String(stepFen), range: '[1, ∞)' });
  const bounds = {
    needFen: need.value?.needFen ?? null,
    capacityFen: capacity.value?.capacityFen ?? null,
    policyCapFen: capFen ?? null,
    requestedFen: requestedFen ?? null,
  };
  const found = limitFrom(bounds, stepFen);
  if (!found.ok) return found;
  const json = { ...found.value, need: need.value, capacity: capacity.value };
  return ok({
    json,
    text: () =>
      textTable(
        ['', lang === 'zh' ? '元' : 'yuan'],
        (['needFen', 'capacityFen', 'policyCapFen', 'requestedFen', 'limitFen'] as const).map((name) => [
          figureName(name.replace('Fen', ''), lang),
          `${found.value[name] === null ? '–' : formatYuan(found.value[name])}${name === 'limitFen' ? ` (${figureName(found.value.boundBy, lang)})` : ''}`,
        ]),
      ),
  });
}

function needOf(amounts: Amounts, { growth = 0, cycleDays }: Numbers): Result<WorkingCapitalNeed | null> {
  const { salesFen, profitFen = fen(0n), ownFen = fen(0n), loansFen = fen(0n), otherFen = fen(0n) } = amounts;
  if (salesFen === undefined && cycleDays === undefined) return ok(null);
  if (salesFen === undefined || (cycleDays === undefined && amounts.costOfSalesFen === undefined))
    return fail('TERMS_PART_MISSING', { parts: '--sales-fen, --cycle-days | --cost-of-sales-fen' });
  const cycle = cycleDays === undefined ? cycleFrom(salesFen, amounts) : ok(cycleDays);
  if (!cycle.ok) return cycle;
  return workingCapitalNeed({
    salesFen,
    profitFen,
    growth,
    cycleDays: cycle.value,
    ownFundsFen: ownFen,
    existingLoansFen: loansFen,
    otherSourcesFen: otherFen,
  });
}

function cycleFrom(salesFen: Fen, amounts: Amounts): Result<number> {
  const zero = fen(0n);
  const cycle = operatingCycle({
    salesFen,
    costOfSalesFen: amounts.costOfSalesFen ?? zero,
    inventoryFen: amounts.inventoryFen ?? zero,
    receivablesFen: amounts.receivablesFen ?? zero,
    payablesFen: amounts.payablesFen ?? zero,
    prepaymentsFen: amounts.prepaymentsFen ?? zero,
    advancesFen: amounts.advancesFen ?? zero,
  });
  return cycle.ok ? ok(cycle.value.netDays) : cycle;
}

/** The cautious month of a list of months. */
function cashFlowOf({ monthlyCashFen }: { readonly monthlyCashFen?: string }): Result<{ cashFlowFen?: Fen }> {
  if (monthlyCashFen === undefined) return ok({});
  const months = fenList('monthly-cash-fen', monthlyCashFen);
  if (!months.ok) return months;
  const cashFlowFen = cautiousMonthFen(months.value);
  return ok(cashFlowFen === undefined ? {} : { cashFlowFen });
}

function capacityOf(
  { cashFlowFen, serviceFen = fen(0n) }: Amounts,
  { cover = 1.25, rate, months }: Numbers,
): Result<RepaymentCapacity | null> {
  const given = [cashFlowFen, rate, months].filter((part) => part !== undefined).length;
  if (given === 0) return ok(null);
  if (cashFlowFen === undefined || rate === undefined || months === undefined)
    return fail('TERMS_PART_MISSING', { parts: '--cash-flow-fen, --rate, --months' });
  return repaymentCapacity({
    cashFlowFen,
    existingServiceFen: serviceFen,
    minimumCover: cover,
    yearlyRate: rate,
    months,
  });
}
