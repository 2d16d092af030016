import type { AddressInfo } from 'node:net';
import { type Configuration, readConfiguration } from '#adapters/configuration.ts';
import { describeFailure } from '#contract/errors.ts';
import { ROLES } from '#contract/roles.ts';
import { OUTCOMES } from '#domain/decision/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { composeServer, composeWeir, startWorkers, type Weir } from '#src/compose.ts';
import type { Register } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { outcomeWord } from '../render/outcome-word.ts';
import { builtConsole } from '../serve/console-build.ts';
import { type Credentials, readCredentials } from '../serve/samples.ts';
import { type SamplesShown, showSamples } from '../serve/show-samples.ts';
import { untilSignal } from '../serve/until-signal.ts';
import { textTable } from '../text-table.ts';

interface ServeFlags {
  readonly port?: string;
  readonly host?: string;
  readonly samples: boolean;
  readonly firms: string;
}

export const registerServe: Register = (program, run) => {
  program
    .command('serve')
    .description('the HTTP API with its workers; an empty store is filled with the sample firms, which are decided')
    .option('--port <n>', 'port to listen on, 0 for any free one (WEIR_PORT)')
    .option('--host <address>', 'address to listen on (WEIR_HOST)')
    .option('--no-samples', 'leave an empty store empty')
    .option('--firms <n>', 'number of sample firms', '600')
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
  const firms = Number(flags.firms);
  if (!Number.isInteger(firms) || firms < 1 || firms > 100_000)
    return fail('GENERATE_FIRMS_OUT_OF_RANGE', { value: flags.firms });
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
  let stopping = false;
  void signalled.then(() => {
    stopping = true;
  });
  const shown = flags.samples ? await showSamples(weir, Number(flags.firms), () => stopping) : ok(undefined);
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
  // The server is there already: what fails behind it is told, and gone on with by the next start.
  const following = shown.value?.follow().then(
    (rest) => {
      if (!rest.ok) tell(wordsOf(rest.error));
    },
    (error: Error) => tell(wordsOf(error)),
  );
  await signalled;
  await following;
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

interface Ready {
  readonly address: string;
  readonly hasConsole: boolean;
  readonly shown: SamplesShown | undefined;
  readonly credentials: Credentials | undefined;
}

/** Says that the server is ready, once, on standard output: one JSON line under --json, a table for people otherwise. */
async function announce({ json, lang }: OutputOptions, ready: Ready): Promise<void> {
  const { address, hasConsole, shown, credentials } = ready;
  const console = hasConsole ? `${address}/` : undefined;
  const text = json
    ? JSON.stringify({
        address,
        console,
        documents: `${address}/docs`,
        samples: shown && { ...shown.first, following: shown.following },
        credentials,
      })
    : [...outcomeLines(shown, lang), ...accessLines(ready, lang)].join('\n');
  await new Promise((resolve) => process.stdout.write(`${text}\n`, resolve));
}

function outcomeLines(shown: SamplesShown | undefined, lang: OutputOptions['lang']): string[] {
  if (!shown) return [];
  const { first, following } = shown;
  const rows = OUTCOMES.map((outcome): [string, number] => [outcomeWord(outcome, lang), first.outcomes[outcome]]);
  const zh = lang === 'zh';
  const table = textTable(zh ? ['示例企业的结论', `${first.firms} 家`] : ['sample firms', `${first.firms}`], rows);
  if (following === 0) return [table];
  return [table, zh ? `另有 ${following} 家正在导入` : `${following} more are being brought in`];
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
