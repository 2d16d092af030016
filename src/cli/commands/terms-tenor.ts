import { fail, ok, type Result } from '#domain/kernel/index.ts';
import { allInRange, POSITIVE, SHARE } from '#domain/numeric/index.ts';
import { breakProbability, cycleOf, matchTenor, tenorGap } from '#domain/terms/index.ts';
import { numberFlags } from '../flag-values.ts';
import type { Register } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { figureName } from '../render/figure-name.ts';
import { percent, textTable } from '../text-table.ts';

export const registerTermsTenor: Register = (terms, run) => {
  terms
    .command('tenor')
    .description('the tenor that a cash conversion cycle asks for, and the mismatch of one that is given')
    .option('--cycle-days <days>', 'the cash conversion cycle; or its parts:')
    .option('--inventory-days <days>', 'days of inventory (DIO)')
    .option('--receivable-days <days>', 'days of receivables (DSO)')
    .option('--payable-days <days>', 'days of payables (DPO)')
    .option('--prepayment-days <days>', 'days of prepayments to suppliers')
    .option('--advance-days <days>', 'days of advances from customers')
    .option('--buffer <share>', 'what the cycle may lengthen by', '0.2')
    .option('--min-days <days>', 'shortest tenor of the product', '1')
    .option('--max-days <days>', 'longest tenor of the product', '3650')
    .option('--tenor-days <days>', 'hold this tenor against the cycle')
    .option('--renewal <share>', 'probability that one renewal is granted, to see how likely a year of them breaks')
    .addHelpText('after', '\nExample: weir terms tenor --cycle-days 74 --buffer 0.2 --json')
    .action(run(async (output, flags: object) => tenor(flags, output)));
};

const STAGES = ['inventoryDays', 'receivableDays', 'payableDays', 'prepaymentDays', 'advanceDays'] as const;

function tenor(flags: object, { lang }: OutputOptions): Result<Rendered> {
  const numbers = numberFlags(flags, [...STAGES, 'cycleDays', 'buffer', 'minDays', 'maxDays', 'tenorDays', 'renewal']);
  if (!numbers.ok) return numbers;
  const { inventoryDays, receivableDays, payableDays, prepaymentDays, advanceDays, tenorDays, renewal } = numbers.value;
  const { buffer = 0.2, minDays = 1, maxDays = 3650 } = numbers.value;
  if (numbers.value.cycleDays === undefined && STAGES.every((stage) => numbers.value[stage] === undefined))
    return fail('TERMS_PART_MISSING', { parts: '--cycle-days' });
  const cycle = cycleOf({
    inventoryDays: inventoryDays ?? 0,
    receivableDays: receivableDays ?? 0,
    payableDays: payableDays ?? 0,
    prepaymentDays: prepaymentDays ?? 0,
    advanceDays: advanceDays ?? 0,
  });
  const cycleDays = numbers.value.cycleDays ?? cycle.netDays;
  const matched = matchTenor({ cycleDays, buffer, minimumDays: minDays, maximumDays: maxDays });
  if (!matched.ok) return matched;
  const checked = allInRange([
    ['tenor-days', tenorDays ?? 1, POSITIVE],
    ['renewal', renewal ?? 1, SHARE],
  ]);
  if (!checked.ok) return checked;
  const given = tenorDays === undefined ? null : { tenorDays, ...tenorGap(cycleDays, tenorDays) };
  const renewals = (given ?? matched.value.gap).rolloversPerYear;
  const broken = renewal === undefined ? null : breakProbability(renewals, renewal);
  const json = { ...matched.value, cycleDays, given, breakProbability: broken };
  return ok({
    json,
    text: () =>
      textTable(
        ['', ''],
        [
          [figureName('cycleDays', lang), cycleDays],
          [figureName('tenorDays', lang), `${matched.value.tenorDays} (${figureName(matched.value.boundBy, lang)})`],
          ...(given
            ? [
                [figureName('givenTenorDays', lang), given.tenorDays],
                [figureName('gapDays', lang), given.gapDays],
                [figureName('mismatch', lang), percent(given.mismatchRatio)],
                [figureName('renewalsAYear', lang), given.rolloversPerYear],
              ]
            : []),
          ...(broken === null ? [] : [[figureName('aRenewalBreaks', lang), percent(broken)]]),
        ],
      ),
  });
}
