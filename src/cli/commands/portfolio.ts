import { type Command, Option } from 'commander';
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
import type { Register, Run } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { portfolioEcl } from '../portfolio/ecl.ts';
import { type LossFlags, portfolioLoss } from '../portfolio/loss.ts';
import { workersOption } from '../reading-options.ts';
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
  registerLoss(portfolio, run);
  portfolio
    .command('ecl')
    .description('expected credit loss by stage over weighted scenarios')
    .argument(
      '<loans>',
      'a table of balance, pd, lgd, rate (a year), months, and where known method, stage, days past due',
    )
    .requiredOption('--scenarios <file>', 'YAML: rho, and scenarios of name, weight and z (the factor of each year)')
    .addHelpText('after', '\nExample: weir portfolio ecl loans.csv --scenarios scenarios.yaml --json')
    .action(run(async (output, path: string, flags: { scenarios: string }) => portfolioEcl(output, path, flags)));
};

function registerLoss(portfolio: Command, run: Run): void {
  portfolio
    .command('loss')
    .description('the loss distribution of a book: drawn defaults, importance sampling of its tail, or CreditRisk+')
    .argument('<book>', 'a table of id, pd, ead, lgd, and where they are known sector, region and group')
    .addOption(
      new Option('--method <method>', 'how the distribution is found')
        .choices(['simulate', 'importance', 'creditriskplus'])
        .default('simulate'),
    )
    .addOption(
      new Option('--copula <copula>', 'what ties defaults together').choices(['gaussian', 't']).default('gaussian'),
    )
    .option('--df <n>', 'degrees of freedom of the t copula')
    .option('--rho <share>', 'correlation through the market factor; needed unless the method is creditriskplus')
    .option('--rho-sector <share>', 'further correlation within a sector', '0')
    .option('--rho-region <share>', 'further correlation within a region', '0')
    .option('--paths <n>', 'scenarios (default: 100000); with importance, of each alpha and level')
    .option('--alphas <list>', 'confidences (default: 0.95,0.99,0.999; none with importance and --exceed)')
    .option('--exceed <list>', 'losses of which the probability of more is wanted')
    .option('--lgd <share>', 'loss given default where the table has no such column')
    .option('--contributions', 'who makes the tail at the last confidence: by sector and the greatest risks')
    .option('--sigma <n>', 'CreditRisk+: deviation of the factor of each sector (default: 0.5)')
    .option('--unit <amount>', 'CreditRisk+: unit of loss (default: a hundredth of the greatest, rounded up)')
    .addOption(
      new Option('--banding <rule>', 'CreditRisk+: how a loss becomes whole units')
        .choices(['up', 'nearest'])
        .default('up'),
    )
    .option('--seed <n>', 'the same seed gives the same figures on any number of workers', '1')
    .addOption(workersOption())
    .addHelpText(
      'after',
      '\nRows of one group are one risk. The correlation of two risks is rho, plus rho-sector and rho-region where they share them.\nExample: weir portfolio loss book.csv --copula gaussian --rho 0.12 --paths 100000 --alphas 0.99,0.999 --exceed 1000 --json',
    )
    .action(run(async (output, path: string, flags: LossFlags) => portfolioLoss(output, path, flags)));
}

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
