import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import { type Failure, fail, formatInstant, type Instant, ok, type Result } from '#domain/kernel/index.ts';
import type { Connections } from '../connections.ts';
import { appliedMigrations } from '../migrator.ts';
import { writeSealedFile } from './archive-file.ts';
import { type ArchivedTable, type Manifest, writeManifest } from './manifest.ts';
import { institutionsOf, type RowCount, readTable } from './read-table.ts';
import { tablesInOrder } from './table-order.ts';

/**
 * Writes all rows of all institutions, as they were at one moment, into a new folder: one sealed file a table, and a manifest
 * with the digest of each. Work goes on meanwhile. The folder appears under its name only when it is complete; neither the master
 * key nor the backup key is in it. Errors: BACKUP_TARGET_EXISTS.
 */
export async function backUp(
  owner: Connections,
  key: Uint8Array,
  folder: string,
  now: Instant,
): Promise<Result<Manifest, Failure<'BACKUP_TARGET_EXISTS'>>> {
  if (existsSync(folder) && readdirSync(folder).length > 0) return fail('BACKUP_TARGET_EXISTS', { directory: folder });
  const draft = `${folder}.draft-${randomBytes(4).toString('hex')}`;
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const client = await owner.checkout();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const id = randomBytes(16).toString('hex');
    const tables = await writeTables(client, key, draft, id);
    const { rows } = await client.query<{ value: string }>(`SELECT value FROM weir_setting WHERE name = 'master-key'`);
    await client.query('COMMIT');
    const migrations = (await appliedMigrations(owner)) ?? [];
    const masterKey = rows[0]?.value ?? '';
    const manifest: Manifest = { format: 'weir-backup/1', id, at: formatInstant(now), masterKey, migrations, tables };
    await writeManifest(draft, key, manifest);
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
    client.release();
    return ok(manifest);
  } catch (error) {
    client.release(true);
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

/** Not part of an archive: what migrations were applied stands in the manifest, and applying them again writes it. */
const OMITTED = new Set(['weir_migration']);

async function writeTables(client: PoolClient, key: Uint8Array, folder: string, id: string): Promise<ArchivedTable[]> {
  const institutions = await institutionsOf(client);
  const written: ArchivedTable[] = [];
  for (const shape of await tablesInOrder(client)) {
    if (OMITTED.has(shape.table)) continue;
    const count: RowCount = { rows: 0 };
    const chunks = readTable(client, shape, institutions, count);
    const content = await writeSealedFile(
      join(folder, archiveName(shape.table)),
      key,
      placeOf(id, shape.table),
      chunks,
    );
    written.push({ table: shape.table, columns: shape.columns, rows: count.rows, ...content });
  }
  return written;
}

export function archiveName(table: string): string {
  return `${table}.copy.zst.sealed`;
}

export function placeOf(id: string, table: string): string {
  return `${id}/${table}`;
}
