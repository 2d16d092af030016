import type { PoolClient } from 'pg';

export interface TableShape {
  readonly table: string;
  readonly columns: readonly string[];
  /** What to order by, the same on every server whatever its collation. */
  readonly order: readonly string[];
  /** Whether rows belong to institutions and are seen only by one that is named. */
  readonly business: boolean;
}

interface Row {
  table: string;
  columns: string[];
  order: string[];
  forced: boolean;
  needs: string[];
}

/** The tables of the schema with those that others refer to first, so that rows can be put back in this order. */
export async function tablesInOrder(client: PoolClient): Promise<readonly TableShape[]> {
  const { rows } = await client.query<Row>(
    `SELECT c.relname AS table, c.relforcerowsecurity AS forced,
       (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       (SELECT array_agg(quote_ident(a.attname) || CASE WHEN a.attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END
          ORDER BY array_position(x.indkey::int2[], a.attnum)) FROM pg_index x
          JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = ANY(x.indkey::int2[])
          WHERE x.indrelid = c.oid AND x.indisprimary) AS "order",
       coalesce((SELECT array_agg(DISTINCT f.relname::text) FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
          WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid), '{}') AS needs
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY c.relname`,
  );
  const ordered: Row[] = [];
  let rest = rows;
  while (rest.length > 0) {
    const placed = new Set(ordered.map((row) => row.table));
    const next = rest.filter((row) => row.needs.every((table) => placed.has(table)));
    if (next.length === 0) throw new Error('tables refer to each other in a circle');
    ordered.push(...next);
    rest = rest.filter((row) => !next.includes(row));
  }
  return ordered.map(({ table, columns, order, forced }) => ({ table, columns, order, business: forced }));
}

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
