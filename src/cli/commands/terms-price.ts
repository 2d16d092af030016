import { type Command, Option } from 'commander';
import { type Failure, ok, type Result, rateToNumber } from '#domain/kernel/index.ts';
import { IRB_CLASSES, IRB_STANDARDS, type IrbClass, type IrbStandardName } from '#domain/numeric/index.ts';
import {
  breakEvenRate,
  type CapitalRegime,
  PRICE_COMPONENTS,
  type Price,
  type PriceInput,
  price,
  returnOnCapital,
  STANDARDISED_WEIGHTS,
} from '#domain/terms/index.ts';
import { numberFlags } from '../flag-values.ts';
import type { Register } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { figureName } from '../render/figure-name.ts';
import { percent, textTable } from '../text-table.ts';

export interface PriceFlags {
  readonly regime: CapitalRegime['regime'];
  readonly class: IrbClass;
  readonly standard: IrbStandardName;
  readonly borrower: keyof typeof STANDARDISED_WEIGHTS;
  readonly survivorsOnly?: boolean;
}

/** The flags from which a price is computed, for every verb that prices. */
export function addPriceFlags(command: Command): Command {
  return command
    .requiredOption('--pd <share>', 'probability of default in a year')
    .requiredOption('--lgd <share>', 'loss given default')
    .requiredOption('--ftp <rate>', 'transfer price of funding')
    .requiredOption('--opex <rate>', 'cost of operation')
    .requiredOption('--hurdle <rate>', 'return that equity must earn after tax')
    .requiredOption('--tax <rate>', 'rate of profit tax')
    .option('--margin <rate>', 'margin on top', '0')
    .addOption(
      new Option('--regime <regime>', 'how equity is measured')
        .choices(['standardised', 'irb', 'micro-loan'])
        .default('standardised'),
    )
    .option('--capital-ratio <share>', 'capital per risk-weighted asset', '0.105')
    .addOption(
      new Option('--borrower <kind>', 'standardised: kind of borrower, which sets the weight')
        .choices(Object.keys(STANDARDISED_WEIGHTS))
        .default('regulatory-retail'),
    )
    .option('--weight <share>', 'standardised: another risk weight')
    .addOption(new Option('--class <class>', 'irb: class of exposure').choices(IRB_CLASSES).default('retail'))
    .addOption(
      new Option('--standard <standard>', 'irb: floors and scaling')
        .choices(Object.keys(IRB_STANDARDS))
        .default('formula'),
    )
    .option('--maturity <years>', 'irb: effective maturity', '1')
    .option('--sales <amount>', 'irb, class sme: yearly sales in the unit of the band')
    .option('--nonstandard-debt <times>', 'micro-loan: bank and shareholder loans per net assets', '1')
    .option('--standardised-debt <times>', 'micro-loan: bonds and asset-backed securities per net assets', '4')
    .option('--survivors-only', 'gross the price up: only loans that do not default pay it');
}

/** The price that the flags ask for. Errors: NOT_A_NUMBER, and those of `price`. */
export function readPrice(flags: PriceFlags): Result<{ input: PriceInput; priced: Price }, Failure> {
  const numbers = numberFlags(flags, [
    ...['pd', 'lgd', 'ftp', 'opex', 'hurdle', 'tax', 'margin', 'capitalRatio', 'weight'],
    ...['maturity', 'sales', 'nonstandardDebt', 'standardisedDebt'],
  ]);
  if (!numbers.ok) return numbers;
  const n = numbers.value as Readonly<Record<string, number>>;
  const input: PriceInput = {
    pd: n.pd!,
    lgd: n.lgd!,
    fundingRate: n.ftp!,
    operatingRate: n.opex!,
    capital: regimeOf(flags, n),
    hurdle: n.hurdle!,
    tax: n.tax!,
    margin: n.margin!,
    survivorsOnly: flags.survivorsOnly ?? false,
  };
  const priced = price(input);
  return priced.ok ? ok({ input, priced: priced.value }) : priced;
}

function regimeOf(flags: PriceFlags, n: Readonly<Record<string, number>>): CapitalRegime {
  const ratio = n.capitalRatio!;
  switch (flags.regime) {
    case 'standardised':
      return { regime: 'standardised', weight: n.weight ?? STANDARDISED_WEIGHTS[flags.borrower], ratio };
    case 'irb':
      return {
        regime: 'irb',
        irbClass: flags.class,
        maturity: n.maturity!,
        ...(n.sales === undefined ? {} : { sales: n.sales }),
        ratio,
        standard: IRB_STANDARDS[flags.standard],
      };
    case 'micro-loan':
      return { regime: 'micro-loan', nonStandardDebt: n.nonstandardDebt!, standardisedDebt: n.standardisedDebt! };
  }
}

/** The price in decimals: the rate, its components and the share of equity. */
export function priceJson(priced: Price): Record<string, number> {
  return {
    rate: rateToNumber(priced.ratePpb),
    ...Object.fromEntries(PRICE_COMPONENTS.map((name) => [name, rateToNumber(priced.components[name])])),
    capitalShare: priced.capitalShare,
  };
}

export const registerTermsPrice: Register = (terms, run) => {
  addPriceFlags(terms.command('price'))
    .description('funding, expected loss, operation, capital and margin, and their sum')
    .addHelpText(
      'after',
      '\nExample: weir terms price --pd 0.04 --lgd 0.6 --ftp 0.028 --opex 0.025 --hurdle 0.12 --tax 0.25 --json',
    )
    .action(run(async (output, flags: PriceFlags) => priceVerb(flags, output)));
};

function priceVerb(flags: PriceFlags, { lang }: OutputOptions): Result<Rendered> {
  const read = readPrice(flags);
  if (!read.ok) return read;
  const { input, priced } = read.value;
  const breakEven = breakEvenRate({ ...input, allInCost: input.fundingRate + input.operatingRate });
  const raroc = returnOnCapital(input, rateToNumber(priced.ratePpb));
  const json = {
    ...priceJson(priced),
    breakEvenRate: breakEven.ok ? breakEven.value : null,
    // Where the survivors pay for those who default, the rate is not what the whole book earns.
    returnOnCapital: raroc.ok && priced.capitalShare > 0 && !input.survivorsOnly ? raroc.value : null,
    regime: input.capital.regime,
  };
  return ok({
    json,
    text: () =>
      textTable(
        ['', '%'],
        Object.entries(json).flatMap(([name, value]) =>
          typeof value === 'number' ? [[figureName(name, lang), percent(value)]] : [],
        ),
      ),
  });
}
