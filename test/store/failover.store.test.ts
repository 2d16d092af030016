import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Connections, NoWritableServer } from '#adapters/store/connections.ts';
import { openStore } from '#adapters/store/index.ts';
import { parseDatabaseUrl, type ServerAddress } from '#adapters/store/server-address.ts';
import { PostgresUnitOfWork } from '#adapters/store/unit-of-work.ts';
import { ok, unwrap } from '#domain/kernel/index.ts';
import { openTestStore, type TestStore } from './cluster.ts';
import { seededChance, testTimer } from './test-ports.ts';

const context = { institutionId: 'inst_F', actorId: 'acct_1' };

describe('a list of servers', () => {
  let store: TestStore;
  let address: ServerAddress;
  beforeAll(async () => {
    store = await openTestStore('server');
    address = unwrap(parseDatabaseUrl(store.database.configuration.applicationDatabaseUrl!));
  });
  afterAll(() => store.close());

  const nobody = { host: '127.0.0.1', port: 9 };

  it('is gone through until one takes writes', async () => {
    const connections = new Connections({ ...address, hosts: [nobody, ...address.hosts] }, 2);
    expect(await connections.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await connections.close();
  });

  it('gives the rows of several statements in one text, and nobody the connection on which some failed between BEGIN and COMMIT', async () => {
    const connections = new Connections(address, 1);
    const several = 'BEGIN; SELECT 1 AS n; SELECT 2 AS n; COMMIT';
    expect(await connections.query(several)).toEqual([{ n: 1 }, { n: 2 }]);
    await expect(connections.query('BEGIN; SELECT 1/0; COMMIT')).rejects.toThrow('division by zero');
    expect(await connections.query('SELECT 3 AS n')).toEqual([{ n: 3 }]);
    await connections.close();
  });

  it('without a writable one is told as such, and a unit of work answers that the store is unavailable', async () => {
    const connections = new Connections({ ...address, hosts: [nobody, nobody] }, 2);
    await expect(connections.query('SELECT 1')).rejects.toThrow(NoWritableServer);
    const unitOfWork = new PostgresUnitOfWork({
      source: { checkout: () => connections.session() },
      master: store.master,
      clock: store.clock,
      chance: { bytes: (count) => new Uint8Array(count) },
      timer: testTimer,
    });
    const answer = await unitOfWork.run(context, async () => ok('never'));
    expect(answer).toMatchObject({ ok: false, error: { code: 'STORE_UNAVAILABLE' } });
    await connections.close();
  });

  it('refuses an application role that cannot get in, and an owner that may not make a schema', async () => {
    const { configuration, database, urls } = store.database;
    const ports = { clock: store.clock, chance: seededChance('x'), timer: testTimer };
    const wrong = urls.application.replace('{database}', database).replace(/:[^:@/]+@/, ':wrong@');
    const refused = await openStore({ ...configuration, applicationDatabaseUrl: wrong }, ports);
    expect(refused).toMatchObject({ ok: false, error: { code: 'APPLICATION_ROLE_REFUSED' } });
    const stranger = configuration.applicationDatabaseUrl!.replace(/\/[^/]+$/, '/postgres');
    const ownerless = await openStore({ ...configuration, databaseUrl: stranger }, ports);
    expect(ownerless).toMatchObject({ ok: false });
    const strong = await openStore({ ...configuration, applicationDatabaseUrl: configuration.databaseUrl! }, ports);
    expect(strong).toMatchObject({ ok: false, error: { code: 'APPLICATION_ROLE_TOO_STRONG' } });
  });

  it('takes up work again after the server cut every connection', async () => {
    const find = () => store.unitOfWork.run(context, async (tx) => ok(await tx.firms.find('nobody')));
    expect((await find()).ok).toBe(true);
    const superuser = new Connections(
      unwrap(parseDatabaseUrl(store.database.urls.superuser.replace('{database}', 'postgres'))),
      1,
    );
    await superuser.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND usename = 'weir_app'`,
      [store.database.database],
    );
    await superuser.close();
    expect((await find()).ok).toBe(true);
  });
});
