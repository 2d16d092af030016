import { Option } from 'commander';
import { type Configuration, readConfiguration } from '#adapters/configuration.ts';
import { kindNamed } from '#domain/evidence/index.ts';
import { type Failure, ok, type Result } from '#domain/kernel/index.ts';
import { addToCase, decideCase, listCases, type ShownCaseBundle, showStoredCase } from '#src/compose-case.ts';
import { asOfOption, readAsOf } from '../as-of.ts';
import { numberFlag } from '../flag-values.ts';
import type { Register } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { renderCase, renderCases } from '../render/cases.ts';

interface Flags {
  readonly institution?: string;
  readonly asOf?: string;
  readonly stage?: string;
  readonly limit: string;
  readonly kind?: string;
  readonly source: string;
}

const INSTITUTION = ['--institution <name>', 'whose desk it is, where there are several institutions'] as const;

export const registerCase: Register = (program, run) => {
  const desk = program
    .command('case')
    .description('the desk: applications in the store, decided again as their evidence arrives')
    .addHelpText(
      'after',
      '\nThe store is that of WEIR_DATA_DIR or DATABASE_URL.\nExample: weir case list --stage review',
    );
  desk
    .command('list')
    .description('applications with their newest decision, newest first')
    .addOption(new Option('--stage <stage>', 'only those at this stage').choices(['new', 'review', 'second', 'done']))
    .option('--limit <n>', 'how many at most', '50')
    .option(...INSTITUTION)
    .addHelpText('after', '\nExample: weir case list --stage review --limit 20 --json')
    .action(run((output, flags: Flags) => list(output, flags)));
  desk
    .command('show')
    .description('all that is known of one application: evidence, decision, how it came about, what waits')
    .argument('<application>', 'its id, app_…')
    .option(...INSTITUTION)
    .addHelpText('after', '\nExample: weir case show app_01J… --json')
    .action(
      run((output, application: string, { institution }: Flags) =>
        withStore(output, (configuration) =>
          showStoredCase(configuration, { institution, application, language: output.lang }),
        ),
      ),
    );
  desk
    .command('decide')
    .description('decide an application; again where evidence came since or another day counts')
    .argument('<application>', 'its id, app_…')
    .addOption(asOfOption())
    .option(...INSTITUTION)
    .addHelpText('after', '\nExample: weir case decide app_01J… --as-of 2026-08-05')
    .action(run((output, application: string, flags: Flags) => decide(output, application, flags)));
  desk
    .command('add')
    .description('bring a file that is of the firm of an application, and decide it again on it')
    .argument('<application>', 'its id, app_…')
    .argument('<file>', 'CSV, XLSX, JSON or NDJSON, also .gz')
    .option('--kind <kind>', 'what it is; otherwise what the catalogue takes it for')
    .option('--source <name>', 'who supplies it', 'applicant')
    .addOption(asOfOption())
    .option(...INSTITUTION)
    .addHelpText('after', '\nExample: weir case add app_01J… statement.xlsx --as-of 2026-08-05')
    .action(run((output, application: string, file: string, flags: Flags) => add(output, application, file, flags)));
};

async function list({ lang }: OutputOptions, { institution, stage, limit }: Flags): Promise<Result<Rendered, Failure>> {
  const configuration = readConfiguration(process.env);
  if (!configuration.ok) return configuration;
  const most = numberFlag('limit', limit);
  if (!most.ok) return most;
  const filters: Record<string, string> = stage === undefined ? {} : { stage };
  const cases = await listCases(configuration.value, {
    institution,
    filters,
    limit: Math.max(1, Math.min(200, Math.trunc(most.value))),
  });
  return cases.ok ? ok(renderCases(cases.value, lang)) : cases;
}

async function withStore(
  { lang }: OutputOptions,
  ask: (configuration: Configuration) => Promise<Result<ShownCaseBundle, Failure>>,
): Promise<Result<Rendered, Failure>> {
  const configuration = readConfiguration(process.env);
  if (!configuration.ok) return configuration;
  const found = await ask(configuration.value);
  return found.ok ? ok(renderCase(found.value, lang)) : found;
}

async function decide(output: OutputOptions, application: string, flags: Flags): Promise<Result<Rendered, Failure>> {
  const asOf = readAsOf(flags.asOf);
  if (!asOf.ok) return asOf;
  const asked = { institution: flags.institution, application, asOf: asOf.value, language: output.lang };
  return withStore(output, (configuration) => decideCase(configuration, asked));
}

async function add(
  output: OutputOptions,
  application: string,
  path: string,
  flags: Flags,
): Promise<Result<Rendered, Failure>> {
  const asOf = readAsOf(flags.asOf);
  if (!asOf.ok) return asOf;
  const kind = flags.kind === undefined ? undefined : kindNamed(flags.kind);
  if (kind && !kind.ok) return kind;
  const { institution, source } = flags;
  const asked = {
    institution,
    application,
    path,
    source,
    kind: kind?.value.kind,
    asOf: asOf.value,
    language: output.lang,
  };
  return withStore(output, (configuration) => addToCase(configuration, asked));
}
