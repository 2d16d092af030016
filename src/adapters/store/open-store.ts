import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '#app/ports/chance.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { Timer } from '#app/ports/timer.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { Configuration } from '../configuration.ts';
import { type MasterKey, masterKey } from '../crypto/index.ts';
import { Connections } from './connections.ts';
import { SUPERUSER } from './embedded/cluster.ts';
import { defaultDataDirectory, projectRoot } from './embedded/data-directory.ts';
import {
  EMBEDDED_PORT,
  type EmbeddedFailure,
  type EmbeddedServer,
  findRunningEmbedded,
  startEmbedded,
} from './embedded/launcher.ts';
import { type MigrationFailure, migrate, readMigrations } from './migrator.ts';
import { rolePassword } from './role-passwords.ts';
import { APPLICATION_ROLE, bootstrapEmbedded, ensureApplicationRole, OWNER_ROLE } from './roles.ts';
import { loadSecret } from './secret-file.ts';
import { parseDatabaseUrl, type ServerAddress } from './server-address.ts';
import { PostgresUnitOfWork } from './unit-of-work.ts';

/** What the store asks of the shell around it. */
export interface StorePorts {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly timer: Timer;
}

export type StoreConfiguration = Pick<
  Configuration,
  'dataDirectory' | 'databaseUrl' | 'applicationDatabaseUrl' | 'databaseConnections' | 'masterKeyFile'
>;

/** How this process holds an embedded database: as its only owner, or beside one that runs it already. */
export type Tenure = 'own' | 'own-or-join';

export interface Store {
  readonly unitOfWork: UnitOfWork;
  readonly master: MasterKey;
  /** The owner's connections, for migrations, backups and the queue's schema; never for requests. */
  readonly owner: Connections;
  readonly application: Connections;
  readonly applicationAddress: ServerAddress;
  readonly ownerAddress: ServerAddress;
  readonly dataDirectory: string;
  /** `joined` works beside the process that owns the embedded server. */
  readonly kind: 'embedded' | 'joined' | 'server';
  readonly migrated: readonly string[];
  close(): Promise<void>;
}

type ServerFailure = Failure<
  | 'DATABASE_URL_INVALID'
  | 'DATABASE_TOO_OLD'
  | 'APPLICATION_ROLE_MISSING'
  | 'APPLICATION_ROLE_TOO_STRONG'
  | 'STORE_UNREACHABLE'
>;

export type ReachFailure = EmbeddedFailure | ServerFailure;

export type OpenFailure =
  | ReachFailure
  | MigrationFailure
  | Failure<'MASTER_KEY_MISMATCH' | 'KEY_FILE_INVALID' | 'KEY_FILE_UNUSABLE' | 'APPLICATION_ROLE_REFUSED'>;

/** Where the two roles connect, and how to let go of the server behind them. */
export interface Reached {
  readonly kind: Store['kind'];
  readonly ownerAddress: ServerAddress;
  readonly applicationAddress: ServerAddress;
  readonly release: () => Promise<void>;
}

const EMBEDDED_DATABASE = 'weir';

export function dataDirectoryOf(configuration: Pick<Configuration, 'dataDirectory'>): string {
  return configuration.dataDirectory ?? defaultDataDirectory(projectRoot());
}

export function masterKeyFileOf(configuration: StoreConfiguration): string {
  return configuration.masterKeyFile ?? join(dataDirectoryOf(configuration), 'secrets', 'master-key');
}

/**
 * Opens the store: starts, joins or reaches its PostgreSQL, brings the schema up to date and checks the master key.
 * `own` refuses to share an embedded data directory with a process that runs it; `own-or-join` works beside it.
 */
export async function openStore(
  configuration: StoreConfiguration,
  ports: StorePorts,
  tenure: Tenure = 'own',
  start: typeof startEmbedded = startEmbedded,
): Promise<Result<Store, OpenFailure>> {
  const dataDirectory = dataDirectoryOf(configuration);
  const secret = loadSecret(masterKeyFileOf(configuration));
  if (!secret.ok) return secret;
  const reached = await reachDatabase(configuration, tenure, start);
  if (!reached.ok) return reached;
  const owner = new Connections(reached.value.ownerAddress, 4);
  const application = new Connections(reached.value.applicationAddress, configuration.databaseConnections);
  const close = async () => {
    await Promise.all([owner.close(), application.close()]);
    await reached.value.release();
  };
  const master = masterKey(secret.value);
  const ready = await prepare(owner, application, master, ports);
  if (!ready.ok) {
    await close();
    return ready;
  }
  const { ownerAddress, applicationAddress, kind } = reached.value;
  const source = { checkout: () => application.session() };
  const unitOfWork = new PostgresUnitOfWork({ source, master, ...ports });
  return ok({
    unitOfWork,
    master,
    owner,
    application,
    ownerAddress,
    applicationAddress,
    dataDirectory,
    kind,
    migrated: ready.value,
    close,
  });
}

/** Starts, joins or reaches the database without looking at what is in it. */
export function reachDatabase(
  configuration: StoreConfiguration,
  tenure: Tenure,
  start: typeof startEmbedded = startEmbedded,
): Promise<Result<Reached, ReachFailure>> {
  return configuration.databaseUrl
    ? reachServer(configuration, configuration.databaseUrl)
    : reachEmbedded(dataDirectoryOf(configuration), tenure, start);
}

/** How often whoever may join looks again, a tenth of a second apart, while the owner is still starting. */
const JOIN_ATTEMPTS = 100;

async function reachEmbedded(
  dataDirectory: string,
  tenure: Tenure,
  start: typeof startEmbedded,
): Promise<Result<Reached, ReachFailure>> {
  for (let attempt = 1; ; attempt++) {
    const started = await start(dataDirectory);
    if (started.ok) return setUpEmbedded(started.value);
    if (tenure === 'own' || started.error.code !== 'STORE_IN_USE') return started;
    const joined = await joinEmbedded(dataDirectory);
    if (joined) return ok(joined);
    if (attempt === JOIN_ATTEMPTS) return started;
    await sleep(100);
  }
}

async function setUpEmbedded(server: EmbeddedServer): Promise<Result<Reached, ServerFailure>> {
  const { socketFolder, secret, stop } = server;
  const superuser = new Connections(embeddedAddress(socketFolder, secret, SUPERUSER, 'postgres'), 1);
  try {
    await bootstrapEmbedded(superuser, secret, EMBEDDED_DATABASE);
  } catch (error) {
    await superuser.close();
    await stop();
    return unreachable(error);
  }
  await superuser.close();
  return ok({ kind: 'embedded', ...embeddedAddresses(socketFolder, secret), release: stop });
}

/** Undefined while the owner has not come so far that its database can be used. */
async function joinEmbedded(dataDirectory: string): Promise<Reached | undefined> {
  const running = findRunningEmbedded(dataDirectory);
  if (!running) return undefined;
  const addresses = embeddedAddresses(running.socketFolder, running.secret);
  const probe = new Connections(addresses.ownerAddress, 1);
  try {
    await probe.query('SELECT 1');
    return { kind: 'joined', ...addresses, release: async () => {} };
  } catch {
    return undefined;
  } finally {
    await probe.close();
  }
}

function unreachable(error: unknown) {
  return fail('STORE_UNREACHABLE', { why: error instanceof Error ? error.message : String(error) });
}

function embeddedAddresses(socketFolder: string, secret: Uint8Array) {
  return {
    ownerAddress: embeddedAddress(socketFolder, secret, OWNER_ROLE, EMBEDDED_DATABASE),
    applicationAddress: embeddedAddress(socketFolder, secret, APPLICATION_ROLE, EMBEDDED_DATABASE),
  };
}

function embeddedAddress(socketFolder: string, secret: Uint8Array, user: string, database: string): ServerAddress {
  return {
    hosts: [{ host: socketFolder, port: EMBEDDED_PORT }],
    database,
    user,
    password: rolePassword(secret, user),
  };
}

async function reachServer(configuration: StoreConfiguration, url: string): Promise<Result<Reached, ServerFailure>> {
  const ownerAddress = parseDatabaseUrl(url);
  if (!ownerAddress.ok) return ownerAddress;
  const given = configuration.applicationDatabaseUrl
    ? parseDatabaseUrl(configuration.applicationDatabaseUrl)
    : undefined;
  if (given && !given.ok) return given;
  const password = ownerAddress.value.password ?? '';
  const derived = rolePassword(Buffer.from(password), APPLICATION_ROLE);
  const applicationAddress = given?.value ?? { ...ownerAddress.value, user: APPLICATION_ROLE, password: derived };
  const owner = new Connections(ownerAddress.value, 1);
  try {
    const [server] = await owner.query<{ number: number; version: string }>(
      `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version`,
    );
    if (server!.number < 150_000) return fail('DATABASE_TOO_OLD', { version: server!.version });
    const role = await ensureApplicationRole(owner, password);
    if (!role.ok) return role;
  } catch (error) {
    return unreachable(error);
  } finally {
    await owner.close();
  }
  return ok({ kind: 'server', ownerAddress: ownerAddress.value, applicationAddress, release: async () => {} });
}

async function prepare(
  owner: Connections,
  application: Connections,
  master: MasterKey,
  ports: StorePorts,
): Promise<Result<readonly string[], OpenFailure>> {
  const migrations = readMigrations();
  if (!migrations.ok) return migrations;
  const migrated = await migrate(owner, migrations.value, ports.clock.now());
  if (!migrated.ok) return migrated;
  const [setting] = await owner.query<{ value: string }>(
    `INSERT INTO weir_setting (name, value) VALUES ('master-key', $1)
     ON CONFLICT (name) DO UPDATE SET value = weir_setting.value RETURNING value`,
    [master.fingerprint()],
  );
  if (setting?.value !== master.fingerprint()) return fail('MASTER_KEY_MISMATCH');
  const role = await examineRole(application);
  return role.ok ? migrated : role;
}

/** The application must get in, and as a role that row-level security holds. */
async function examineRole(
  application: Connections,
): Promise<Result<void, Failure<'APPLICATION_ROLE_TOO_STRONG' | 'APPLICATION_ROLE_REFUSED'>>> {
  try {
    const [role] = await application.query<{ strong: boolean; user: string }>(
      `SELECT r.rolsuper OR r.rolbypassrls OR EXISTS (SELECT 1 FROM pg_class c WHERE c.relname = 'firm' AND c.relowner = r.oid)
         AS strong, r.rolname AS "user" FROM pg_roles r WHERE r.rolname = current_user`,
    );
    return role?.strong ? fail('APPLICATION_ROLE_TOO_STRONG', { role: role.user }) : ok(undefined);
  } catch (error) {
    return fail('APPLICATION_ROLE_REFUSED', { why: error instanceof Error ? error.message : String(error) });
  }
}
