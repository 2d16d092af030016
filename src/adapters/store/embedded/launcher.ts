import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Failure, ok, type Result } from '#domain/kernel/index.ts';
import { rolePassword } from '../role-passwords.ts';
import { readOrCreateSecret } from '../secret-file.ts';
import { type BinariesFailure, findBinaries } from './binaries.ts';
import { createCluster, type RunningCluster, SUPERUSER, startCluster } from './cluster.ts';
import {
  type DataPlaces,
  handOver,
  makeSocketFolder,
  placesOf,
  prepareDataDirectory,
  reachableBinaries,
} from './data-directory.ts';
import { lockDataDirectory, type OwnerLock } from './owner-lock.ts';
import { endOrphans, processesOf } from './postmaster.ts';
import { chooseServerUser, type ServerUser } from './server-user.ts';

export type EmbeddedFailure =
  | BinariesFailure
  | Failure<
      | 'STORE_DIRECTORY_UNUSABLE'
      | 'STORE_DIRECTORY_BARRED'
      | 'STORE_IN_USE'
      | 'STORE_OTHER_MAJOR'
      | 'STORE_BINARIES_UNUSABLE'
      | 'STORE_INITDB_FAILED'
      | 'STORE_SERVER_FAILED'
    >;

/** How to reach the server of a data directory: its socket's folder and the secret that the passwords derive from. */
export interface EmbeddedServer {
  readonly places: DataPlaces;
  readonly socketFolder: string;
  readonly secret: Uint8Array;
  /** Number of processes that a killed Weir had left behind and that were ended first. */
  readonly orphansEnded: number;
  /** Pid of the postmaster; it changes when a crashed server was started anew. */
  pid(): number;
  stop(): Promise<void>;
}

export const EMBEDDED_PORT = 5432;

/** What fsync, synchronous_commit and full_page_writes are for is not negotiable: an acknowledged commit survives the power. */
const SETTINGS = {
  listen_addresses: '',
  port: String(EMBEDDED_PORT),
  unix_socket_permissions: '0700',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_level: 'replica',
  max_connections: '100',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  // What is read at all is in memory or on flash: a look-up by index costs little more than a page in order.
  random_page_cost: '1.1',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  // Neither statements nor the details of an error: both hold what should be read nowhere but in the tables.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
} as const;

/**
 * Starts the PostgreSQL of a data directory and owns it until stopped. What a killed Weir left running is ended first; a
 * server that crashes is started again. Errors: STORE_IN_USE where another Weir owns the directory, and those of the binaries,
 * of initdb and of the start. `userFor` chooses the user that the server runs as.
 */
export async function startEmbedded(
  dataDirectory: string,
  userFor: (cluster: string) => ServerUser = chooseServerUser,
): Promise<Result<EmbeddedServer, EmbeddedFailure>> {
  const binaries = findBinaries();
  if (!binaries.ok) return binaries;
  const places = prepareDataDirectory(dataDirectory);
  if (!places.ok) return places;
  const lock = await lockDataDirectory(places.value.root);
  if (!lock.ok) return lock;
  const started = await startLocked(places.value, binaries.value, lock.value, userFor);
  if (!started.ok) lock.value.release();
  return started;
}

async function startLocked(
  places: DataPlaces,
  packaged: Parameters<typeof reachableBinaries>[0],
  lock: OwnerLock,
  userFor: (cluster: string) => ServerUser,
): Promise<Result<EmbeddedServer, EmbeddedFailure>> {
  const orphansEnded = existsSync(places.cluster) ? await endOrphans(places.cluster) : 0;
  const user = userFor(places.cluster);
  const handed = handOver(places, user);
  if (!handed.ok) return handed;
  const binaries = reachableBinaries(packaged, places, user);
  if (!binaries.ok) return binaries;
  const plan = { binaries: binaries.value, cluster: places.cluster, user };
  const secret = readOrCreateSecret(join(places.secrets, 'database'));
  if (!existsSync(places.cluster)) {
    const made = createCluster(plan, rolePassword(secret, SUPERUSER), 'builtin');
    if (!made.ok) return made;
  }
  removeLastSocketFolder(places);
  const socketFolder = makeSocketFolder(user);
  writeFileSync(`${connectionFile(places)}.draft`, `${JSON.stringify({ socketFolder })}\n`, { mode: 0o600 });
  renameSync(`${connectionFile(places)}.draft`, connectionFile(places));
  const start = () => startCluster(plan, { ...SETTINGS, unix_socket_directories: socketFolder }, places.log);
  const first = await start();
  if (!first.ok) {
    rmSync(socketFolder, { recursive: true, force: true });
    return first;
  }
  const supervised = supervise(first.value, start, () => endOrphans(places.cluster));
  const stop = async () => {
    await supervised.stop();
    rmSync(socketFolder, { recursive: true, force: true });
    lock.release();
  };
  return ok({ places, socketFolder, secret, orphansEnded, pid: supervised.pid, stop });
}

const RESTART_PAUSE = 1_000;

/** Starts the server again when it ends unasked; commits are on disk, so its own recovery is all that is needed. */
function supervise(
  first: RunningCluster,
  start: () => Promise<Result<RunningCluster, EmbeddedFailure>>,
  clear: () => Promise<number>,
): { pid(): number; stop(): Promise<void> } {
  let current = first;
  let stopping = false;
  const startAgain = async (): Promise<RunningCluster | undefined> => {
    while (!stopping) {
      const again = await clear()
        .then(start)
        .catch(() => undefined);
      if (again?.ok) return again.value;
      // A full disk, say: whoever asks is told that the store is unavailable until somebody makes room.
      await sleep(RESTART_PAUSE);
    }
    return undefined;
  };
  const watch = async (): Promise<void> => {
    for (;;) {
      await current.ended;
      const next = stopping ? undefined : await startAgain();
      if (!next) return;
      current = next;
      if (stopping) return current.stop();
    }
  };
  const watching = watch();
  return {
    pid: () => current.pid,
    async stop() {
      stopping = true;
      await current.stop();
      await watching;
    },
  };
}

function connectionFile(places: DataPlaces): string {
  return join(places.root, 'connection.json');
}

function removeLastSocketFolder(places: DataPlaces): void {
  const last = readSocketFolder(places);
  if (last && /\/weir-[^/]+$/.test(last)) rmSync(last, { recursive: true, force: true });
}

function readSocketFolder(places: DataPlaces): string | undefined {
  try {
    return (JSON.parse(readFileSync(connectionFile(places), 'utf8')) as { socketFolder: string }).socketFolder;
  } catch {
    return undefined;
  }
}

/** The server that another Weir of this machine runs on a data directory, for verbs that work beside a running `serve`. */
export function findRunningEmbedded(dataDirectory: string): Omit<EmbeddedServer, 'stop' | 'orphansEnded'> | undefined {
  const places = placesOf(dataDirectory);
  const socketFolder = readSocketFolder(places);
  const secretFile = join(places.secrets, 'database');
  if (!socketFolder || !existsSync(secretFile) || !existsSync(join(socketFolder, `.s.PGSQL.${EMBEDDED_PORT}`)))
    return undefined;
  const pids = processesOf(places.cluster);
  if (pids.length === 0) return undefined;
  return { places, socketFolder, secret: readOrCreateSecret(secretFile), pid: () => Math.min(...pids) };
}
