import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { Binaries } from './binaries.ts';
import { readPostmaster, signal } from './postmaster.ts';
import type { ServerUser } from './server-user.ts';

/** The role that initdb makes; Weir uses it to make the two roles that it works with, and for backups. */
export const SUPERUSER = 'postgres';

export interface ClusterPlan {
  readonly binaries: Binaries;
  /** Absolute path of the cluster's own folder. */
  readonly cluster: string;
  readonly user: ServerUser;
}

/** `builtin` C.UTF-8 sorts the same on every machine and in every ICU; servers before 17 only know the library's C.UTF-8. */
const LOCALE = {
  builtin: ['--locale-provider=builtin', '--locale=C.UTF-8'],
  library: ['--locale=C.UTF-8'],
} as const;

/**
 * Makes a cluster where there is none. It is built beside and renamed into place, so that a crash half-way leaves nothing that
 * looks like a cluster; leftovers of such a crash are removed. Errors: STORE_INITDB_FAILED.
 */
export function createCluster(
  plan: ClusterPlan,
  password: string,
  locale: keyof typeof LOCALE,
): Result<void, Failure<'STORE_INITDB_FAILED'>> {
  const parent = dirname(plan.cluster);
  for (const name of readdirSync(parent))
    if (name.startsWith('cluster-draft-')) rmSync(join(parent, name), { recursive: true, force: true });
  const draft = join(parent, `cluster-draft-${randomBytes(6).toString('hex')}`);
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (plan.user.chownTo) {
    chownSync(passwordFile, plan.user.chownTo.uid, plan.user.chownTo.gid);
    chownSync(parent, plan.user.chownTo.uid, plan.user.chownTo.gid);
  }
  const [command, ...args] = [
    ...plan.user.wrap,
    plan.binaries.initdb,
    ...['-D', draft, '-U', SUPERUSER, '--encoding=UTF8', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
    ...LOCALE[locale],
  ];
  const run = spawnSync(command!, args, {
    encoding: 'utf8',
    env: serverEnvironment(),
    cwd: '/',
    ...plan.user.spawnAs,
  });
  rmSync(passwordFile, { force: true });
  if (run.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    return fail('STORE_INITDB_FAILED', { output: lastLines(`${run.error ?? ''}${run.stdout}${run.stderr}`) });
  }
  renameSync(draft, plan.cluster);
  return ok(undefined);
}

/** Nothing of our environment reaches the server: a stray PGDATA or LC_ALL would change what it does. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-6).join(' | ').slice(-800);
}

export interface RunningCluster {
  readonly pid: number;
  /** Resolves when the process has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Fast shutdown: sessions are cut off, everything committed is kept. Escalates when the server does not obey. */
  stop(): Promise<void>;
}

/** Starts the server and waits until it accepts connections. Errors: STORE_SERVER_FAILED with the end of its log. */
export async function startCluster(
  plan: ClusterPlan,
  settings: Readonly<Record<string, string>>,
  logFile: string,
): Promise<Result<RunningCluster, Failure<'STORE_SERVER_FAILED'>>> {
  const log = openSync(logFile, 'w', 0o600);
  const [command, ...args] = [
    ...plan.user.wrap,
    plan.binaries.postgres,
    ...['-D', plan.cluster],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  // Its own session: Ctrl-C in the terminal is for Weir alone, which then shuts the server down in order.
  const child = spawn(command!, args, {
    stdio: ['ignore', log, log],
    detached: true,
    env: serverEnvironment(),
    cwd: '/',
    ...plan.user.spawnAs,
  });
  closeSync(log);
  let over = false;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      over = true;
      resolve();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  child.unref();
  for (let waited = 0; waited < 60_000 && !over; waited += 5) {
    const seen = readPostmaster(plan.cluster);
    if (seen?.pid === child.pid && seen?.status === 'ready')
      return ok({ pid: child.pid!, ended, stop: () => stop(child, ended) });
    await sleep(5);
  }
  if (!over) await stop(child, ended);
  return fail('STORE_SERVER_FAILED', { output: lastLines(readFileSync(logFile, 'utf8')), log: logFile });
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  for (const name of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    signal(child.pid!, name);
    const patience = new AbortController();
    await Promise.race([ended, sleep(15_000, undefined, { signal: patience.signal }).catch(() => undefined)]);
    patience.abort();
  }
  await ended;
}
