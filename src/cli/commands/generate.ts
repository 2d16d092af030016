import { mkdirSync, readdirSync } from 'node:fs';
import { defaultWorkers } from '#adapters/workers/run-in-workers.ts';
import { calendarDate, type Failure, fail, ok, parseCalendarDate, type Result } from '#domain/kernel/index.ts';
import { blocksOf, COUNTY_VERSION, type CountyOptions } from '#generate/index.ts';
import { writeCounty } from '../generate/write-county.ts';
import type { Register } from '../main.ts';
import type { Rendered } from '../output.ts';
import { startProgress } from '../progress.ts';

interface GenerateFlags {
  readonly firms: string;
  readonly months: string;
  readonly seed: string;
  readonly until: string;
  readonly volume: string;
  readonly workers?: string;
  readonly out: string;
}

export const registerGenerate: Register = (program, run) => {
  program
    .command('generate')
    .description(
      'a county of firms whose evidence agrees to the fen, with planted frauds, and the truth in a folder of its own',
    )
    .requiredOption('--out <folder>', 'an empty folder, or one to be made')
    .option('--firms <n>', 'number of firms', '60')
    .option('--months <n>', 'months of records', '36')
    .option('--seed <n>', 'the same seed gives the same bytes', '1')
    .option('--until <date>', 'the day after the last, first of a month', '2026-08-01')
    .option('--volume <factor>', 'share of the real number of invoices that is written', '0.1')
    .option('--workers <n>', 'threads; the bytes are the same on any number')
    .addHelpText('after', '\nExample: weir generate --firms 60 --months 36 --seed 1 --out county')
    .action(run(async (_output, flags: GenerateFlags) => generate(flags)));
};

async function generate(flags: GenerateFlags): Promise<Result<Rendered, Failure>> {
  const options = readOptions(flags);
  if (!options.ok) return options;
  const workers = flags.workers === undefined ? defaultWorkers() : Number(flags.workers);
  if (!Number.isInteger(workers) || workers < 1 || workers > 256)
    return fail('GENERATE_WORKERS_OUT_OF_RANGE', { value: flags.workers ?? '' });
  mkdirSync(flags.out, { recursive: true });
  if (readdirSync(flags.out).length > 0) return fail('GENERATE_FOLDER_NOT_EMPTY', { value: flags.out });
  const progress = startProgress('blocks', blocksOf(options.value));
  const files = await writeCounty(options.value, flags.out, workers, (done) => progress.update(done));
  progress.stop();
  return ok({
    json: { version: COUNTY_VERSION, ...options.value, files },
    text: () =>
      Object.entries(files)
        .map(([name, rows]) => `${name}\t${rows}`)
        .join('\n'),
  });
}

function readOptions(flags: GenerateFlags): Result<CountyOptions, Failure> {
  const firms = Number(flags.firms);
  if (!Number.isInteger(firms) || firms < 1 || firms > 100_000)
    return fail('GENERATE_FIRMS_OUT_OF_RANGE', { value: flags.firms });
  const months = Number(flags.months);
  if (!Number.isInteger(months) || months < 1 || months > 120)
    return fail('GENERATE_MONTHS_OUT_OF_RANGE', { value: flags.months });
  const seed = Number(flags.seed);
  if (!Number.isSafeInteger(seed) || seed < 0) return fail('GENERATE_SEED_NOT_AN_INTEGER', { value: flags.seed });
  const until = parseCalendarDate(flags.until);
  if (!until.ok) return until;
  if (!until.value.endsWith('-01')) return fail('GENERATE_UNTIL_NOT_MONTH_START', { value: flags.until });
  const volume = Number(flags.volume);
  if (!(volume >= 0.01 && volume <= 1)) return fail('GENERATE_VOLUME_OUT_OF_RANGE', { value: flags.volume });
  return ok({ firms, months, seed, until: calendarDate(until.value), volume });
}
