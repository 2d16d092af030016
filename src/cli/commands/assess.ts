import { type Command, Option } from 'commander';
import { loadArtefacts } from '#adapters/models/load-artefacts.ts';
import type { WrittenFacts } from '#domain/compliance/index.ts';
import { DECISION_MODES, type DecisionMode } from '#domain/decision/index.ts';
import {
  buildSnapshots,
  type Deliveries,
  EVIDENCE_KINDS,
  type EvidenceKind,
  type HeaderMap,
} from '#domain/evidence/index.ts';
import { examineDeliveries } from '#domain/fraud/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { asOfOption, readAsOf } from '../as-of.ts';
import { countOutcomes, decideFirms, firmsDelivered } from '../assess/decide-firms.ts';
import { type FirmFolder, firmOfFolder, readFirmFolder } from '../assess/firm-folder.ts';
import { type ListedFirm, readFirmList } from '../assess/firm-list.ts';
import { readFactsFor } from '../assess/law-facts.ts';
import { writeMeasures } from '../assess/measures-table.ts';
import { type EvidenceFiles, readEvidence } from '../assess/read-evidence.ts';
import { countsLine, recordsTable } from '../assess/render-records.ts';
import { shocksOf } from '../assess/shocks.ts';
import type { Register } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { refuseOverwriting } from '../own-output.ts';
import { mapOption, workersOption } from '../reading-options.ts';

interface AssessFlags extends Partial<Record<string, unknown>> {
  readonly firms?: string;
  readonly policy?: string;
  readonly model?: string;
  readonly facts?: string;
  readonly asOf?: string;
  readonly mode: DecisionMode;
  readonly map: HeaderMap;
  readonly summary?: boolean;
  readonly measuresOut?: string;
  readonly workers?: number;
  readonly peers?: readonly string[];
  readonly chanceKey?: string;
}

const DEFAULT_POLICY = 'invoice-only';

const SHORT: Readonly<Partial<Record<EvidenceKind, string>>> = {
  'sales-invoices': 'sales',
  'purchase-invoices': 'purchases',
};

export const registerAssess: Register = (program, run) => {
  const assess = program
    .command('assess [folder]')
    .description('decide one firm from its folder, or every firm of a list: one record a firm, as NDJSON under --json')
    .option('--firms <file>', 'the firms to decide, with what they apply for; else every firm that the evidence names')
    .option('--policy <name>', `a shipped policy or a file (default ${DEFAULT_POLICY})`)
    .option('--model <name>', 'another scorecard than that of the policy, shipped or a file')
    .option('--facts <file>', 'what the law asks about: the lender, its practice, the loan')
    .addOption(asOfOption())
    .addOption(new Option('--mode <mode>', 'how much of the pipeline runs').choices(DECISION_MODES).default('full'))
    .addOption(mapOption())
    .option('--summary', 'only the counts of each outcome')
    .option('--measures-out <file>', 'also write the measures as a CSV that `model fit` reads')
    .option('--chance-key <secret>', 'draws the places of the learning band, where the policy has one')
    .option('--peers <file...>', 'sales invoices of other firms, against which a shock shows')
    .addOption(workersOption())
    .addHelpText(
      'after',
      '\nExamples: weir assess --firms firms.csv --sales sales.csv.gz --purchases purchases.csv.gz --as-of 2020-02-29 --json\n' +
        '          weir assess ./my-firm    (firm.json, sales-invoices.csv, purchase-invoices.xlsx, …)',
    );
  addEvidenceOptions(assess);
  assess.action(run(async (output, folder: string | undefined, flags: AssessFlags) => decide(output, folder, flags)));
};

/** One option for each kind of evidence, `--sales` and `--purchases` for short. */
function addEvidenceOptions(command: Command): void {
  for (const kind of EVIDENCE_KINDS) {
    const short = SHORT[kind];
    if (short) command.option(`--${short} <file...>`, `${kind}: one or more files`);
    command.option(`--${kind} <file...>`, short ? `the same as --${short}` : `one or more files`);
  }
}

/** The files given under each kind's options. */
function evidenceFiles(flags: Partial<Record<string, unknown>>): EvidenceFiles[] {
  return EVIDENCE_KINDS.flatMap((kind): EvidenceFiles[] => {
    const long = flags[kind.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())];
    const paths = [flags[SHORT[kind] ?? ''], long].flatMap((given) => (Array.isArray(given) ? given.map(String) : []));
    return paths.length > 0 ? [{ kind, paths }] : [];
  });
}

/** What a run is asked to decide, from a folder or from flags. */
interface Order {
  readonly files: readonly EvidenceFiles[];
  readonly listed: readonly ListedFirm[] | undefined;
  /** The firm of a folder; undefined where files of many firms are given. */
  readonly only: Pick<FirmFolder, 'firm' | 'stated' | 'shock'> | undefined;
  readonly policy: string;
  readonly asOf: string | undefined;
  readonly facts: WrittenFacts;
}

async function decide(
  output: OutputOptions,
  folder: string | undefined,
  flags: AssessFlags,
): Promise<Result<Rendered, Failure>> {
  const order = folder === undefined ? await orderOfFlags(flags) : await orderOfFolder(folder, flags);
  if (!order.ok) return order;
  const { files, only, policy, asOf: day } = order.value;
  const inputs = [flags.firms, flags.facts, flags.policy, flags.model, ...files.flatMap(({ paths }) => paths)];
  const apart = await refuseOverwriting(flags.measuresOut, inputs);
  if (!apart.ok) return apart;
  const asOf = readAsOf(day);
  if (!asOf.ok) return asOf;
  const artefacts = await loadArtefacts({ policy, model: flags.model });
  if (!artefacts.ok) return artefacts;
  const facts = await readFactsFor(artefacts.value.policy.name, flags.facts, artefacts.value.pack, order.value.facts);
  if (!facts.ok) return facts;
  const deliveries = await readEvidence(files, { map: flags.map, firm: only?.firm, workers: flags.workers });
  if (!deliveries.ok) return deliveries;
  tellRejected(deliveries.value, output);
  const firms = firmsOf(order.value, firmsDelivered(deliveries.value), folder ?? '');
  if (!firms.ok) return firms;
  const snapshots = buildSnapshots(
    deliveries.value,
    firms.value.map(({ firm }) => firm),
    asOf.value,
  );
  if (flags.measuresOut !== undefined) {
    const written = await writeMeasures(flags.measuresOut, snapshots, flags.firms);
    if (!written.ok) return written;
  }
  const shocks = await shocksOf(deliveries.value, snapshots, asOf.value, {
    peers: flags.peers ?? [],
    stated: only?.shock,
    map: flags.map,
    workers: flags.workers,
  });
  if (!shocks.ok) return shocks;
  const run = {
    snapshots,
    examinations: examineDeliveries(deliveries.value, snapshots),
    firms: firms.value,
    shocks: shocks.value,
    facts: facts.value,
    artefacts: artefacts.value,
    asOf: asOf.value,
    mode: flags.mode,
    chanceKey: flags.chanceKey,
  };
  const records = decideFirms(run, output);
  if (!records.ok) return records;
  const counts = countOutcomes(records.value);
  if (output.json && !flags.summary && folder === undefined) process.stderr.write(`${countsLine(counts, output)}\n`);
  if (flags.summary) return ok({ json: counts, text: () => countsLine(counts, output) });
  return ok({
    json: folder === undefined ? records.value : records.value[0],
    lines: folder === undefined,
    text: () => `${recordsTable(records.value, output)}\n${countsLine(counts, output)}`,
  });
}

/** A row that was not taken is part of no decision, which nobody should have to find out. */
function tellRejected(deliveries: Deliveries, { lang }: OutputOptions): void {
  for (const [kind, { rejected }] of Object.entries(deliveries))
    if (rejected.length > 0)
      process.stderr.write(
        lang === 'zh'
          ? `${kind}：${rejected.length} 行未采用，原因见 weir evidence profile ${kind}\n`
          : `${kind}: ${rejected.length} rows were not taken; weir evidence profile ${kind} says why\n`,
      );
}

/** Whom to decide: the listed firms, all that the files name, or the one of the folder. */
function firmsOf(
  { listed, only }: Pick<Order, 'listed' | 'only'>,
  delivered: readonly ListedFirm[],
  folder: string,
): Result<readonly ListedFirm[], Failure> {
  if (!only) return ok(listed ?? delivered);
  const firm = firmOfFolder(
    only,
    delivered.map((one) => one.firm),
    folder,
  );
  return firm.ok ? ok((listed ?? []).map((one) => ({ ...one, firm: firm.value }))) : firm;
}

async function orderOfFlags(flags: AssessFlags): Promise<Result<Order, Failure>> {
  const files = evidenceFiles(flags);
  if (files.length === 0) return fail('EVIDENCE_NONE');
  const listed = flags.firms === undefined ? ok(undefined) : await readFirmList(flags.firms);
  if (!listed.ok) return listed;
  const { policy = DEFAULT_POLICY, asOf } = flags;
  return ok({ files, listed: listed.value, only: undefined, policy, asOf, facts: {} });
}

async function orderOfFolder(folder: string, flags: AssessFlags): Promise<Result<Order, Failure>> {
  const read = await readFirmFolder(folder);
  if (!read.ok) return read;
  const { firm, application, files, facts } = read.value;
  return ok({
    files,
    listed: [{ firm, application }],
    only: read.value,
    policy: flags.policy ?? read.value.policy ?? DEFAULT_POLICY,
    asOf: flags.asOf ?? read.value.asOf,
    facts,
  });
}
