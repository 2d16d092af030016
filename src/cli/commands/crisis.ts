import { runCrisis } from '../crisis/run.ts';
import type { Register } from '../main.ts';

export const registerCrisis: Register = (program, run) => {
  const crisis = program
    .command('crisis')
    .description('credit, funding, systems and prices in one trouble')
    .addHelpText('after', '\nExample: weir crisis run scenarios/price-war-and-quota-cut.yaml');
  crisis
    .command('run')
    .description('plays one coupled scenario day by day and says what each loop cost')
    .argument('<scenario>', 'YAML or JSON')
    .addHelpText('after', '\nExample: weir crisis run scenarios/price-war-and-quota-cut.yaml --json')
    .action(run(async (output, path: string) => runCrisis(output, path)));
};
