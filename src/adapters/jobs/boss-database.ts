import type { PgBoss } from 'pg-boss';
import type { Connections } from '../store/connections.ts';

type BossDatabase = NonNullable<ConstructorParameters<typeof PgBoss>[0]['db']>;

/** pg-boss over a pool of ours, so that it follows the same list of hosts. */
export function bossDatabase(connections: Connections): BossDatabase {
  return {
    async executeSql(text, values) {
      return { rows: await connections.query(text, values) };
    },
  };
}
