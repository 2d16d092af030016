import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemTimer } from '#adapters/clock.ts';
import { findBinaries } from '#adapters/store/embedded/binaries.ts';
import { createCluster, type RunningCluster, startCluster } from '#adapters/store/embedded/cluster.ts';
import {
  type DataPlaces,
  handOver,
  prepareDataDirectory,
  reachableBinaries,
} from '#adapters/store/embedded/data-directory.ts';
import { signal } from '#adapters/store/embedded/postmaster.ts';
import { chooseServerUser } from '#adapters/store/embedded/server-user.ts';
import { openStore, type Store } from '#adapters/store/index.ts';
import { unwrap } from '#domain/kernel/index.ts';
import { faultsOf, readHoldings } from './audit.ts';
import { freePort } from './servers.ts';
import { manualClock, seededChance } from './test-ports.ts';
import { post } from './workload.ts';

const PASSWORD = 'operator';
const context = { institutionId: 'inst_H', actorId: 'acct_1' };

/** A server of the pair: its folders, and how to start it again. */
interface Server {
  readonly places: DataPlaces;
  readonly port: number;
  start(settings: Readonly<Record<string, string>>): Promise<RunningCluster>;
}

async function makeServer(folder: string): Promise<Server> {
  const places = unwrap(prepareDataDirectory(folder));
  const user = chooseServerUser(places.cluster);
  handOver(places, user);
  const plan = {
    binaries: unwrap(reachableBinaries(unwrap(findBinaries()), places, user)),
    cluster: places.cluster,
    user,
  };
  const port = await freePort();
  const own = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '' };
  return {
    places,
    port,
    async start(settings) {
      if (!existsSync(places.cluster)) unwrap(createCluster(plan, PASSWORD, 'builtin'));
      return unwrap(await startCluster(plan, { ...own, ...settings }, places.log));
    },
  };
}

/** Makes a standby of a primary that stands still: a copy of its files that asks it for what comes after. */
function copyAsStandby(primary: Server, standby: Server): void {
  execFileSync('cp', ['-a', primary.places.cluster, standby.places.cluster]);
  const source = `host=127.0.0.1 port=${primary.port} user=postgres password=${PASSWORD}`;
  appendFileSync(join(standby.places.cluster, 'postgresql.auto.conf'), `primary_conninfo = '${source}'\n`);
  const sign = join(standby.places.cluster, 'standby.signal');
  writeFileSync(sign, '', { mode: 0o600 });
  const { chownTo } = chooseServerUser(standby.places.cluster);
  if (chownTo) chownSync(sign, chownTo.uid, chownTo.gid);
}

describe('a primary with a synchronous standby', () => {
  let folder: string;
  let store: Store;
  let standby: Server;
  let primaryRun: RunningCluster;
  let standbyRun: RunningCluster;
  beforeAll(async () => {
    folder = mkdtempSync(join(existsSync(tmpdir()) ? tmpdir() : '/tmp', 'weir-standby-'));
    chmodSync(folder, 0o711);
    const primary = await makeServer(join(folder, 'primary'));
    standby = await makeServer(join(folder, 'standby'));
    await (await primary.start({})).stop();
    copyAsStandby(primary, standby);
    primaryRun = await primary.start({ synchronous_standby_names: '*' });
    standbyRun = await standby.start({ synchronous_standby_names: '' });
    const hosts = `127.0.0.1:${standby.port},127.0.0.1:${primary.port}`;
    const configuration = {
      dataDirectory: join(folder, 'data'),
      databaseUrl: `postgres://postgres:${PASSWORD}@${hosts}/postgres`,
      databaseConnections: 5,
    };
    const ports = { clock: manualClock(), chance: seededChance('standby'), timer: systemTimer };
    store = unwrap(await openStore(configuration, ports));
  });
  afterAll(async () => {
    await store.close();
    await standbyRun.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('loses nothing that was acknowledged when the primary dies and the standby takes over', async () => {
    const postSome = (from: number, to: number) =>
      Promise.all(
        Array.from({ length: to - from }, async (_, i) => {
          const key = `key ${from + i}`;
          unwrap(await post(store.unitOfWork, context, { key, content: key }));
          return key;
        }),
      );
    const before = await postSome(0, 20);
    signal(primaryRun.pid, 'SIGKILL');
    await primaryRun.ended;
    const during = postSome(20, 40);
    const superuser = new pg.Client({ host: '127.0.0.1', port: standby.port, user: 'postgres', password: PASSWORD });
    await superuser.connect();
    expect((await superuser.query('SELECT pg_promote() AS promoted')).rows).toEqual([{ promoted: true }]);
    await superuser.end();
    const acknowledged = [...before, ...(await during)];
    const holdings = await readHoldings(store.unitOfWork, context);
    expect(faultsOf(holdings)).toEqual([]);
    expect(holdings.posted.map((row) => row.key).sort()).toEqual(acknowledged.sort());
  });
});
