import { debuglog } from 'node:util';
import { Command, CommanderError, Option } from 'commander';
import type { Language } from '#contract/errors.ts';
import { type Failure, fail, type Result } from '#domain/kernel/index.ts';
import { VERSION } from '#src/version.ts';
import { COMMANDS } from './commands/index.ts';
import { type OutputOptions, present, type Rendered } from './output.ts';

/** How a command file registers itself: it adds its verbs to `program` and wraps each action with `run`. */
export type Register = (program: Command, run: Run) => void;

/** Wraps an action: the inner function returns a result, which is printed as the contract says. */
export type Run = <A extends unknown[]>(
  action: (output: OutputOptions, ...args: A) => Promise<Result<Rendered, Failure>>,
) => (...args: A) => Promise<void>;

const debug = debuglog('weir');

/** What was thrown, in words: the system's refusals by their cause, anything else as a fault of ours. Stacks go to NODE_DEBUG=weir alone. */
function refusalOf(error: NodeJS.ErrnoException): Result<never, Failure> {
  debug('%s', error.stack);
  if (error.syscall) return fail('CLI_SYSTEM_REFUSED', { cause: error.code ?? error.syscall, path: error.path ?? '' });
  return fail('CLI_INTERNAL_FAULT', { cause: error.message });
}

function defaultLanguage(): Language {
  const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  return /^zh/.test(locale) ? 'zh' : 'en';
}

/** Runs one command line and returns the exit code: 0 done, 1 input refused, 2 wrong usage. */
export async function main(argv: readonly string[]): Promise<number> {
  let code = 0;
  const program = new Command('weir')
    .description('Weir (堰): layered defence for online lending to small and micro firms')
    .addHelpText(
      'after',
      '\nExample: weir assess --firms firms.csv --sales sales.csv --purchases purchases.csv --as-of 2020-02-29',
    )
    .version(VERSION)
    .showHelpAfterError()
    .enablePositionalOptions()
    .exitOverride();
  const run: Run =
    (action) =>
    async (...args) => {
      const command = args.at(-1) as Command;
      const { json = false, lang = defaultLanguage() } = command.optsWithGlobals();
      const output = { json, lang };
      code = await present(await action(output, ...args).catch(refusalOf), output);
    };
  for (const register of COMMANDS) register(program, run);
  addOutputOptions(program);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  return code;
}

function addOutputOptions(command: Command): void {
  command.option('--json', 'one JSON document on standard output, nothing else there');
  command.addOption(new Option('--lang <language>', 'language of messages').choices(['zh', 'en']));
  for (const sub of command.commands) addOutputOptions(sub);
}
