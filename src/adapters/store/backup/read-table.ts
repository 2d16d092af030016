import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { identifier, type TableShape } from './table-order.ts';

export interface RowCount {
  rows: number;
}

/**
 * The rows of a table as COPY writes them, by institution and in the order of the key, so that equal content gives equal
 * bytes. Each institution's rows are read in its name: the owner is under row-level security too.
 */
export async function* readTable(
  client: PoolClient,
  { table, columns, order, business }: TableShape,
  institutions: readonly string[],
  count: RowCount,
): AsyncGenerator<Uint8Array> {
  const list = columns.map(identifier).join(', ');
  const copy = `COPY (SELECT ${list} FROM ${identifier(table)} ORDER BY ${order.join(', ')}) TO STDOUT`;
  for (const institution of business ? institutions : ['']) {
    await client.query(`SELECT set_config('weir.institution_id', $1, true)`, [institution]);
    const stream = client.query(copyTo(copy));
    for await (const chunk of stream) yield chunk as Uint8Array;
    count.rows += stream.rowCount;
  }
}

export async function institutionsOf(client: PoolClient): Promise<readonly string[]> {
  await client.query(`SELECT set_config('weir.scope', 'directory', true)`);
  const { rows } = await client.query<{ id: string }>(
    'SELECT institution_id AS id FROM institution ORDER BY institution_id COLLATE "C"',
  );
  await client.query(`SELECT set_config('weir.scope', '', true)`);
  return rows.map((row) => row.id);
}
