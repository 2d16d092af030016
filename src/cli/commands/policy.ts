import type { Command } from 'commander';
import type { Register, Run } from '../main.ts';
import { checkTable } from '../policy/check-table.ts';
import { type TryFlags, tryPolicy } from '../policy/try-policy.ts';

export const registerPolicy: Register = (program, run) => {
  const policy = program
    .command('policy')
    .description('credit policy: check a decision table, try a change on decisions already made')
    .addHelpText('after', '\nExample: weir policy try records.ndjson --set cutOffPd=0.06');
  registerTry(policy, run);
  policy
    .command('check <table>')
    .description('gaps and conflicts of a decision table (JSON, or a sheet: XLSX, CSV)')
    .addHelpText('after', '\nExample: weir policy check cut-offs.xlsx --json')
    .action(run(async (output, file: string) => checkTable(output, file)));
};

function registerTry(policy: Command, run: Run): void {
  policy
    .command('try <records>')
    .description('decides recorded cases again as of their own day under a change: before and after, firm by firm')
    .option('--policy <name>', 'the policy that holds now', 'invoice-only')
    .option('--set <path=value>', 'a number of the policy, such as pricing.fundingRate=0.03; repeatable', collect, [])
    .option('--model <name>', 'another model: a shipped name or a file')
    .option('--table <file>', 'a decision table laid over the policy')
    .option('--law-on <date>', 'the law of another day, YYYY-MM-DD')
    .addHelpText(
      'after',
      '\nExample: weir assess --firms F.csv --sales S.csv --json > records.ndjson\n' +
        '         weir policy try records.ndjson --set cutOffPd=0.06 --set pricing.fundingRate=0.03 --json',
    )
    .action(run(async (output, file: string, flags: TryFlags) => tryPolicy(output, file, flags)));
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}
