import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

/** One table of an archive: rows of every institution, in the order of the key, as COPY writes them. */
export interface ArchivedTable {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly bytes: number;
  readonly digest: string;
}

/** What an archive says of itself, in clear but under a MAC: enough to know whether it can be restored here. */
export interface Manifest {
  readonly format: 'weir-backup/1';
  readonly id: string;
  readonly at: string;
  /** By which the database recognises its master key; the key is not in the archive. */
  readonly masterKey: string;
  readonly migrations: readonly { readonly number: number; readonly name: string; readonly checksum: string }[];
  readonly tables: readonly ArchivedTable[];
}

export type ManifestFailure = Failure<'BACKUP_NOT_FOUND' | 'BACKUP_KEY_MISMATCH'>;

const FILE = 'manifest.json';

export async function writeManifest(folder: string, key: Uint8Array, manifest: Manifest): Promise<void> {
  const text = JSON.stringify(manifest, undefined, 2);
  await writeFile(join(folder, FILE), `${text}\n${macOf(key, text)}\n`, { mode: 0o600, flush: true });
}

/** Errors: BACKUP_NOT_FOUND; BACKUP_KEY_MISMATCH where it was altered or made with another key. */
export async function readManifest(folder: string, key: Uint8Array): Promise<Result<Manifest, ManifestFailure>> {
  let written: string;
  try {
    written = await readFile(join(folder, FILE), 'utf8');
  } catch {
    return fail('BACKUP_NOT_FOUND', { directory: folder });
  }
  const lines = written.trimEnd().split('\n');
  const text = lines.slice(0, -1).join('\n');
  const mac = Buffer.from(lines.at(-1) ?? '');
  const expected = Buffer.from(macOf(key, text));
  if (mac.length !== expected.length || !timingSafeEqual(mac, expected))
    return fail('BACKUP_KEY_MISMATCH', { directory: folder });
  return ok(JSON.parse(text) as Manifest);
}

function macOf(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update('weir-backup-manifest/1\n').update(text).digest('hex');
}
