import { asOfOption } from '../as-of.ts';
import { type ImportFlags, importBook } from '../book/import.ts';
import type { Register } from '../main.ts';

export const registerBook: Register = (program, run) => {
  const book = program
    .command('book')
    .description("a lender's own book of loans")
    .addHelpText('after', '\nExample: weir book import loans.csv --repayments repayments.csv --as-of 2026-08-05');
  book
    .command('import')
    .description(
      'the health of a book from its tape: classes, vintages, roll rates, breaches, floor, concentration, gap',
    )
    .argument(
      '<tape>',
      'a table of id, firm, amount, rate, disbursedOn, maturesOn, and where known schedule, funder, funderShare, pd, industry, region',
    )
    .option(
      '--repayments <table>',
      'instalments: loan, dueOn, principal, interest, paidOn (empty while owed); without it the tape needs balance and dpd',
    )
    .option('--funders <table>', 'who funds it: id, kind, annualRate, committed, maturesOn')
    .addOption(asOfOption())
    .option('--actor <type>', 'what the lender is, such as online_micro_loan_co; holds every loan against the law')
    .option('--province <code>', 'where it is licensed')
    .option('--equity-fen <fen>', 'its net assets, for leverage and limits to one borrower')
    .option('--lgd <share>', 'for the floor: loss given default', '0.45')
    .option('--opex <rate>', 'for the floor: cost of operation a year', '0.02')
    .option('--own-funds <rate>', 'for the floor: cost of own funds a year', '0.04')
    .option('--pd <share>', 'for the floor: PD of loans that state none; without it they are counted as unknown')
    .addHelpText(
      'after',
      '\nAmounts are yuan unless the header says fen, 万元 or 亿元. Headers in Chinese or English.\nExample: weir book import loans.csv --repayments repayments.csv --funders funders.csv --as-of 2026-08-05 --actor online_micro_loan_co --json',
    )
    .action(run(async (output, tape: string, flags: ImportFlags) => importBook(output, tape, flags)));
};
