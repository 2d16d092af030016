import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Failure, fail, type Instant, ok, type Result } from '#domain/kernel/index.ts';
import type { Connections } from '../connections.ts';
import { appliedMigrations, type MigrationFailure, migrate, readMigrations } from '../migrator.ts';
import { readSealedFile, SealedFileRefused } from './archive-file.ts';
import { archiveName, type BackupFolders, placeOf } from './backup.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { institutionsOf, readTable } from './read-table.ts';
import { identifier, type TableShape, tablesInOrder } from './table-order.ts';

export type RestoreFailure =
  | MigrationFailure
  | Failure<
      | 'BACKUP_NOT_FOUND'
      | 'BACKUP_KEY_MISMATCH'
      | 'BACKUP_DAMAGED'
      | 'BACKUP_TOO_NEW'
      | 'BACKUP_KEYS_OLD'
      | 'RESTORE_TARGET_NOT_EMPTY'
      | 'MASTER_KEY_MISMATCH'
    >;

export interface Restored {
  readonly manifest: Manifest;
  readonly rows: number;
  /** Migrations that this version added on top of those of the archive. */
  readonly migrated: readonly string[];
}

/**
 * Puts an archive into an empty database: the schema as it was then, the rows, a check of every table against the manifest's
 * digest, and only then the migrations since. All rows come in one transaction, so a damaged archive leaves the database empty.
 * The keys of subjects are those of the newest backup, whichever backup the rows are of: what was erased since stays erased.
 * Jobs that were waiting or running are requested again. Errors as listed in RestoreFailure.
 */
export async function restore(
  owner: Connections,
  key: Uint8Array,
  masterKeyFingerprint: string,
  folders: BackupFolders,
  now: Instant,
): Promise<Result<Restored, RestoreFailure>> {
  const read = await readManifest(folders.rows, key);
  if (!read.ok) return read;
  const keys = await readManifest(folders.keys, key);
  if (!keys.ok) return keys;
  const manifest = read.value;
  if ([manifest, keys.value].some((one) => one.masterKey !== masterKeyFingerprint)) return fail('MASTER_KEY_MISMATCH');
  // Later rows would be sealed under keys that are not there.
  if (keys.value.at < manifest.at) return fail('BACKUP_KEYS_OLD', { keys: keys.value.at, rows: manifest.at });
  const known = readMigrations();
  if (!known.ok) return known;
  const then = manifest.migrations.map((m) =>
    known.value.find((k) => k.number === m.number && k.checksum === m.checksum),
  );
  if (then.some((migration) => migration === undefined)) return fail('BACKUP_TOO_NEW', { directory: folders.rows });
  const before = await appliedMigrations(owner);
  if (before !== undefined && before.length > 0) return fail('RESTORE_TARGET_NOT_EMPTY');
  const old = await migrate(
    owner,
    then.filter((migration) => migration !== undefined),
    now,
  );
  if (!old.ok) return old;
  const archives = [
    { folder: folders.rows, manifest },
    { folder: folders.keys, manifest: keys.value },
  ];
  const loaded = await loadChecked(owner, key, archives);
  if (!loaded.ok) {
    await undoMigrations(owner);
    return loaded;
  }
  const migrated = await migrate(owner, known.value, now);
  if (!migrated.ok) return migrated;
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return ok({ manifest, rows, migrated: migrated.value });
}

interface Archive {
  readonly folder: string;
  readonly manifest: Manifest;
}

async function loadChecked(
  owner: Connections,
  key: Uint8Array,
  archives: readonly Archive[],
): Promise<Result<void, Failure<'BACKUP_DAMAGED'>>> {
  const client = await owner.checkout();
  try {
    await client.query('BEGIN');
    const shapes = await tablesInOrder(client);
    for (const shape of shapes) for (const archive of archives) await loadTable(client, key, archive, shape);
    const institutions = await institutionsOf(client);
    for (const shape of shapes) {
      const archived = archives.flatMap(({ manifest }) => manifest.tables).find(({ table }) => table === shape.table);
      if (archived && (await digestOfTable(client, shape, institutions)) !== archived.digest)
        throw new SealedFileRefused(shape.table);
    }
    await requestJobsAgain(client, institutions);
    await client.query('COMMIT');
    client.release();
    return ok(undefined);
  } catch (error) {
    client.release(true);
    if (error instanceof SealedFileRefused) return fail('BACKUP_DAMAGED', { file: error.place });
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return fail('BACKUP_DAMAGED', { file: error.message });
    throw error;
  }
}

async function loadTable(
  client: PoolClient,
  key: Uint8Array,
  { folder, manifest }: Archive,
  { table, business }: TableShape,
): Promise<void> {
  const archived = manifest.tables.find((one) => one.table === table);
  if (!archived) return;
  const name = identifier(table);
  const columns = archived.columns.map(identifier).join(', ');
  const rows = await readSealedFile(join(folder, archiveName(table)), key, placeOf(manifest.id, table));
  // COPY into a table under row-level security is refused; inside this transaction nobody else sees the table without it.
  if (business) await client.query(`ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`);
  await pipeline(rows, client.query(copyFrom(`COPY ${name} (${columns}) FROM STDIN`)));
  if (business) await client.query(`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`);
}

async function digestOfTable(client: PoolClient, shape: TableShape, institutions: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of readTable(client, shape, institutions, { rows: 0 })) hash.update(chunk);
  return hash.digest('hex');
}

/** The queue itself is not archived: what was not finished is sent to it anew. */
async function requestJobsAgain(client: PoolClient, institutions: readonly string[]): Promise<void> {
  for (const institution of institutions) {
    await client.query(`SELECT set_config('weir.institution_id', $1, true)`, [institution]);
    await client.query(
      `UPDATE outbox o SET published_at = NULL FROM job_progress j
       WHERE j.institution_id = o.institution_id AND o.payload ->> 'jobId' = j.job_id AND j.state IN ('waiting', 'running')`,
    );
  }
}

/** The database was empty before: it is so again, and can be tried with another archive. */
async function undoMigrations(owner: Connections): Promise<void> {
  await owner.query(`DO $$
    DECLARE name text;
    BEGIN
      FOR name IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind = 'r' LOOP EXECUTE format('DROP TABLE %I CASCADE', name); END LOOP;
      FOR name IN SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname = 'public' AND p.proname LIKE 'weir\\_%' LOOP EXECUTE 'DROP FUNCTION ' || name; END LOOP;
    END $$`);
}
