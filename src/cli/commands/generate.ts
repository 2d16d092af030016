import { createWriteStream, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { calendarDate, type Failure, fail, ok, parseCalendarDate, type Result } from '#domain/kernel/index.ts';
import {
  COUNTY_VERSION,
  type CountyOptions,
  type DeliveredFile,
  EVIDENCE_FILES,
  makeCounty,
  TRUTH_FILE,
} from '#generate/index.ts';
import type { Register } from '../main.ts';
import type { Rendered } from '../output.ts';

interface GenerateFlags {
  readonly firms: string;
  readonly months: string;
  readonly seed: string;
  readonly until: string;
  readonly volume: string;
  readonly out: string;
}

export const registerGenerate: Register = (program, run) => {
  program
    .command('generate')
    .description(
      'a county of firms whose invoices, bank transactions and registration agree, with the truth in a folder of its own',
    )
    .requiredOption('--out <folder>', 'an empty folder, or one to be made')
    .option('--firms <n>', 'number of firms', '60')
    .option('--months <n>', 'months of records', '36')
    .option('--seed <n>', 'the same seed gives the same bytes', '1')
    .option('--until <date>', 'the day after the last, first of a month', '2026-08-01')
    .option('--volume <factor>', 'share of the real number of invoices that is written', '0.1')
    .addHelpText('after', '\nExample: weir generate --firms 60 --months 36 --seed 1 --out county')
    .action(run(async (_output, flags: GenerateFlags) => generate(flags)));
};

async function generate(flags: GenerateFlags): Promise<Result<Rendered, Failure>> {
  const options = readOptions(flags);
  if (!options.ok) return options;
  mkdirSync(flags.out, { recursive: true });
  if (readdirSync(flags.out).length > 0) return fail('GENERATE_FOLDER_NOT_EMPTY', { value: flags.out });
  mkdirSync(join(flags.out, 'truth'));
  const writers = [
    ...EVIDENCE_FILES.map((file) => openFile(file, join(flags.out, `${file.name}.csv.gz`))),
    openFile(TRUTH_FILE, join(flags.out, 'truth', 'firms.csv.gz')),
  ];
  for (const firm of makeCounty(options.value))
    for (const writer of writers) await writer.write(writer.file.lines(firm));
  for (const writer of writers) await writer.end();
  const files = Object.fromEntries(writers.map((w) => [w.path.slice(flags.out.length + 1), w.rows()]));
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

function openFile(file: DeliveredFile, path: string) {
  const gzip = createGzip();
  const done = pipeline(gzip, createWriteStream(path));
  let rows = 0;
  const push = async (text: string) => {
    if (!gzip.write(text)) await new Promise((resolve) => gzip.once('drain', resolve));
  };
  void push(`${file.header}\n`);
  return {
    file,
    path,
    rows: () => rows,
    write: async (lines: readonly string[]) => {
      rows += lines.length;
      if (lines.length > 0) await push(`${lines.join('\n')}\n`);
    },
    end: async () => {
      gzip.end();
      await done;
    },
  };
}
