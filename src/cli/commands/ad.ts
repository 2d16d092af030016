import { checkAdvertisements } from '../ad/check.ts';
import type { Register } from '../main.ts';

export const registerAd: Register = (program, run) => {
  const ad = program
    .command('ad')
    .description('advertisements held against the law of the day')
    .addHelpText('after', '\nExample: weir ad check "零门槛，秒到账" --on 2026-10-01');
  ad.command('check')
    .description('what a text may not say, with its place and its article, and what it must say and does not')
    .argument('<text>', 'a text; or a .txt of one a line; or a table with a column of texts')
    .option('--on <date>', 'the day of publication, YYYY-MM-DD; today where absent')
    .addHelpText(
      'after',
      '\nPlaces are in characters (Unicode code points), half-open. Several texts give one JSON document a line.\nExample: weir ad check texts.csv --on 2026-10-01 --json',
    )
    .action(run(async (output, text: string, flags: { on?: string }) => checkAdvertisements(output, text, flags)));
};
