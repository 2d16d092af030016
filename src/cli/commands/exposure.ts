import { blindVerb, evaluateVerb, finalizeVerb, intersectVerb, keyVerb } from '../exposure/verbs.ts';
import type { Register } from '../main.ts';

export const registerExposure: Register = (program, run) => {
  const exposure = program
    .command('exposure')
    .description('matching between institutions without telling identities: an oblivious function of RFC 9497')
    .addHelpText(
      'after',
      '\nA key holder keeps the key; lenders blind, send, finalize, and compare pseudonyms.\nExample: weir exposure blind firms.csv --state state.json --json > blinded.json',
    );
  exposure
    .command('key')
    .description('makes the key of a key holder')
    .requiredOption('--out <file>', 'where the secret key is written; must not exist')
    .option('--seed <hex>', 'derive it from 32 bytes instead of chance')
    .option('--info <text>', 'with --seed: what the key is for', '')
    .addHelpText('after', '\nExample: weir exposure key --out key.json')
    .action(run(async (_output, flags: { out: string; seed?: string; info: string }) => keyVerb(flags)));
  exposure
    .command('blind')
    .description('hides identifiers behind fresh random numbers')
    .argument('<identifiers>', 'a table with a column id')
    .requiredOption('--state <file>', 'where the random numbers are kept for finalize; must not exist')
    .option('--hex', 'identifiers are bytes in hex')
    .option('--blinds <list>', 'the random numbers of a test vector, in hex, instead of fresh ones')
    .addHelpText('after', '\nExample: weir exposure blind firms.csv --state state.json --json > blinded.json')
    .action(
      run(async (_output, path: string, flags: { state: string; hex?: true; blinds?: string }) =>
        blindVerb(path, flags),
      ),
    );
  exposure
    .command('evaluate')
    .description('the answer of the key holder, who sees neither identifiers nor results')
    .argument('<blinded>', 'what blind printed')
    .requiredOption('--key <file>', 'the secret key')
    .addHelpText('after', '\nExample: weir exposure evaluate blinded.json --key key.json --json > evaluated.json')
    .action(run(async (_output, path: string, flags: { key: string }) => evaluateVerb(path, flags)));
  exposure
    .command('finalize')
    .description('the pseudonyms of the identifiers')
    .argument('<evaluated>', 'what evaluate printed')
    .requiredOption('--state <file>', 'what blind kept')
    .addHelpText('after', '\nExample: weir exposure finalize evaluated.json --state state.json --json > ours.json')
    .action(run(async (_output, path: string, flags: { state: string }) => finalizeVerb(path, flags)));
  exposure
    .command('intersect')
    .description('how many identities two lists of pseudonyms share')
    .argument('<ours>', 'what finalize printed')
    .argument('<theirs>', 'the same of another institution, under the same key')
    .option('--min-cell <n>', 'fewer than so many are not told', '5')
    .addHelpText('after', '\nExample: weir exposure intersect ours.json theirs.json --json')
    .action(
      run(async (output, ours: string, theirs: string, flags: { minCell: string }) =>
        intersectVerb(ours, theirs, flags, output),
      ),
    );
};
