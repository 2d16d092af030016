import type { SqlClient } from './session.ts';

/**
 * Notices whether anything was written through a connection. A transaction that only read may be run again when its end is not
 * known; any statement that does not begin with SELECT is taken for a write.
 */
export class WriteWatch implements SqlClient {
  readonly #client: SqlClient;
  #wrote = false;

  constructor(client: SqlClient) {
    this.#client = client;
  }

  get wrote(): boolean {
    return this.#wrote;
  }

  query(statement: Parameters<SqlClient['query']>[0]) {
    const text = typeof statement === 'string' ? statement : statement.text;
    if (!/^\s*select\b/i.test(text)) this.#wrote = true;
    return this.#client.query(statement);
  }

  copyIn(statement: string, chunks: Iterable<Uint8Array>): Promise<number> {
    this.#wrote = true;
    return this.#client.copyIn(statement, chunks);
  }

  release(broken?: boolean): void {
    this.#client.release(broken);
  }
}
