import { Option } from 'commander';
import { verifyEd25519 } from '#adapters/log/ed25519.ts';
import { HASH_NAMES, type HashName, nodeHash } from '#adapters/log/node-hash.ts';
import { readCheckpoint, readDocument } from '#adapters/log/read-document.ts';
import { readLeaves } from '#adapters/log/read-leaves.ts';
import { describeFailure } from '#contract/errors.ts';
import {
  EMPTY_FRONTIER,
  extendFrontier,
  frontierRoot,
  type LogVerdict,
  PROOF_FORMAT,
  parseBundle,
  parseProof,
  type Trust,
  treeHash,
  verifyBundle,
  verifyProof,
} from '#domain/audit/index.ts';
import { type Failure, fail, type Instant, instant, ok, type Result, toHex } from '#domain/kernel/index.ts';
import { readKey } from '../log/read-key.ts';
import {
  checkpointVerb,
  cosignVerb,
  type ExportFlags,
  exportVerb,
  type InstitutionFlag,
  keyVerb,
  proveVerb,
} from '../log/store-verbs.ts';
import { type WitnessFlags, witnessVerb } from '../log/witness-verb.ts';
import type { Register } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';

export const registerLog: Register = (program, run) => {
  const log = program
    .command('log')
    .description('the tamper-evident log: roots, and checks that an outsider runs alone')
    .addHelpText('after', '\nExample: weir log verify export.json --key log.pub');
  log
    .command('root')
    .description('the RFC 6962 root over lines of hex; an empty line is the empty leaf, an empty file the empty tree')
    .argument('<leaves>', 'a file with one leaf a line, or - for standard input')
    .addOption(new Option('--hash <name>', 'the hash of the tree').choices(HASH_NAMES).default('sha256'))
    .addHelpText('after', '\nExample: weir log root leaves.txt --json')
    .action(run(async (_output, leaves: string, flags: { hash: HashName }) => root(leaves, flags.hash)));
  log
    .command('verify')
    .description(
      'checks an export: signatures, entries, earlier checkpoints, consistency, witnesses; exit 1 where anything does not hold',
    )
    .argument('<bundle>', 'the export, or - for standard input')
    .requiredOption('--key <key>', 'the public key of the log, or a file that holds it')
    .option('--witness <key>', 'a witness that must have cosigned, or a file with its key; repeatable', collect, [])
    .option(
      '--seen <file>',
      'a checkpoint of this log that you or another auditor were given before; repeatable',
      collect,
      [],
    )
    .option('--not-before <moment>', 'refuse a head that was signed earlier (a day at +08:00, or an ISO moment)')
    .addHelpText('after', '\nExample: weir log verify export.json --key log.pub --seen last-month.checkpoint --json')
    .action(run(async (output, bundle: string, flags: VerifyFlags) => verify(output, bundle, flags)));
  const institution = () => new Option('--institution <name>', 'whose log, where there are several');
  log
    .command('export')
    .description('write what an outsider needs to verify the log of an institution')
    .requiredOption('--out <file>', 'where to write the export')
    .option(
      '--from <size>',
      'begin at an earlier checkpoint; the entries before it are represented by their hashes',
      '0',
    )
    .option('--to <size>', 'end at a checkpoint that is not the newest')
    .addOption(institution())
    .addHelpText('after', '\nExample: weir log export --out export.json')
    .action(run((_output, flags: InstitutionFlag & ExportFlags) => exportVerb(flags)));
  log
    .command('checkpoint')
    .description('the newest signed checkpoint: keep it, or give it to others to compare')
    .option('--since <size>', 'with the proof that the tree of this size is a prefix of it')
    .addOption(institution())
    .addHelpText('after', '\nExample: weir log checkpoint > today.checkpoint')
    .action(run((_output, flags: InstitutionFlag & { since?: string }) => checkpointVerb(flags)));
  log
    .command('prove')
    .description('the proof that one entry is in the log; weir log verify checks it')
    .argument('<entry>', 'the id of the entry')
    .addOption(institution())
    .addHelpText('after', '\nExample: weir log prove log_01J… > receipt.json')
    .action(run((_output, entry: string, flags: InstitutionFlag) => proveVerb(entry, flags)));
  log
    .command('key')
    .description('the public key of the log, for outsiders')
    .addOption(institution())
    .addHelpText('after', '\nExample: weir log key > log.pub')
    .action(run((_output, flags: InstitutionFlag) => keyVerb(flags)));
  log
    .command('witness')
    .description('be an independent witness: cosign a checkpoint only where it extends what was cosigned before')
    .argument('<request>', 'what weir log checkpoint --since <size> --json printed')
    .requiredOption('--key <key>', 'the public key of the log, or a file that holds it')
    .requiredOption('--name <name>', 'the name of the witness')
    .requiredOption('--secret <file>', 'the secret key of the witness, made on first use')
    .requiredOption('--memory <file>', 'what the witness remembers of the logs that it cosigned')
    .addHelpText(
      'after',
      '\nExample: weir log witness request.json --key log.pub --name witness.example/1 --secret witness.key --memory memory.json > cosigned',
    )
    .action(run((_output, request: string, flags: WitnessFlags) => witnessVerb(request, flags)));
  log
    .command('cosign')
    .description('keep the cosignature that a witness gave back')
    .argument('<note>', 'what weir log witness printed')
    .addOption(institution())
    .addHelpText('after', '\nExample: weir log cosign cosigned')
    .action(run((_output, note: string, flags: InstitutionFlag) => cosignVerb(note, flags)));
};

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

async function root(path: string, hash: HashName): Promise<Result<Rendered>> {
  const tree = treeHash(nodeHash(hash));
  let frontier = EMPTY_FRONTIER;
  for await (const leaves of readLeaves(path)) {
    if (!leaves.ok) return leaves;
    frontier = extendFrontier(frontier, leaves.value.map(tree.leaf), tree);
  }
  const hex = toHex(frontierRoot(frontier, tree));
  return ok({ json: { root: hex, size: frontier.size, hash }, text: () => hex });
}

interface VerifyFlags {
  readonly key: string;
  readonly witness: readonly string[];
  readonly seen: readonly string[];
  readonly notBefore?: string;
}

async function verify(output: OutputOptions, path: string, flags: VerifyFlags): Promise<Result<Rendered>> {
  const logKey = await readKey(flags.key, 'log');
  if (!logKey.ok) return logKey;
  const witnesses = await all(flags.witness, (witness) => readKey(witness, 'cosignature'));
  if (!witnesses.ok) return witnesses;
  const seen = await all(flags.seen, readCheckpoint);
  if (!seen.ok) return seen;
  const notBefore = flags.notBefore === undefined ? ok(undefined) : parseMoment(flags.notBefore);
  if (!notBefore.ok) return notBefore;
  const document = await readDocument(path);
  if (!document.ok) return document;
  const trust = { logKey: logKey.value, witnesses: witnesses.value, seen: seen.value, notBefore: notBefore.value };
  const verdict = await check(document.value, trust);
  return verdict.ok ? ok(render(verdict.value, output)) : { ok: false, error: { ...verdict.error, file: path } };
}

/** An export of the log, or the proof of one entry: the document says which. */
async function check(document: unknown, trust: Trust): Promise<Result<LogVerdict>> {
  const tree = treeHash(nodeHash('sha256'));
  if (typeof document === 'object' && document !== null && 'format' in document && document.format === PROOF_FORMAT) {
    const proof = parseProof(document);
    return proof.ok ? ok(await verifyProof(proof.value, trust, verifyEd25519, tree)) : proof;
  }
  const bundle = parseBundle(document);
  return bundle.ok ? ok(await verifyBundle(bundle.value, trust, verifyEd25519, tree)) : bundle;
}

async function all<T, U>(items: readonly T[], read: (item: T) => Promise<Result<U>>): Promise<Result<U[]>> {
  const values: U[] = [];
  for (const item of items) {
    const value = await read(item);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return ok(values);
}

function parseMoment(text: string): Result<Instant> {
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00+08:00` : text;
  const moment = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(iso) ? Date.parse(iso) : Number.NaN;
  return Number.isNaN(moment) ? fail('LOG_MOMENT_MALFORMED', { value: text.slice(0, 40) }) : ok(instant(moment));
}

function render(verdict: LogVerdict, output: OutputOptions): Rendered {
  const findings = verdict.findings.map((finding) => ({
    code: finding.code,
    ...describeFailure(finding, output.lang),
    ...finding.params,
  }));
  const gravest = verdict.findings[0];
  return {
    json: { ...(gravest ? { error: errorOf(gravest, output) } : {}), ...verdict, findings },
    exit: verdict.verified ? 0 : 1,
    text: () => [...headLines(verdict, output), ...findings.map((f) => `✗ ${f.message} (${f.code})`)].join('\n'),
  };
}

function errorOf(finding: Failure, output: OutputOptions) {
  const { index, id } = finding.params ?? {};
  return {
    code: finding.code,
    ...describeFailure(finding, output.lang),
    ...(index === undefined ? {} : { entry: { index, ...(id === undefined ? {} : { id }) } }),
  };
}

function headLines(verdict: LogVerdict, output: OutputOptions): string[] {
  const { origin, from, size, root: hex, checkpoints, signedAt, witnesses } = verdict;
  const said = verdict.verified ? ['✓ verified', '✓ 全部核实'] : ['✗ not verified', '✗ 未通过核实'];
  const labels =
    output.lang === 'zh'
      ? ['日志', '记录', '根', '检查点', '签于', '见证人']
      : ['log', 'entries', 'root', 'checkpoints', 'signed at', 'witnesses'];
  const values = [origin, `${from}…${size}`, hex, checkpoints, signedAt ?? '–', witnesses.join(', ') || '–'];
  return [output.lang === 'zh' ? said[1]! : said[0]!, ...labels.map((label, i) => `${label}: ${values[i]}`)];
}
