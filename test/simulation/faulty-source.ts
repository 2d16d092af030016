import type { PoolClient, QueryResult } from 'pg';
import type { Connections } from '#adapters/store/connections.ts';
import { PgSqlClient } from '#adapters/store/pg-client.ts';
import type { SqlClient, SqlSource } from '#adapters/store/session.ts';
import type { Random } from './random.ts';
import type { Actor } from './scheduler.ts';

/** How often what goes wrong, per statement. */
export interface Faults {
  /** The connection breaks before the statement reaches the server. */
  readonly lostBefore: number;
  /** The server does the statement, and the answer is lost. */
  readonly lostAfter: number;
  /** No connection is to be had. */
  readonly refused: number;
}

class LostConnection extends Error {
  readonly code = 'ECONNRESET';
}

/** The real database as one actor reaches it: each statement waits for its turn, and the network between is unreliable. */
export function faultySource(
  actor: Actor,
  random: Random,
  faults: Faults,
  connections: Connections,
  monitor: Connections,
): SqlSource {
  return {
    async checkout(): Promise<SqlClient> {
      await actor.turn('connects');
      if (random.chance(faults.refused)) throw new LostConnection('refused by the simulation');
      return new FaultyClient(actor, random, faults, await connections.checkout(), monitor);
    },
  };
}

class FaultyClient implements SqlClient {
  readonly #actor: Actor;
  readonly #random: Random;
  readonly #faults: Faults;
  readonly #client: PoolClient;
  readonly #sql: PgSqlClient;
  readonly #monitor: Connections;
  readonly #pid: number;
  #lost = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(actor: Actor, random: Random, faults: Faults, client: PoolClient, monitor: Connections) {
    this.#actor = actor;
    this.#random = random;
    this.#faults = faults;
    this.#client = client;
    this.#sql = new PgSqlClient(client);
    this.#monitor = monitor;
    const pid = (client as PoolClient & { readonly processID?: number | null }).processID;
    if (!pid) throw new Error('a connection without the pid of its backend');
    this.#pid = pid;
  }

  query(statement: string | { text: string; values: unknown[]; name?: string }): Promise<QueryResult> {
    const text = typeof statement === 'string' ? statement : statement.text;
    return this.#through(wordOf(text), () => this.#sql.query(statement));
  }

  copyIn(statement: string, chunks: Iterable<Uint8Array>): Promise<number> {
    return this.#through('COPY', () => this.#sql.copyIn(statement, chunks));
  }

  /** One after the other, as on a wire: an actor has one turn at a time. */
  #through<T>(word: string, send: () => Promise<T>): Promise<T> {
    const sent = this.#last.then(() => this.#alone(word, send));
    this.#last = sent.catch(() => undefined);
    return sent;
  }

  async #alone<T>(word: string, send: () => Promise<T>): Promise<T> {
    // Whoever sent it may have gone on already to wait for something else.
    if (this.#lost) throw new LostConnection('lost before');
    await this.#actor.turn(word);
    if (this.#random.chance(this.#faults.lostBefore)) return this.#lose();
    const answer = await this.#actor.outside(send(), () => this.#isBlocked());
    if (this.#random.chance(this.#faults.lostAfter)) return this.#lose();
    return answer;
  }

  async #isBlocked(): Promise<boolean> {
    const [row] = await this.#monitor.query<{ n: number }>('SELECT cardinality(pg_blocking_pids($1)) AS n', [
      this.#pid,
    ]);
    return row!.n > 0;
  }

  /** Breaks the connection for good and waits until the server has noticed, so that what follows does not depend on when it does. */
  async #lose(): Promise<never> {
    this.#lost = true;
    this.#client.release(true);
    for (;;) {
      const left = await this.#monitor.query('SELECT 1 FROM pg_stat_activity WHERE pid = $1', [this.#pid]);
      if (left.length === 0) throw new LostConnection('lost by the simulation');
    }
  }

  release(broken?: boolean): void {
    if (!this.#lost) this.#client.release(broken);
  }
}

/** The first word of the last of several statements: what a reader of a trace wants to see. */
function wordOf(text: string): string {
  const last = text.split(';').at(-1)?.trim() ?? text;
  return last.split(/\s+/, 3).slice(0, 3).join(' ').slice(0, 40);
}
