import { ok, type Result } from '#domain/kernel/index.ts';
import { allInRange, NON_NEGATIVE, SHARE } from '#domain/numeric/index.ts';
import { breakEvenRate, marginalPd, priceStanding, profitPerUnit, turnsUntilExhausted } from '#domain/terms/index.ts';
import { numberFlags } from '../flag-values.ts';
import type { Register } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { figureName } from '../render/figure-name.ts';
import { textTable } from '../text-table.ts';

export const registerTermsFloor: Register = (terms, run) => {
  terms
    .command('floor')
    .description('the rate below which a one-year loan loses money, and where an offered rate stands')
    .requiredOption('--pd <share>', 'probability of default')
    .requiredOption('--lgd <share>', 'loss given default')
    .requiredOption('--cost <rate>', 'funding and operation together')
    .option('--rate <rate>', 'the rate that is offered; 0 for a loan without interest')
    .option('--floor <rate>', 'the full price with capital (see `terms price`); by default the break-even rate')
    .option('--ceiling <rate>', 'the highest rate that law allows')
    .option('--equity <share>', 'equity per unit lent, to see how many turns it lasts')
    .option('--refused-elsewhere <share>', 'share of applicants that others refused: whom a low price brings in', '0')
    .option('--sensitivity <pd>', 'PD that this share adds in full', '0')
    .addHelpText('after', '\nExample: weir terms floor --pd 0.04 --lgd 0.6 --cost 0.053 --rate 0 --equity 0.1 --json')
    .action(run(async (output, flags: object) => floor(flags, output)));
};

const FLAGS = ['pd', 'lgd', 'cost', 'rate', 'floor', 'ceiling', 'equity', 'refusedElsewhere', 'sensitivity'] as const;

function floor(flags: object, { lang }: OutputOptions): Result<Rendered> {
  const numbers = numberFlags(flags, FLAGS);
  if (!numbers.ok) return numbers;
  const { pd = Number.NaN, lgd = Number.NaN, cost = Number.NaN, rate, equity, ceiling } = numbers.value;
  const { refusedElsewhere = 0, sensitivity = 0 } = numbers.value;
  const checked = allInRange([
    ['pd', pd, SHARE],
    ['rate', rate ?? 0, { low: 0, high: 10 }],
    ['equity', equity ?? 0, SHARE],
    ['refused-elsewhere', refusedElsewhere, SHARE],
    ['sensitivity', sensitivity, NON_NEGATIVE],
  ]);
  if (!checked.ok) return checked;
  const input = { pd: marginalPd(pd, sensitivity, refusedElsewhere), lgd, allInCost: cost };
  const breakEven = breakEvenRate(input);
  if (!breakEven.ok) return breakEven;
  const least = { breakEven: breakEven.value, floor: numbers.value.floor ?? breakEven.value, ceiling: ceiling ?? null };
  const profit = rate === undefined ? null : profitPerUnit(input, rate);
  const turns = profit === null || equity === undefined ? null : turnsUntilExhausted(equity, -profit);
  const json = {
    breakEvenRate: breakEven.value,
    pdUsed: input.pd,
    standing: rate === undefined ? null : priceStanding(rate, least),
    profitPerUnit: profit,
    // Equity that is never exhausted has no number of turns.
    turnsUntilExhausted: turns === Number.POSITIVE_INFINITY ? null : turns,
  };
  return ok({
    json,
    text: () =>
      textTable(
        ['', ''],
        Object.entries(json).map(([name, value]) => [
          figureName(name, lang),
          typeof value === 'string' ? figureName(value, lang) : (value ?? '–'),
        ]),
      ),
  });
}
