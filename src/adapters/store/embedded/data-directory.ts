import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { barringFolder, makePrivateFolder } from '../private-folder.ts';
import { type Binaries, binariesAt, versionOf } from './binaries.ts';
import type { ServerUser } from './server-user.ts';

/** Where the embedded store keeps its things below the data directory. */
export interface DataPlaces {
  readonly root: string;
  /** Belongs to the server's user; the cluster and its drafts lie in it. */
  readonly database: string;
  readonly cluster: string;
  readonly secrets: string;
  readonly log: string;
}

/**
 * `.weir/data` below the project for an ordinary user. Root's checkout may lie below a folder that the server's user cannot
 * enter, so its data lie in /var/lib/weir, apart for each checkout.
 */
export function defaultDataDirectory(projectRoot: string): string {
  if (process.getuid?.() !== 0) return join(projectRoot, '.weir', 'data');
  return join('/var/lib/weir', createHash('sha256').update(realpathSync(projectRoot)).digest('hex').slice(0, 16));
}

export function placesOf(root: string): DataPlaces {
  const database = join(root, 'database');
  return {
    root,
    database,
    cluster: join(database, 'cluster'),
    secrets: join(root, 'secrets'),
    log: join(root, 'postgres.log'),
  };
}

/** Makes the folders, for their owner alone. Errors: STORE_DIRECTORY_UNUSABLE where they cannot be made or written. */
export function prepareDataDirectory(root: string): Result<DataPlaces, Failure<'STORE_DIRECTORY_UNUSABLE'>> {
  try {
    makePrivateFolder(root);
    const places = placesOf(realpathSync(root));
    makePrivateFolder(places.database);
    makePrivateFolder(places.secrets);
    accessSync(places.root, constants.W_OK | constants.X_OK);
    return ok(places);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail('STORE_DIRECTORY_UNUSABLE', { directory: root, why });
  }
}

/** Hands the folders that the server writes to its user, and lets it walk there. Errors: STORE_DIRECTORY_BARRED where a folder above keeps it out. */
export function handOver(places: DataPlaces, user: ServerUser): Result<void, Failure<'STORE_DIRECTORY_BARRED'>> {
  if (!user.chownTo) return ok(undefined);
  chmodSync(places.root, 0o711);
  chownSync(places.database, user.chownTo.uid, user.chownTo.gid);
  const folder = barringFolder(places.root, user.chownTo);
  return folder === undefined ? ok(undefined) : fail('STORE_DIRECTORY_BARRED', { directory: places.root, folder });
}

/**
 * Binaries that the server's user can run: those of the package, or a copy below the data directory where the checkout lies
 * under a folder that this user cannot enter. Errors: STORE_BINARIES_UNUSABLE; STORE_OTHER_MAJOR where the cluster was made by another
 * major version, which these binaries would refuse.
 */
export function reachableBinaries(
  binaries: Binaries,
  places: DataPlaces,
  user: ServerUser,
): Result<Binaries, Failure<'STORE_BINARIES_UNUSABLE' | 'STORE_OTHER_MAJOR'>> {
  const version = versionOf(binaries, user);
  if (version) return checkMajor(binaries, version, places);
  const { size, mtimeMs } = statSync(binaries.postgres);
  const staged = join(places.root, `binaries-${size}-${Math.floor(mtimeMs)}`);
  if (!existsSync(staged)) {
    for (const name of readdirSync(places.root))
      if (name.startsWith('binaries-')) rmSync(join(places.root, name), { recursive: true, force: true });
    const draft = join(places.root, `binaries-draft-${randomBytes(6).toString('hex')}`);
    cpSync(binaries.root, draft, { recursive: true, verbatimSymlinks: true });
    chmodSync(draft, 0o755);
    renameSync(draft, staged);
  }
  const copy = binariesAt(staged);
  const copied = versionOf(copy, user);
  if (copied) return checkMajor(copy, copied, places);
  return fail('STORE_BINARIES_UNUSABLE', { path: binaries.postgres, directory: places.root, how: user.how });
}

function checkMajor(
  binaries: Binaries,
  version: string,
  places: DataPlaces,
): Result<Binaries, Failure<'STORE_OTHER_MAJOR'>> {
  const file = join(places.cluster, 'PG_VERSION');
  const made = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
  const have = /(\d+)\./.exec(version)?.[1] ?? version;
  return made === undefined || made === have ? ok(binaries) : fail('STORE_OTHER_MAJOR', { made, have });
}

/** A path of a unix socket must fit 107 bytes with the name that PostgreSQL gives it. */
const LONGEST_FOLDER = 107 - '/.s.PGSQL.5432'.length;

const SOCKET_FOLDER = 'weir-';
/** What mkdtemp adds to a name. */
const RANDOM_LETTERS = 6;

/** A fresh folder for the server's socket in the system's temporary folder; /tmp where that one is too long or too private. */
export function makeSocketFolder(user: ServerUser): string {
  const open = (folder: string) => !user.chownTo || (statSync(folder).mode & 0o1) !== 0;
  const fits = (folder: string) => Buffer.byteLength(join(folder, SOCKET_FOLDER)) + RANDOM_LETTERS <= LONGEST_FOLDER;
  const base = tmpdir();
  const folder = mkdtempSync(join(existsSync(base) && fits(base) && open(base) ? base : '/tmp', SOCKET_FOLDER));
  if (user.chownTo) chownSync(folder, user.chownTo.uid, user.chownTo.gid);
  return folder;
}

/** The folder above the package.json that this file belongs to. */
export function projectRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
