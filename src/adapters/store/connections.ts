import pg from 'pg';
import { PgSqlClient } from './pg-client.ts';
import type { ServerAddress } from './server-address.ts';
import type { SqlClient } from './session.ts';
import { SQL_TYPES } from './sql-types.ts';

/** No server of the list takes writes at the moment. */
export class NoWritableServer extends Error {
  override readonly name = 'NoWritableServer';
}

/**
 * A pool that finds the server that takes writes. The driver knows one host, so each host has a pool and the first that
 * is not in recovery is used; when a connection cannot be had there, the list is gone through again, once for each request.
 */
export class Connections {
  readonly #pools: readonly pg.Pool[];
  #current = 0;

  constructor(address: ServerAddress, size: number, values: 'ours' | 'of the driver' = 'ours') {
    this.#pools = address.hosts.map((host) => makePool(address, host, size, values));
  }

  /** A connection for one unit of work. */
  async session(): Promise<SqlClient> {
    return new PgSqlClient(await this.checkout());
  }

  async checkout(): Promise<pg.PoolClient> {
    let last: unknown;
    for (let i = 0; i < this.#pools.length; i++) {
      const index = (this.#current + i) % this.#pools.length;
      try {
        const client = await this.#pools[index]!.connect();
        this.#current = index;
        return client;
      } catch (error) {
        last = error;
      }
    }
    throw new NoWritableServer(`no server of the list takes writes: ${String(last)}`, { cause: last });
  }

  /** One statement on its own connection, or several in one text: then the rows of all of them. */
  async query<R extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<R[]> {
    const client = await this.checkout();
    try {
      // Of several statements the driver makes a list of results, which its types do not tell.
      const result: pg.QueryResult<R> | pg.QueryResult<R>[] = await client.query<R>(text, values as unknown[]);
      client.release();
      return Array.isArray(result) ? result.flatMap(({ rows }) => rows) : result.rows;
    } catch (error) {
      // Several statements may have failed between a BEGIN and its COMMIT: nobody may be given that connection.
      client.release(true);
      throw error;
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => pool.end()));
  }
}

/**
 * Asked once of each new connection. Statements are prepared by name and run many times, and planning them anew would cost
 * more than running them does.
 */
const GREETING = `SELECT pg_is_in_recovery() AS standby, set_config('plan_cache_mode', 'force_generic_plan', false)`;

function makePool(
  address: ServerAddress,
  host: ServerAddress['hosts'][number],
  size: number,
  values: 'ours' | 'of the driver',
): pg.Pool {
  const pool = new pg.Pool({
    host: host.host,
    port: host.port,
    database: address.database,
    user: address.user,
    ...(address.password === undefined ? {} : { password: address.password }),
    ...(address.ssl === undefined ? {} : { ssl: address.ssl }),
    max: size,
    connectionTimeoutMillis: 5_000,
    application_name: 'weir',
    // A process that hangs in the middle of a transaction gives its locks back.
    idle_in_transaction_session_timeout: 120_000,
    ...(values === 'ours' ? { types: SQL_TYPES } : {}),
    verify: (client, done) => {
      client.query(GREETING).then(
        ({ rows }) =>
          done(rows[0].standby ? new NoWritableServer(`${host.host}:${host.port} is a standby`) : undefined),
        (error: Error) => done(error),
      );
    },
  });
  // A connection that breaks between two statements of a transaction has nobody else who listens; the next statement fails.
  pool.on('connect', (client) => client.on('error', () => undefined));
  // A connection that breaks while idle is dropped by the pool; whoever asks next gets another.
  pool.on('error', () => undefined);
  return pool;
}
