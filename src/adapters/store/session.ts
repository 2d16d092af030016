import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type { QueryResult, QueryResultRow } from 'pg';
import type { Database } from './schema.ts';

/** What a transaction needs of a connection; the simulator's breaks when it is told to. */
export interface SqlClient {
  /** Statements are done in the order in which they are given; another may be given before the last was answered. */
  query(statement: string | { text: string; values: unknown[]; name?: string }): Promise<QueryResult>;
  /** Sends rows by COPY … FROM STDIN and returns how many there were. */
  copyIn(statement: string, chunks: Iterable<Uint8Array>): Promise<number>;
  /** Back to the pool, or closed where something is wrong with it. */
  release(broken?: boolean): void;
}

export interface SqlSource {
  checkout(): Promise<SqlClient>;
}

/** Builds statements and never runs them: a query needs no instance of its own for each transaction. */
export const SQL: Kysely<Database> = new Kysely<Database>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** Statements get a name by their text, so that each connection plans them once. */
const NAMES = new Map<string, string>();

function nameOf(text: string): string {
  let name = NAMES.get(text);
  if (name === undefined) {
    name = `weir_${NAMES.size}`;
    NAMES.set(text, name);
  }
  return name;
}

/** Statements of one transaction, of one institution. */
export class Session {
  readonly institutionId: string;
  readonly client: SqlClient;
  readonly #sent: Promise<unknown>[] = [];

  constructor(client: SqlClient, institutionId: string) {
    this.client = client;
    this.institutionId = institutionId;
  }

  /** `text` must be one of finitely many: values go into `values`. */
  async query<R extends QueryResultRow>(text: string, values: readonly unknown[]): Promise<R[]> {
    return (await this.client.query({ text, values: [...values], name: nameOf(text) })).rows as R[];
  }

  /**
   * Sends a write whose answer nobody needs before the commit; `settled` has it. What is sent after it is not held up, and
   * fails where it failed.
   */
  send(text: string, values: readonly unknown[]): void {
    this.sent(this.client.query({ text, values: [...values], name: nameOf(text) }));
  }

  /** Keeps an answer for `settled`. */
  sent(answer: Promise<unknown>): void {
    answer.catch(() => undefined);
    this.#sent.push(answer);
  }

  /** Waits for all that was sent and throws what failed first. */
  async settled(): Promise<void> {
    for (const answer of this.#sent) await answer;
  }

  async all<R>(query: Compilable<R>): Promise<R[]> {
    const { sql, parameters } = query.compile();
    return (await this.client.query({ text: sql, values: [...parameters], name: nameOf(sql) })).rows as R[];
  }

  async first<R>(query: Compilable<R>): Promise<R | undefined> {
    return (await this.all(query))[0];
  }

  /** How many rows a statement wrote. */
  async run(query: Compilable): Promise<number> {
    const { sql, parameters } = query.compile();
    return (await this.client.query({ text: sql, values: [...parameters], name: nameOf(sql) })).rowCount ?? 0;
  }
}
