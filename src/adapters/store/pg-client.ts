import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient, QueryResult } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { SqlClient } from './session.ts';

/** The driver reads its setting anew for each statement, though its types take it for one that is made once. */
type Pipelining = { pipeline: boolean };

/** A pooled connection as transactions use it: statements go out when they are given, whether or not the last was answered. */
export class PgSqlClient implements SqlClient {
  readonly #client: PoolClient;

  constructor(client: PoolClient) {
    this.#client = client;
    this.#pipeline(true);
  }

  #pipeline(on: boolean): void {
    const client: Pipelining = this.#client;
    client.pipeline = on;
  }

  query(statement: string | { text: string; values: unknown[]; name?: string }): Promise<QueryResult> {
    return this.#client.query(statement);
  }

  async copyIn(statement: string, chunks: Iterable<Uint8Array>): Promise<number> {
    // Rows have the connection to themselves: all that was sent is answered by now, and nothing may be sent between them.
    this.#pipeline(false);
    try {
      const stream = this.#client.query(copyFrom(statement));
      await pipeline(Readable.from(chunks, { objectMode: true }), stream);
      return stream.rowCount;
    } finally {
      this.#pipeline(true);
    }
  }

  release(broken = false): void {
    this.#pipeline(false);
    this.#client.release(broken);
  }
}
