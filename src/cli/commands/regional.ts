import type { Register } from '../main.ts';
import { measureRegions } from '../regional/measure.ts';

export const registerRegional: Register = (program, run) => {
  const regional = program
    .command('regional')
    .description('where the money goes')
    .addHelpText('after', '\nExample: weir regional measure lending.csv population.csv --json');
  regional
    .command('measure')
    .description(
      'how evenly lending falls upon regions: Gini, Theil within and between tiers, Herfindahl, location quotients',
    )
    .argument('<lending>', 'a table of region and amount')
    .argument('<population>', 'a table of region and base (people, firms or output), with tier where wanted')
    .addHelpText('after', '\nExample: weir regional measure lending.csv population.csv --json')
    .action(run(async (output, lending: string, population: string) => measureRegions(output, lending, population)));
};
