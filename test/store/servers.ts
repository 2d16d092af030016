import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { systemChance } from '#adapters/chance.ts';
import { systemClock, systemTimer } from '#adapters/clock.ts';
import { Connections } from '#adapters/store/connections.ts';
import { type Binaries, binariesAt, findBinaries } from '#adapters/store/embedded/binaries.ts';
import { createCluster, SUPERUSER, startCluster } from '#adapters/store/embedded/cluster.ts';
import { handOver, prepareDataDirectory, reachableBinaries } from '#adapters/store/embedded/data-directory.ts';
import { startEmbedded } from '#adapters/store/embedded/launcher.ts';
import { chooseServerUser } from '#adapters/store/embedded/server-user.ts';
import { openStore } from '#adapters/store/index.ts';
import { rolePassword } from '#adapters/store/role-passwords.ts';
import { bootstrapEmbedded } from '#adapters/store/roles.ts';
import { parseDatabaseUrl } from '#adapters/store/server-address.ts';
import { unwrap } from '#domain/kernel/index.ts';

/** How to reach one server: URLs with `{database}` to be filled in. */
export interface ServerUrls {
  readonly superuser: string;
  readonly owner: string;
  readonly application: string;
}

export interface Servers {
  readonly addresses: { readonly embedded: ServerUrls; readonly server: ServerUrls };
  stop(): Promise<void>;
}

export const TEMPLATE = 'weir_template';

/**
 * Starts the embedded server by the launcher that Weir uses, and beside it a second one as an operator would run it: TCP,
 * a password, and PostgreSQL 15, the oldest that we take. Each gets a template with the migrated schema.
 */
export async function startServers(folder: string): Promise<Servers> {
  const [embedded, server] = await Promise.all([startTestEmbedded(join(folder, 'embedded')), startOperators(folder)]);
  await Promise.all([makeTemplate(embedded.urls, folder), makeTemplate(server.urls, folder)]);
  return {
    addresses: { embedded: embedded.urls, server: server.urls },
    stop: async () => {
      await Promise.all([embedded.stop(), server.stop()]);
    },
  };
}

interface Started {
  readonly urls: ServerUrls;
  readonly stop: () => Promise<void>;
}

async function startTestEmbedded(folder: string): Promise<Started> {
  const { socketFolder, secret, stop } = unwrap(await startEmbedded(folder));
  const url = (user: string) =>
    `postgres://${user}:${rolePassword(secret, user)}@/{database}?host=${encodeURIComponent(socketFolder)}`;
  const urls = { superuser: url(SUPERUSER), owner: url('weir_owner'), application: url('weir_app') };
  const superuser = connect(urls.superuser, 'postgres');
  await bootstrapEmbedded(superuser, secret, TEMPLATE);
  await superuser.close();
  return { urls, stop };
}

function olderBinaries(): Binaries {
  const older = join(import.meta.dirname, '../../node_modules/postgres-15/native');
  return existsSync(join(older, 'bin/postgres')) ? binariesAt(older) : unwrap(findBinaries());
}

async function startOperators(folder: string): Promise<Started> {
  const places = unwrap(prepareDataDirectory(join(folder, 'server')));
  const user = chooseServerUser(places.cluster);
  handOver(places, user);
  const binaries = unwrap(reachableBinaries(olderBinaries(), places, user));
  const plan = { binaries, cluster: places.cluster, user };
  const password = 'the operator’s p@ss:word/1';
  unwrap(createCluster(plan, password, 'library'));
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', fsync: 'on' };
  const running = unwrap(await startCluster(plan, settings, places.log));
  const url = (user: string, secret: string) =>
    `postgres://${user}:${encodeURIComponent(secret)}@127.0.0.1:${port}/{database}`;
  const superuser = url(SUPERUSER, password);
  const connections = connect(superuser, 'postgres');
  await connections.query(`CREATE ROLE weir_owner LOGIN CREATEROLE PASSWORD 'owner:pw'`);
  await connections.query(`CREATE DATABASE ${TEMPLATE} OWNER weir_owner`);
  await connections.close();
  const application = url('weir_app', rolePassword(Buffer.from('owner:pw'), 'weir_app'));
  return { urls: { superuser, owner: url('weir_owner', 'owner:pw'), application }, stop: () => running.stop() };
}

function connect(url: string, database: string): Connections {
  return new Connections(unwrap(parseDatabaseUrl(url.replace('{database}', database))), 1);
}

async function makeTemplate(urls: ServerUrls, folder: string): Promise<void> {
  const configuration = testConfiguration(urls, TEMPLATE, folder);
  const store = unwrap(
    await openStore(configuration, { clock: systemClock, chance: systemChance, timer: systemTimer }),
  );
  await store.close();
}

/** The configuration of a store on one database of a server; the master key is the run's, as the template was made with it. */
export function testConfiguration(urls: ServerUrls, database: string, folder: string) {
  return {
    dataDirectory: join(folder, 'data'),
    databaseUrl: urls.owner.replace('{database}', database),
    applicationDatabaseUrl: urls.application.replace('{database}', database),
    databaseConnections: 20,
  };
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP socket has a port');
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  return address.port;
}
