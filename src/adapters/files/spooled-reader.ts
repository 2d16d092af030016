import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { EvidenceReader, PeekedFile } from '#app/ports/evidence-reader.ts';
import { CATALOGUE, isLikelyHeader } from '#domain/evidence/index.ts';
import { type Failure, ok, type Result } from '#domain/kernel/index.ts';
import { openRows } from './open-rows.ts';
import { readDelivery } from './read-delivery.ts';
import type { RowSource } from './row-source.ts';

/**
 * Reads evidence by way of a file below `folder`: some formats cannot be read from their beginning alone. The file is gone
 * when the answer comes, and failures name the file by the name that it was sent under.
 */
export function spooledReader(folder: string): EvidenceReader {
  return {
    read: (kind, file, options) =>
      spooled(folder, file, async (path, digest) => {
        const delivered = await readDelivery(CATALOGUE[kind], path, options);
        return delivered.ok ? ok({ delivered: delivered.value, digest }) : delivered;
      }),
    peek: (file) =>
      spooled(folder, file, async (path) => {
        const opened = await openRows(path, { ragged: 'report', isHeader: isLikelyHeader });
        return opened.ok ? firstRows(opened.value) : opened;
      }),
  };
}

type File = Parameters<EvidenceReader['peek']>[0];

async function spooled<T>(
  folder: string,
  { name, chunks }: File,
  use: (path: string, digest: string) => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const spool = await mkdtemp(join(folder, 'import-'));
  const path = join(spool, safeName(name));
  try {
    const hash = createHash('sha256');
    async function* counted() {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    }
    await pipeline(counted(), createWriteStream(path, { mode: 0o600 }));
    const used = await use(path, hash.digest('hex'));
    return used.ok ? used : { ok: false, error: { ...used.error, file: name } };
  } finally {
    await rm(spool, { recursive: true, force: true });
  }
}

/** Rows that are shown of a file before it is read. */
const SHOWN_ROWS = 50;

async function firstRows({ header, batches }: RowSource): Promise<Result<PeekedFile, Failure>> {
  const rows: string[][] = [];
  for await (const batch of batches) {
    if (!batch.ok) return batch;
    const { width, cells } = batch.value;
    for (let row = 0; row < batch.value.rows && rows.length < SHOWN_ROWS; row++)
      rows.push(cells.slice(row * width, (row + 1) * width).map((cell) => cell.trim()));
    if (rows.length >= SHOWN_ROWS) break;
  }
  return ok({ header, rows });
}

/** The end of the name tells the format; nothing else of it reaches the file system. */
function safeName(name: string): string {
  const endings = /(\.[a-z0-9]{1,8}){1,2}$/i.exec(basename(name))?.[0] ?? '';
  return `delivery${endings}`;
}
