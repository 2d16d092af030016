import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import { type Failure, fail, formatInstant, type Instant, ok, type Result } from '#domain/kernel/index.ts';
import type { Connections } from '../connections.ts';
import { writeSealedFile } from './archive-file.ts';
import { type ArchivedTable, type Manifest, readManifest, writeManifest } from './manifest.ts';
import { institutionsOf, type RowCount, readTable } from './read-table.ts';
import { type TableShape, tablesInOrder } from './table-order.ts';

/** Where a backup goes: its rows into a folder of their own, the keys of subjects into one that only ever holds the newest. */
export interface BackupFolders {
  readonly rows: string;
  readonly keys: string;
}

/** The table of wrapped keys is kept apart from all rows, and what was applied stands in the manifest. */
const KEY_TABLE = 'subject_key';
const OMITTED = new Set(['weir_migration', KEY_TABLE]);

/**
 * Writes all rows of all institutions, as they were at one moment, into a new folder: one sealed file a table, and a manifest
 * with the digest of each. The wrapped keys of subjects go to the other folder and replace those of the backup before, so that an
 * erasure reaches every older backup: its rows are there still and no key is left for them. Work goes on meanwhile.
 * Both folders appear under their names only when complete. Errors: BACKUP_TARGET_EXISTS where the first has something in it, or the
 * second has something else than keys of this store.
 */
export async function backUp(
  owner: Connections,
  key: Uint8Array,
  folders: BackupFolders,
  now: Instant,
): Promise<Result<Manifest, Failure<'BACKUP_TARGET_EXISTS'>>> {
  if (isUsed(folders.rows)) return fail('BACKUP_TARGET_EXISTS', { directory: folders.rows });
  const client = await owner.checkout();
  const drafts: string[] = [];
  const draftOf = (folder: string) => {
    const draft = `${folder}.draft-${randomBytes(4).toString('hex')}`;
    drafts.push(draft);
    mkdirSync(draft, { recursive: true, mode: 0o700 });
    return draft;
  };
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const about = await describe(client, now);
    const before = isUsed(folders.keys) ? await readManifest(folders.keys, key) : undefined;
    if (before && !(before.ok && before.value.masterKey === about.masterKey)) {
      client.release(true);
      return fail('BACKUP_TARGET_EXISTS', { directory: folders.keys });
    }
    const shapes = (await tablesInOrder(client)).filter(({ table }) => !OMITTED.has(table));
    const keyShapes = (await tablesInOrder(client)).filter(({ table }) => table === KEY_TABLE);
    const manifest = await writeArchive(client, key, draftOf(folders.rows), about, shapes);
    await writeArchive(client, key, draftOf(folders.keys), about, keyShapes);
    await client.query('COMMIT');
    client.release();
    // Keys first: rows without their keys would be worth nothing, keys without rows do no harm.
    replace(drafts[1]!, folders.keys);
    replace(drafts[0]!, folders.rows);
    return ok(manifest);
  } catch (error) {
    client.release(true);
    for (const draft of drafts) rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

function isUsed(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length > 0;
}

function replace(draft: string, folder: string): void {
  const old = `${folder}.old-${randomBytes(4).toString('hex')}`;
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(draft, folder);
  rmSync(old, { recursive: true, force: true });
}

type About = Omit<Manifest, 'id' | 'tables'>;

async function describe(client: PoolClient, now: Instant): Promise<About> {
  const setting = await client.query<{ value: string }>(`SELECT value FROM weir_setting WHERE name = 'master-key'`);
  const applied = await client.query<Manifest['migrations'][number]>(
    'SELECT number, name, checksum FROM weir_migration ORDER BY number',
  );
  const masterKey = setting.rows[0]?.value ?? '';
  return { format: 'weir-backup/1', at: formatInstant(now), masterKey, migrations: applied.rows };
}

async function writeArchive(
  client: PoolClient,
  key: Uint8Array,
  folder: string,
  about: About,
  shapes: readonly TableShape[],
): Promise<Manifest> {
  const id = randomBytes(16).toString('hex');
  const institutions = await institutionsOf(client);
  const tables: ArchivedTable[] = [];
  for (const shape of shapes) {
    const count: RowCount = { rows: 0 };
    const chunks = readTable(client, shape, institutions, count);
    const path = join(folder, archiveName(shape.table));
    const content = await writeSealedFile(path, key, placeOf(id, shape.table), chunks);
    tables.push({ table: shape.table, columns: shape.columns, rows: count.rows, ...content });
  }
  const manifest: Manifest = { ...about, id, tables };
  await writeManifest(folder, key, manifest);
  return manifest;
}

export function archiveName(table: string): string {
  return `${table}.copy.zst.sealed`;
}

export function placeOf(id: string, table: string): string {
  return `${id}/${table}`;
}
