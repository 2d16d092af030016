import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { EvidenceReader } from '#app/ports/evidence-reader.ts';
import { CATALOGUE } from '#domain/evidence/index.ts';
import { ok } from '#domain/kernel/index.ts';
import { readDelivery } from './read-delivery.ts';

/**
 * Reads evidence by way of a file below `folder`: some formats cannot be read from their beginning alone. The file is gone
 * when the answer comes, and failures name the file by the name that it was sent under.
 */
export function spooledReader(folder: string): EvidenceReader {
  return {
    async read(kind, { name, chunks }, { map, onProgress }) {
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
        const delivered = await readDelivery(CATALOGUE[kind], path, { map, onProgress });
        if (!delivered.ok) return { ok: false, error: { ...delivered.error, file: name } };
        return ok({ delivered: delivered.value, digest: hash.digest('hex') });
      } finally {
        await rm(spool, { recursive: true, force: true });
      }
    },
  };
}

/** The end of the name tells the format; nothing else of it reaches the file system. */
function safeName(name: string): string {
  const endings = /(\.[a-z0-9]{1,8}){1,2}$/i.exec(basename(name))?.[0] ?? '';
  return `delivery${endings}`;
}
