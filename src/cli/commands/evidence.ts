import { readConfiguration } from '#adapters/configuration.ts';
import { readDeliveries, writeRejected } from '#adapters/files/index.ts';
import { describeFailure } from '#contract/errors.ts';
import {
  type HeaderMap,
  type KindDefinition,
  kindNamed,
  mergeDeliveries,
  profileDelivery,
  type RejectedRow,
} from '#domain/evidence/index.ts';
import { type Failure, ok, type Result } from '#domain/kernel/index.ts';
import { importFiles } from '#src/compose-import.ts';
import { asOfOption, readAsOf } from '../as-of.ts';
import type { Register } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { refuseOverwriting } from '../own-output.ts';
import { startProgress } from '../progress.ts';
import { mapOption, workersOption } from '../reading-options.ts';
import { presentImports } from '../render/imports.ts';
import { presentProfile } from '../render/profile.ts';

interface ProfileFlags {
  readonly asOf?: string;
  readonly map: HeaderMap;
  readonly firm?: string;
  readonly rejected?: string;
  readonly workers?: number;
}

export const registerEvidence: Register = (program, run) => {
  const evidence = program
    .command('evidence')
    .description('evidence of small firms: what a delivery holds and how good it is')
    .addHelpText('after', '\nExample: weir evidence profile sales-invoices sales.csv.gz --as-of 2020-02-29');
  evidence
    .command('profile')
    .description('read files of one kind and measure their quality, firm by firm')
    .argument('<kind>', 'sales-invoices, purchase-invoices, bank-transactions, tax-returns, … (see "catalogue list")')
    .argument('<files...>', 'CSV, XLSX, JSON or NDJSON, also .gz; - is standard input')
    .addOption(asOfOption())
    .addOption(mapOption())
    .option('--firm <code>', 'the firm of all rows, where the files do not name it')
    .option(
      '--rejected <file>',
      'write the rejected rows with their reasons as CSV, to be corrected and delivered again',
    )
    .addOption(workersOption())
    .addHelpText(
      'after',
      '\nExample: weir evidence profile sales-invoices sales.csv.gz --as-of 2020-02-29 --json\n' +
        "Example: weir evidence profile bank-transactions flow.xlsx --map '往来单位=counterparty' --rejected bad.csv",
    )
    .action(run((output, kind: string, files: string[], flags: ProfileFlags) => profile(output, kind, files, flags)));
  evidence
    .command('import')
    .description('store files of one kind, each wholly or not at all; a file that was stored before changes nothing')
    .argument('<kind>', 'as for profile')
    .argument('<files...>', 'as for profile, but standard input')
    .addOption(mapOption())
    .option('--firm <code>', 'the firm of all rows, where the files do not name it')
    .option('--source <name>', 'who supplies the data: tax-bureau, bank, applicant, …', 'applicant')
    .option('--institution <name>', 'whose evidence it is, where there are several institutions')
    .addOption(workersOption())
    .addHelpText(
      'after',
      '\nThe store is that of WEIR_DATA_DIR or DATABASE_URL.\nExample: weir evidence import sales-invoices sales-*.csv.gz --source tax-bureau',
    )
    .action(run((output, kind: string, files: string[], flags: ImportFlags) => importAll(output, kind, files, flags)));
};

interface ImportFlags extends Pick<ProfileFlags, 'map' | 'firm' | 'workers'> {
  readonly source: string;
  readonly institution?: string;
}

async function importAll(
  { lang }: OutputOptions,
  kindName: string,
  paths: readonly string[],
  { map, firm, workers, source, institution }: ImportFlags,
): Promise<Result<Rendered, Failure>> {
  const kind = kindNamed(kindName);
  if (!kind.ok) return kind;
  const configuration = readConfiguration(process.env);
  if (!configuration.ok) return configuration;
  const progress = startProgress(kind.value.kind, paths.length * 100_000);
  const imported = await importFiles(configuration.value, {
    files: paths.map((path) => ({ kind: kind.value.kind, path })),
    source,
    institution,
    reading: {
      map,
      ...(firm === undefined ? {} : { firm }),
      ...(workers === undefined ? {} : { workers }),
      onProgress: (rows) => progress.update(rows),
    },
  });
  progress.stop();
  return imported.ok ? ok(presentImports(imported.value, lang)) : imported;
}

async function profile(
  output: OutputOptions,
  kindName: string,
  paths: readonly string[],
  flags: ProfileFlags,
): Promise<Result<Rendered, Failure>> {
  const kind = kindNamed(kindName);
  if (!kind.ok) return kind;
  const asOf = readAsOf(flags.asOf);
  if (!asOf.ok) return asOf;
  const apart = await refuseOverwriting(flags.rejected, paths);
  if (!apart.ok) return apart;
  const delivered = await readAll(kind.value, paths, flags);
  if (!delivered.ok) return delivered;
  const described = (row: RejectedRow) => describeFailure(row.failure, output.lang).message;
  if (flags.rejected !== undefined) writeRejected(flags.rejected, delivered.value.rejected, described);
  return ok(presentProfile(profileDelivery(kind.value, delivered.value, asOf.value), output.lang, described));
}

async function readAll(kind: KindDefinition, paths: readonly string[], { map, firm, workers }: ProfileFlags) {
  const progress = startProgress(kind.kind, paths.length * 100_000);
  const read = await readDeliveries(
    paths.map((path) => ({ kind: kind.kind, path })),
    {
      map,
      ...(firm === undefined ? {} : { firm }),
      ...(workers === undefined ? {} : { workers }),
      onProgress: (rows) => progress.update(rows),
    },
  );
  progress.stop();
  return read.ok ? ok(mergeDeliveries(kind, read.value)) : read;
}
