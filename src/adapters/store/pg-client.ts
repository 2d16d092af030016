import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient, QueryResult } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { SqlClient } from './session.ts';

/** A pooled connection as transactions use it. */
export class PgSqlClient implements SqlClient {
  readonly #client: PoolClient;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  query(statement: string | { text: string; values: unknown[]; name?: string }): Promise<QueryResult> {
    return this.#client.query(statement);
  }

  async copyIn(statement: string, chunks: Iterable<Uint8Array>): Promise<number> {
    const stream = this.#client.query(copyFrom(statement));
    await pipeline(Readable.from(chunks, { objectMode: true }), stream);
    return stream.rowCount;
  }

  release(broken = false): void {
    this.#client.release(broken);
  }
}
