import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import { type Failure, fail, type Instant, ok, type Result } from '#domain/kernel/index.ts';
import type { Connections } from './connections.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file's bytes: a landed migration never changes. */
  readonly checksum: string;
}

export type MigrationFailure = Failure<
  'MIGRATION_CHANGED' | 'MIGRATION_UNKNOWN' | 'MIGRATION_FAILED' | 'MIGRATION_MISNAMED'
>;

const FOLDER = join(import.meta.dirname, 'migrations');

/** The migrations in a folder by ascending number. Errors: MIGRATION_MISNAMED where a name is not NNNN-name.sql or a number comes twice. */
export function readMigrations(folder: string = FOLDER): Result<readonly Migration[], MigrationFailure> {
  const migrations: Migration[] = [];
  for (const file of readdirSync(folder).sort()) {
    const match = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(file);
    const number = Number(match?.[1]);
    if (!match || migrations.at(-1)?.number === number) return fail('MIGRATION_MISNAMED', { file });
    const bytes = readFileSync(join(folder, file));
    const checksum = createHash('sha256').update(bytes).digest('hex');
    migrations.push({ number, name: file.slice(0, -'.sql'.length), sql: bytes.toString('utf8'), checksum });
  }
  return ok(migrations);
}

/** Where the applied migrations are written down. */
const BOOK = `CREATE TABLE IF NOT EXISTS weir_migration (
  number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at bigint NOT NULL)`;

/** Any number that only migrations use: whoever holds it migrates, all others wait and then find nothing left to do. */
const MIGRATION_LOCK = 7_036_874_417;

/**
 * Brings the schema up to the given migrations and returns those applied now. Each is one transaction. Numbers are
 * reserved by module, so a lower one may land after a higher one and is then applied late.
 * Errors: MIGRATION_CHANGED where an applied file differs from what was applied, MIGRATION_UNKNOWN where the database is
 * ahead of this version of Weir, MIGRATION_FAILED with the server's words.
 */
export async function migrate(
  owner: Connections,
  migrations: readonly Migration[],
  now: Instant,
): Promise<Result<readonly string[], MigrationFailure>> {
  const client = await owner.checkout();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const prepared = await attempt('weir_migration', () => client.query(BOOK));
    if (!prepared.ok) return prepared;
    const applied = await readApplied(client);
    const refused = compare(migrations, applied);
    if (refused) return refused;
    const done: string[] = [];
    for (const migration of migrations.filter((m) => !applied.has(m.number))) {
      const result = await apply(client, migration, now);
      if (!result.ok) return result;
      done.push(migration.name);
    }
    return ok(done);
  } finally {
    await client.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    client.release();
  }
}

interface Applied {
  readonly name: string;
  readonly checksum: string;
}

async function readApplied(client: PoolClient): Promise<Map<number, Applied>> {
  const { rows } = await client.query<Applied & { number: number }>(
    'SELECT number, name, checksum FROM weir_migration',
  );
  return new Map(rows.map((row) => [row.number, row]));
}

function compare(migrations: readonly Migration[], applied: ReadonlyMap<number, Applied>) {
  const known = new Map(migrations.map((m) => [m.number, m]));
  for (const [number, row] of applied) {
    const migration = known.get(number);
    if (!migration) return fail('MIGRATION_UNKNOWN', { name: row.name });
    if (migration.checksum !== row.checksum) return fail('MIGRATION_CHANGED', { name: migration.name });
  }
  return undefined;
}

async function apply(
  client: PoolClient,
  migration: Migration,
  now: Instant,
): Promise<Result<void, Failure<'MIGRATION_FAILED'>>> {
  const { number, name, sql, checksum } = migration;
  const applied = await attempt(name, async () => {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query('INSERT INTO weir_migration (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)', [
      number,
      name,
      checksum,
      now,
    ]);
    await client.query('COMMIT');
  });
  if (!applied.ok) await client.query('ROLLBACK').catch(() => undefined);
  return applied;
}

async function attempt(name: string, work: () => Promise<unknown>): Promise<Result<void, Failure<'MIGRATION_FAILED'>>> {
  try {
    await work();
    return ok(undefined);
  } catch (error) {
    return fail('MIGRATION_FAILED', { name, why: error instanceof Error ? error.message : String(error) });
  }
}

/** Which migrations a database has, without changing it; `undefined` where it has no table of them yet. */
export async function appliedMigrations(
  owner: Connections,
): Promise<readonly (Applied & { number: number })[] | undefined> {
  const [found] = await owner.query<{ found: boolean }>(`SELECT to_regclass('weir_migration') IS NOT NULL AS found`);
  if (!found?.found) return undefined;
  return owner.query('SELECT number, name, checksum FROM weir_migration ORDER BY number');
}
