import { asOfOption } from '../as-of.ts';
import { ladderVerb } from '../liquidity/ladder.ts';
import { lcrVerb } from '../liquidity/lcr.ts';
import { runVerb } from '../liquidity/run.ts';
import { thresholdVerb } from '../liquidity/threshold.ts';
import type { Register } from '../main.ts';

export const registerLiquidity: Register = (program, run) => {
  const liquidity = program
    .command('liquidity')
    .description('cash against what may be asked for: ladder, coverage, runs')
    .addHelpText('after', '\nExample: weir liquidity ladder positions.csv --as-of 2026-08-05 --json');
  liquidity
    .command('ladder')
    .description('what comes and goes by bucket, as contracted and as people behave, and the day the cash is gone')
    .argument(
      '<positions>',
      'a table of amount (negative goes out) and day or date, with behavioural share where known',
    )
    .addOption(asOfOption())
    .addHelpText('after', '\nExample: weir liquidity ladder positions.csv --as-of 2026-08-05 --json')
    .action(run(async (output, path: string, flags: { asOf?: string }) => ladderVerb(output, path, flags)));
  liquidity
    .command('lcr')
    .description('high-quality liquid assets over the net outflow of 30 days (Basel LCR)')
    .argument('<positions>', 'a table of item and amount, with rate where another share holds')
    .addHelpText(
      'after',
      '\nWithout the right items it prints those that it knows.\nExample: weir liquidity lcr positions.csv --json',
    )
    .action(run(async (output, path: string) => lcrVerb(output, path)));
  liquidity
    .command('run')
    .description('plays a run on callable claims day by day')
    .argument(
      '<scenario>',
      'YAML or JSON: cash, claims, days, requestRate, and where wanted collections, gate, exitFee, queueFear …',
    )
    .addHelpText('after', '\nExample: weir liquidity run scenario.yaml --json')
    .action(run(async (output, path: string) => runVerb(output, path)));
  liquidity
    .command('threshold')
    .description('the fundamental below which all run, and the cash that stops it, in closed form')
    .option('--claims <amount>', 'claims that may be called', '1')
    .option('--cash <amount>', 'cash at hand', '0')
    .option('--loans <amount>', 'loans (default: claims − cash)')
    .option('--discount <share>', 'what a sale in a hurry loses', '0')
    .option('--gain <share>', 'what waiting gains if the platform survives')
    .option('--loss <share>', 'what waiting loses if it fails')
    .option('--exit-fee <share>', 'what leaving costs', '0')
    .option('--gamma <share>', 'in the place of gain, loss and fee')
    .option('--impatient <share>', 'Goldstein and Pauzner: share that must leave, with --promise and --payoff')
    .option('--promise <amount>', 'what one who leaves is paid for 1')
    .option('--payoff <amount>', 'what the project pays for 1 if it succeeds')
    .addHelpText(
      'after',
      '\nExample: weir liquidity threshold --cash 0.1 --loans 0.9 --discount 0.3 --gain 0.02 --loss 0.4 --json\nExample: weir liquidity threshold --impatient 0.2 --promise 1.05 --payoff 1.3 --json',
    )
    .action(run(async (output, flags: object) => thresholdVerb(output, flags)));
};
