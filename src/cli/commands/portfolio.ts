import { Option } from 'commander';
import { fail, ok, type Result } from '#domain/kernel/index.ts';
import {
  allInRange,
  BASEL_TURNOVER_BAND,
  IRB_CLASSES,
  IRB_STANDARDS,
  type IrbClass,
  type IrbStandardName,
  irbCapital,
  jointDefault,
  POSITIVE,
  SHARE,
  SMALLEST_CORPORATE_PD,
  vasicekES,
  vasicekVaR,
  vasicekVariance,
} from '#domain/numeric/index.ts';
import { numberFlags } from '../flag-values.ts';
import type { Register } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { figureName } from '../render/figure-name.ts';
import { textTable } from '../text-table.ts';

interface IrbFlags {
  readonly class: IrbClass;
  readonly standard: IrbStandardName;
}

export const registerPortfolio: Register = (program, run) => {
  const portfolio = program
    .command('portfolio')
    .description('loss and capital of the book')
    .addHelpText('after', '\nExample: weir portfolio asrf --pd 0.02 --rho 0.15 --alpha 0.999');
  portfolio
    .command('asrf')
    .description('the asymptotic single-factor pool: share of defaults at a confidence, its tail mean, joint default')
    .requiredOption('--pd <share>', 'probability of default')
    .requiredOption('--rho <share>', 'asset correlation')
    .requiredOption('--alpha <share>', 'confidence, for example 0.999')
    .addHelpText('after', '\nExample: weir portfolio asrf --pd 0.02 --rho 0.15 --alpha 0.999 --json')
    .action(run(async (output, flags: object) => asrf(flags, output)));
  portfolio
    .command('irb')
    .description('capital and risk weight under the internal-ratings formula')
    .requiredOption('--pd <share>', 'probability of default')
    .requiredOption('--lgd <share>', 'loss given default')
    .option('--maturity <years>', 'effective maturity of a corporate or sme', '2.5')
    .option('--sales <amount>', 'yearly sales of a sme, in the unit of the band')
    .option('--sales-low <amount>', 'bottom of the turnover band', String(BASEL_TURNOVER_BAND.low))
    .option('--sales-high <amount>', 'top of the turnover band', String(BASEL_TURNOVER_BAND.high))
    .addOption(new Option('--class <class>', 'class of exposure').choices(IRB_CLASSES).default('corporate'))
    .addOption(
      new Option('--standard <standard>', 'the bare formula, or with the floors and scaling of a standard')
        .choices(Object.keys(IRB_STANDARDS))
        .default('formula'),
    )
    .addHelpText(
      'after',
      '\nThe band is in millions of euro unless --sales-low and --sales-high name another.\nExample: weir portfolio irb --pd 0.02 --lgd 0.45 --maturity 2.5 --sales 5 --class sme --json',
    )
    .action(run(async (output, flags: IrbFlags) => irb(flags, output)));
};

function asrf(flags: object, output: OutputOptions): Result<Rendered> {
  const numbers = numberFlags(flags, ['pd', 'rho', 'alpha']);
  if (!numbers.ok) return numbers;
  const { pd = Number.NaN, rho = Number.NaN, alpha = Number.NaN } = numbers.value;
  const checked = allInRange([
    ['pd', pd, SHARE],
    ['rho', rho, SHARE],
    ['alpha', alpha, { low: 0, high: 1, open: 'high' }],
  ]);
  if (!checked.ok) return checked;
  const pool = { pd, rho };
  return shown(
    {
      var: vasicekVaR(pool, alpha),
      es: vasicekES(pool, alpha),
      jointDefault: jointDefault(pool),
      variance: vasicekVariance(pool),
    },
    output,
  );
}

function irb({ class: irbClass, standard: name, ...flags }: IrbFlags, output: OutputOptions): Result<Rendered> {
  const numbers = numberFlags(flags, ['pd', 'lgd', 'maturity', 'sales', 'salesLow', 'salesHigh']);
  if (!numbers.ok) return numbers;
  const { pd = Number.NaN, lgd = Number.NaN, maturity = 2.5, sales } = numbers.value;
  const { salesLow: low = BASEL_TURNOVER_BAND.low, salesHigh: high = BASEL_TURNOVER_BAND.high } = numbers.value;
  const checked = allInRange([
    ['pd', pd, SHARE],
    ['lgd', lgd, SHARE],
    ['maturity', maturity, { low: 0, high: 50 }],
    ['sales', sales ?? 0, { low: 0, high: Number.MAX_VALUE }],
    ['sales-low', low, POSITIVE],
    ['sales-high', high, { low, high: Number.MAX_VALUE, open: 'low' }],
  ]);
  if (!checked.ok) return checked;
  const standard = IRB_STANDARDS[name];
  const adjusted = irbClass === 'sme' || irbClass === 'corporate';
  if (irbClass === 'sme' && sales === undefined) return fail('TERMS_SALES_REQUIRED');
  if (adjusted && Math.max(pd, standard.pdFloor) <= SMALLEST_CORPORATE_PD)
    return fail('TERMS_NO_CAPITAL_FORMULA', { pd });
  const exposure = { irbClass, pd, lgd, maturity, ...(sales === undefined ? {} : { sales }) };
  return shown({ ...irbCapital(exposure, standard, { low, high }) }, output);
}

function shown(json: Readonly<Record<string, number>>, { lang }: OutputOptions): Result<Rendered> {
  const rows = () => Object.entries(json).map(([name, value]) => [figureName(name, lang), value]);
  return ok({ json, text: () => textTable(['', ''], rows()) });
}
