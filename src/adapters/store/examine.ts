import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Configuration } from '../configuration.ts';
import { masterKey } from '../crypto/index.ts';
import { Connections } from './connections.ts';
import { findBinaries, versionOf } from './embedded/binaries.ts';
import { placesOf } from './embedded/data-directory.ts';
import { chooseServerUser } from './embedded/server-user.ts';
import { appliedMigrations, readMigrations } from './migrator.ts';
import { dataDirectoryOf, masterKeyFileOf, reachDatabase } from './open-store.ts';

/** One thing that was looked at. `code` says what it is; `detail` what was seen. */
export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'warning' | 'failed';
  readonly detail: string;
}

/** Looks at everything that the store rests on and changes nothing; an embedded database that stands still is started for the look. */
export async function examineStore(configuration: Configuration): Promise<readonly Finding[]> {
  const local = configuration.databaseUrl
    ? []
    : [...examineBinaries(configuration), ...examineDataDirectory(configuration)];
  return [examineNode(), ...local, examineMasterKey(configuration), ...(await examineDatabase(configuration))];
}

const ok = (check: string, detail: string): Finding => ({ check, state: 'ok', detail });
const warning = (check: string, detail: string): Finding => ({ check, state: 'warning', detail });
const failed = (check: string, detail: string): Finding => ({ check, state: 'failed', detail });

function examineNode(): Finding {
  const major = Number(process.versions.node.split('.')[0]);
  return (major >= 24 ? ok : failed)('node', process.version);
}

function examineBinaries(configuration: Configuration): Finding[] {
  const binaries = findBinaries();
  if (!binaries.ok)
    return [failed('postgres-binaries', `${binaries.error.code} ${JSON.stringify(binaries.error.params)}`)];
  const user = chooseServerUser(placesOf(dataDirectoryOf(configuration)).cluster);
  const version = versionOf(binaries.value, user);
  const links = ok('postgres-libraries', 'ICU and the other libraries are linked');
  const death = user.wrap.includes('--pdeathsig')
    ? ok('death-signal', 'the server ends with Weir')
    : warning('death-signal', 'no setpriv: a server left by a killed Weir is ended at the next start');
  return [
    version
      ? ok('postgres-binaries', `${version}, as ${user.how}`)
      : warning('postgres-binaries', `not reachable as ${user.how}: a copy below the data directory is used`),
    links,
    death,
  ];
}

function examineDataDirectory(configuration: Configuration): Finding[] {
  const directory = dataDirectoryOf(configuration);
  if (!existsSync(directory))
    return [warning('data-directory', `${directory} is not there yet; the first start makes it`)];
  const { mode } = statSync(directory);
  const secrets = placesOf(directory).secrets;
  const exposed = existsSync(secrets) && (statSync(secrets).mode & 0o077) !== 0;
  return [
    (mode & 0o066) === 0
      ? ok('data-directory', directory)
      : warning('data-directory', `${directory} can be listed by others`),
    exposed ? failed('secrets', `${secrets} can be read by others`) : ok('secrets', secrets),
  ];
}

function examineMasterKey(configuration: Configuration): Finding {
  const file = masterKeyFileOf(configuration);
  if (!existsSync(file)) return warning('master-key', `${file} is not there yet; the first start makes it`);
  const text = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) return failed('master-key', `${file} does not hold 64 characters of hex`);
  if ((statSync(file).mode & 0o077) !== 0) return failed('master-key', `${file} can be read by others`);
  const kept = configuration.masterKeyFile
    ? 'named by WEIR_MASTER_KEY_FILE'
    : 'keep a copy of it elsewhere: no backup holds it';
  return ok('master-key', `${file}; ${kept}`);
}

async function examineDatabase(configuration: Configuration): Promise<Finding[]> {
  const isNew = !configuration.databaseUrl && !existsSync(placesOf(dataDirectoryOf(configuration)).cluster);
  if (isNew) return [warning('database', 'not set up yet; the first start does it')];
  const reached = await reachDatabase(configuration, 'own-or-join');
  if (!reached.ok) return [failed('database', `${reached.error.code} ${JSON.stringify(reached.error.params ?? {})}`)];
  const owner = new Connections(reached.value.ownerAddress, 1);
  try {
    return [
      ok(
        'database',
        `${reached.value.kind}, ${reached.value.ownerAddress.hosts.map((h) => `${h.host}:${h.port}`).join(', ')}`,
      ),
      ...(await examineSettings(owner)),
      await examineMigrations(owner),
      await examineFingerprint(owner, configuration),
    ];
  } finally {
    await owner.close();
    await reached.value.release();
  }
}

async function examineSettings(owner: Connections): Promise<Finding[]> {
  const [server] = await owner.query<
    Record<'version' | 'fsync' | 'synchronous_commit' | 'full_page_writes' | 'encoding', string>
  >(
    `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
       current_setting('synchronous_commit') AS synchronous_commit, current_setting('full_page_writes') AS full_page_writes,
       current_setting('server_encoding') AS encoding`,
  );
  const durable = (['fsync', 'synchronous_commit', 'full_page_writes'] as const).map((name) => {
    const value = server![name];
    const on = value !== 'off' && value !== 'local';
    return (on ? ok : failed)(name, on ? value : `${value}: an acknowledged commit may be lost`);
  });
  return [
    ok('server-version', server!.version),
    ...durable,
    (server!.encoding === 'UTF8' ? ok : failed)('encoding', server!.encoding),
  ];
}

async function examineMigrations(owner: Connections): Promise<Finding> {
  const known = readMigrations();
  if (!known.ok) return failed('migrations', known.error.code);
  const applied = (await appliedMigrations(owner)) ?? [];
  const changed = applied.filter((a) => !known.value.some((k) => k.number === a.number && k.checksum === a.checksum));
  if (changed.length > 0) return failed('migrations', `unknown or changed: ${changed.map((m) => m.name).join(', ')}`);
  const waiting = known.value.length - applied.length;
  return waiting === 0
    ? ok('migrations', `${applied.length} applied`)
    : warning('migrations', `${applied.length} applied, ${waiting} waiting for the next start`);
}

async function examineFingerprint(owner: Connections, configuration: Configuration): Promise<Finding> {
  const [table] = await owner.query<{ there: boolean }>(`SELECT to_regclass('weir_setting') IS NOT NULL AS there`);
  const rows = table!.there
    ? await owner.query<{ value: string }>(`SELECT value FROM weir_setting WHERE name = 'master-key'`)
    : [];
  const file = masterKeyFileOf(configuration);
  if (rows.length === 0 || !existsSync(file)) return warning('master-key-of-database', 'not set yet');
  const own = masterKey(Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')).fingerprint();
  return own === rows[0]!.value
    ? ok('master-key-of-database', 'the key belongs to this database')
    : failed('master-key-of-database', 'the key does not belong to this database');
}
