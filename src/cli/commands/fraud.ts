import { type Command, Option } from 'commander';
import { LIST_SOURCES } from '#domain/fraud/index.ts';
import { asOfOption } from '../as-of.ts';
import { type BlockFlags, fraudBlocks } from '../fraud/blocks.ts';
import { fraudDocument } from '../fraud/document.ts';
import { type ListFlags, screenLists } from '../fraud/lists.ts';
import { fraudLoops, type LoopFlags } from '../fraud/loops.ts';
import { fraudParties } from '../fraud/parties.ts';
import { fraudScores, type ScoreFlags } from '../fraud/scores.ts';
import { fraudStatement, type StatementFlags } from '../fraud/statement.ts';
import type { Register, Run } from '../main.ts';
import { mapOption } from '../reading-options.ts';

export const registerFraud: Register = (program, run) => {
  const fraud = program
    .command('fraud')
    .description('fabricated flows and forged statements on plain files')
    .addHelpText('after', '\nExample: weir fraud loops transfers.csv --window 20d --json');
  registerLoops(fraud, run);
  registerBlocks(fraud, run);
  registerStatement(fraud, run);
  registerScores(fraud, run);
  registerParties(fraud, run);
  registerLists(fraud, run);
  registerDocument(fraud, run);
};

function registerLoops(fraud: Command, run: Run): void {
  fraud
    .command('loops')
    .description('money that goes in circles: directly, split into parts, or through mules')
    .argument(
      '<edges>',
      'transfers: from, to, time (seconds, milliseconds or a written time), amount; CSV, XLSX, JSON, NDJSON, also .gz; - for standard input',
    )
    .option(
      '--window <span>',
      'the longest time from the first to the last transfer of a loop, such as 1h or 20d',
      '20d',
    )
    .option('--max-length <n>', 'the most principals of a loop, 2 to 12', '6')
    .option('--tolerance <share>', 'how far a hop may differ from the one before (default: 0.05)')
    .option(
      '--aggregate <span>',
      'payments of a pair this near to each other may be parts of one sum; 0 for none',
      '24h',
    )
    .option('--hold <span>', 'the longest time a mule keeps a part; 0 looks for no mules', '48h')
    .option('--count-only', 'counts cycles of single transfers; without --tolerance whatever their amounts')
    .option('--budget <n>', 'transfers looked at before the search ends with `truncated`', '2000000000')
    .addOption(mapOption())
    .addHelpText(
      'after',
      '\nLoops of two principals, which refunds and cash pools make, are listed apart as `reciprocal`. Without amounts, cycles are only counted.\nExamples: weir fraud loops transfers.csv --json\n          weir fraud loops edges.csv.gz --window 1h --max-length 6 --count-only --json',
    )
    .action(run(async (output, path: string, flags: LoopFlags) => fraudLoops(output, path, flags)));
}

function registerStatement(fraud: Command, run: Run): void {
  fraud
    .command('statement')
    .description(
      'edits of a bank statement: rows removed, digits changed, balances retyped, months copied, dates moved',
    )
    .argument('<bank>', 'date, amount or amounts in and out, balance; CSV, XLSX, JSON, also .gz; - is standard input')
    .option('--beside <file>', 'a copy of the statement that the bank delivered itself')
    .addOption(mapOption())
    .addHelpText(
      'after',
      '\nA consistent statement may still be invented: then the verdict is cannot-tell, until the copy of the bank is given.' +
        '\nExample: weir fraud statement bank.csv --beside from-the-bank.xlsx --json',
    )
    .action(run(async (output, path: string, flags: StatementFlags) => fraudStatement(output, path, flags)));
}

function registerScores(fraud: Command, run: Run): void {
  fraud
    .command('scores')
    .description('Beneish, Altman, Dechow and Piotroski on two or three years of statements: questions, never verdicts')
    .argument('<statements>', 'one row a year, or items in rows; CSV, XLSX, JSON, also .gz')
    .option('--firm <code>', 'the firm, where the file does not name it')
    .addOption(mapOption())
    .addHelpText('after', '\nExample: weir fraud scores statements.xlsx --json')
    .action(run(async (output, path: string, flags: ScoreFlags) => fraudScores(output, path, flags)));
}

function registerBlocks(fraud: Command, run: Run): void {
  fraud
    .command('blocks')
    .description('sellers and buyers who trade among themselves far more than their other trade explains')
    .argument(
      '<edges>',
      'pairs of seller and buyer, such as invoices; CSV, XLSX, JSON, NDJSON, also .gz; - for standard input',
    )
    .option('--most <n>', 'the most blocks to list', '10')
    .addOption(mapOption())
    .addHelpText(
      'after',
      '\n`densityFloor` tells how thin a block of `floorSize` sellers and buyers may be before it stays unseen in this graph.\nExample: weir fraud blocks invoices.csv --json',
    )
    .action(run(async (output, path: string, flags: BlockFlags) => fraudBlocks(output, path, flags)));
}

function registerParties(fraud: Command, run: Run): void {
  fraud
    .command('parties')
    .description('which names of counterparties are one party: credit code first, then what agrees, and why')
    .argument('<names>', 'a table with a name, and where known id, credit code, account, telephone, address')
    .addHelpText(
      'after',
      '\nTwo differing credit codes are never one party.\nExample: weir fraud parties counterparties.csv --json',
    )
    .action(run(async (output, path: string) => fraudParties(output, path)));
}

function registerLists(fraud: Command, run: Run): void {
  const list = fraud
    .command('list')
    .description('own block list, sanctions lists and 失信被执行人')
    .addHelpText('after', '\nExample: weir fraud list screen 深圳市华宏贸易有限公司 --list shixin.csv --json');
  list
    .command('screen')
    .description(
      'the entries in force that may be a party; a code that differs clears, a name is for a person to confirm',
    )
    .argument('<name>', 'the name of the firm or person')
    .requiredOption('--list <file...>', 'name, and where given code, reason, from, until, appeal')
    .option('--code <code>', 'credit code or identity number of the party')
    .addOption(new Option('--source <source>', 'whose list it is').choices(LIST_SOURCES).default('dishonest-debtors'))
    .addOption(asOfOption())
    .addHelpText('after', '\nExample: weir fraud list screen 王小明 --list own.csv --source own --as-of 2026-08-01')
    .action(run(async (output, name: string, flags: ListFlags) => screenLists(output, name, flags)));
}

function registerDocument(fraud: Command, run: Run): void {
  fraud
    .command('document')
    .description(
      'what an uploaded PDF or image says of how it was made: program, saves, fonts, totals that do not add up',
    )
    .argument('<file>', 'a PDF, JPEG or PNG')
    .addHelpText(
      'after',
      '\nEvery mark is a question, never a verdict.\nExample: weir fraud document statement.pdf --json',
    )
    .action(run(async (output, path: string) => fraudDocument(output, path)));
}
