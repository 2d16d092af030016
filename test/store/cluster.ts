/**
 * A database of one's own for a test file, on the servers of the run (see cluster-setup.ts, which vitest's configuration
 * names as its global set-up):
 *
 *     for (const server of SERVERS)
 *       describe(`on the ${server} database`, () => {
 *         let store: TestStore;
 *         beforeAll(async () => { store = await openTestStore(server); });
 *         afterAll(() => store.close());
 *       });
 */
import { randomBytes } from 'node:crypto';
import { connect as connectSocket } from 'node:net';
import { dirname } from 'node:path';
import { inject } from 'vitest';
import { systemTimer } from '#adapters/clock.ts';
import { Connections } from '#adapters/store/connections.ts';
import { openStore, type Store, type StoreConfiguration, type StorePorts } from '#adapters/store/index.ts';
import { parseDatabaseUrl } from '#adapters/store/server-address.ts';
import { unwrap } from '#domain/kernel/index.ts';
import { type Servers, type ServerUrls, TEMPLATE, testConfiguration } from './servers.ts';
import { type ManualClock, manualClock, seededChance } from './test-ports.ts';

/** The same tests run on both: the embedded PostgreSQL on its socket, and an operator's server over TCP. */
export const SERVERS = ['embedded', 'server'] as const;
export type ServerName = (typeof SERVERS)[number];

export interface TestDatabase {
  readonly urls: ServerUrls;
  readonly database: string;
  readonly configuration: StoreConfiguration;
  drop(): Promise<void>;
}

async function servers(): Promise<Servers['addresses']> {
  const text = await new Promise<string>((resolve, reject) => {
    let received = '';
    const socket = connectSocket(inject('clusterBroker'));
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      received += chunk;
    });
    socket.on('end', () => resolve(received));
    socket.on('error', reject);
  });
  const answer = JSON.parse(text) as { servers?: Servers['addresses']; error?: string };
  if (!answer.servers) throw new Error(`the test servers did not start: ${answer.error}`);
  return answer.servers;
}

export function connectTo(url: string, database: string, size = 1): Connections {
  return new Connections(unwrap(parseDatabaseUrl(url.replace('{database}', database))), size);
}

/** A fresh database with the migrated schema, some 50 ms from the template; `bare` gives an empty one. */
export async function createTestDatabase(
  server: ServerName,
  content: 'migrated' | 'bare' = 'migrated',
): Promise<TestDatabase> {
  const urls = (await servers())[server];
  const database = `test_${randomBytes(6).toString('hex')}`;
  const superuser = connectTo(urls.superuser, 'postgres');
  const template = content === 'migrated' ? `TEMPLATE ${TEMPLATE}` : '';
  await superuser.query(`CREATE DATABASE ${database} OWNER weir_owner ${template}`);
  const drop = async () => {
    await superuser.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await superuser.close();
  };
  const configuration = testConfiguration(urls, database, dirname(inject('clusterBroker')));
  return { urls, database, configuration, drop };
}

export interface TestStore extends Store {
  readonly database: TestDatabase;
  readonly clock: ManualClock;
}

/** A store on a database of its own, with a clock that stands still until it is moved. */
export async function openTestStore(server: ServerName, ports: Partial<StorePorts> = {}): Promise<TestStore> {
  const database = await createTestDatabase(server);
  const clock = manualClock();
  const opened = await openStore(database.configuration, {
    clock,
    chance: seededChance(database.database),
    timer: systemTimer,
    ...ports,
  });
  const store = unwrap(opened);
  const close = async () => {
    await store.close();
    await database.drop();
  };
  return { ...store, database, clock, close };
}
