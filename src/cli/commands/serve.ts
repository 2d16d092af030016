import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type Configuration, readConfiguration } from '#adapters/configuration.ts';
import { demonstrate, type Shown } from '#app/demonstration/demonstrate.ts';
import { describeFailure } from '#contract/errors.ts';
import { ROLES } from '#contract/roles.ts';
import { OUTCOMES } from '#domain/decision/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { composeServer, composeWeir, startWorkers, type Weir } from '#src/compose.ts';
import type { Register } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { startProgress } from '../progress.ts';
import { outcomeWord } from '../render/outcome-word.ts';
import { builtConsole } from '../serve/console-build.ts';
import {
  bundledSamples,
  type Credentials,
  keepCredentials,
  readCredentials,
  readUnfinished,
} from '../serve/samples.ts';
import { untilSignal } from '../serve/until-signal.ts';
import { textTable } from '../text-table.ts';

interface ServeFlags {
  readonly port?: string;
  readonly host?: string;
  readonly samples: boolean;
}

export const registerServe: Register = (program, run) => {
  program
    .command('serve')
    .description('the HTTP API with its workers; an empty store is filled with the sample firms, which are decided')
    .option('--port <n>', 'port to listen on, 0 for any free one (WEIR_PORT)')
    .option('--host <address>', 'address to listen on (WEIR_HOST)')
    .option('--no-samples', 'leave an empty store empty')
    .addHelpText('after', '\nExample: weir serve --port 8080')
    .action(run(async (output, flags: ServeFlags) => serve(output, flags)));
  program
    .command('worker')
    .description('the workers alone, beside servers on the same store')
    .addHelpText('after', '\nExample: DATABASE_URL=postgres://weir@db/weir weir worker')
    .action(run(async () => work()));
};

/** Words for whoever watches the terminal; standard output is for the answer. */
function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function serve(output: OutputOptions, flags: ServeFlags): Promise<Result<Rendered, Failure>> {
  const configured = readConfiguration({
    ...process.env,
    ...(flags.port === undefined ? {} : { WEIR_PORT: flags.port }),
    ...(flags.host === undefined ? {} : { WEIR_HOST: flags.host }),
  });
  if (!configured.ok) return configured;
  const configuration = configured.value;
  // Asked for before anything is started: a signal while starting is obeyed once there is something to stop.
  const signalled = untilSignal();
  const composed = await composeWeir(configuration, { tenure: 'own' });
  if (!composed.ok) return composed;
  const weir = composed.value;
  const stopped = await closing(weir, () => showAndServe(weir, { configuration, output, flags, signalled }));
  if (!stopped.ok) return stopped;
  return ok({ json: { stopped: true }, text: () => (output.lang === 'zh' ? '已停止' : 'stopped') });
}

function wordsOf(error: Failure | Error): string {
  return error instanceof Error ? String(error) : `${describeFailure(error, 'en').message} (${error.code})`;
}

/** Runs the workers for as long as `body` runs. However that ends, by a fault too, the workers and the store are shut down in order. */
async function closing<T>(weir: Weir, body: () => Promise<T>): Promise<T> {
  try {
    const workers = await startWorkers(weir, (what, error) => tell(`${what}: ${wordsOf(error)}`));
    try {
      return await body();
    } finally {
      await workers.stop();
    }
  } finally {
    await weir.close();
  }
}

interface Serving {
  readonly configuration: Configuration;
  readonly output: OutputOptions;
  readonly flags: ServeFlags;
  readonly signalled: Promise<unknown>;
}

async function showAndServe(weir: Weir, serving: Serving): Promise<Result<void, Failure>> {
  const { configuration, output, flags, signalled } = serving;
  const building = builtConsole(tell);
  const shown = flags.samples ? await showSamples(weir) : ok(undefined);
  const folder = await building;
  if (!shown.ok) return shown;
  const log = { stream: process.stderr, level: logLevel(configuration) };
  const server = await composeServer(weir, log, { console: folder });
  const listening = await listen(server, configuration);
  if (!listening.ok) return listening;
  const { port } = server.server.address() as AddressInfo;
  const address = `http://${configuration.host}:${port}`;
  const credentials = readCredentials(weir.store.dataDirectory);
  await announce(output, { address, hasConsole: folder !== undefined, shown: shown.value, credentials });
  await signalled;
  tell(output.lang === 'zh' ? '正在停止……' : 'stopping …');
  await server.close();
  return ok(undefined);
}

/** Errors: SERVE_ADDRESS_UNUSABLE where the system refuses the address, as it does a port that another program has. */
async function listen(
  server: Awaited<ReturnType<typeof composeServer>>,
  { host, port }: Configuration,
): Promise<Result<void, Failure<'SERVE_ADDRESS_UNUSABLE'>>> {
  try {
    await server.listen({ host, port });
    return ok(undefined);
  } catch (error) {
    const { syscall, code } = error as NodeJS.ErrnoException;
    if (syscall === undefined || code === undefined) throw error;
    await server.close();
    return fail('SERVE_ADDRESS_UNUSABLE', { host, port, why: code });
  }
}

/** On a terminal the log of requests would bury what was said; whoever wants it asks for it. */
function logLevel({ logLevel }: Configuration): string {
  return process.env.WEIR_LOG_LEVEL === undefined && process.stderr.isTTY ? 'warn' : logLevel;
}

/** Fills an empty store, or goes on filling one where an earlier start was cut off. Any other store is left as it is. */
async function showSamples(weir: Weir): Promise<Result<Shown | undefined, Failure>> {
  const { access, law, decisions } = weir.application;
  const { dataDirectory } = weir.store;
  const institutions = await access.unitOfWork.institutions();
  if (!institutions.ok) return institutions;
  const unfinished = readUnfinished(dataDirectory);
  const left =
    institutions.value.length === 0 || institutions.value.some(({ code }) => code === unfinished?.institution);
  if (!left) return ok(undefined);
  const samples = bundledSamples(unfinished?.password ?? `Weir-${randomBytes(9).toString('base64url')}`);
  const credentials = { institution: samples.code, password: samples.password };
  keepCredentials(dataDirectory, { ...credentials, unfinished: true });
  const bar = startProgress('samples', 100);
  const shells = { access, law, decisions, timer: weir.timer };
  const shown = await demonstrate(shells, samples, (_, share) => bar.update(Math.round(share * 100)));
  bar.stop();
  if (shown.ok) keepCredentials(dataDirectory, credentials);
  return shown;
}

interface Ready {
  readonly address: string;
  readonly hasConsole: boolean;
  readonly shown: Shown | undefined;
  readonly credentials: Credentials | undefined;
}

/** Says that the server is ready, once, on standard output: one JSON line under --json, a table for people otherwise. */
async function announce({ json, lang }: OutputOptions, ready: Ready): Promise<void> {
  const { address, hasConsole, shown, credentials } = ready;
  const console = hasConsole ? `${address}/` : undefined;
  const text = json
    ? JSON.stringify({ address, console, documents: `${address}/docs`, samples: shown, credentials })
    : [...outcomeLines(shown, lang), ...accessLines(ready, lang)].join('\n');
  await new Promise((resolve) => process.stdout.write(`${text}\n`, resolve));
}

function outcomeLines(shown: Shown | undefined, lang: OutputOptions['lang']): string[] {
  if (!shown) return [];
  const rows = OUTCOMES.map((outcome): [string, number] => [outcomeWord(outcome, lang), shown.outcomes[outcome]]);
  const head = lang === 'zh' ? ['示例企业的结论', `${shown.firms} 家`] : ['sample firms', `${shown.firms}`];
  return [textTable(head, rows)];
}

function accessLines({ address, hasConsole, credentials }: Ready, lang: OutputOptions['lang']): string[] {
  const roles = ROLES.filter((role) => role !== 'borrower').join(', ');
  const zh = lang === 'zh';
  return [
    ...(hasConsole ? [zh ? `控制台：${address}/` : `console: ${address}/`] : []),
    zh ? `接口：${address}    文档：${address}/docs` : `API: ${address}    documents: ${address}/docs`,
    ...(credentials
      ? [
          zh
            ? `演示机构 ${credentials.institution}，每个角色一个同名账户（${roles}），密码 ${credentials.password}`
            : `demonstration institution ${credentials.institution}, one account named after each role (${roles}), password ${credentials.password}`,
        ]
      : []),
  ];
}

async function work(): Promise<Result<Rendered, Failure>> {
  const configured = readConfiguration(process.env);
  if (!configured.ok) return configured;
  const signalled = untilSignal();
  const composed = await composeWeir(configured.value, { tenure: 'own-or-join' });
  if (!composed.ok) return composed;
  await closing(composed.value, async () => {
    tell('working');
    await signalled;
  });
  return ok({ json: { stopped: true }, text: () => 'stopped' });
}
