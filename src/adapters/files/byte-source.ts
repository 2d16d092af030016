import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { FileLimits } from './file-limits.ts';

const CHUNK_BYTES = 256 << 10;

/** Bytes of a file in chunks; a failure is the last item. */
export type ByteChunks = AsyncIterable<Result<Uint8Array>>;

/** Opens a path, or standard input for `-`. Errors: FILE_NOT_FOUND, FILE_IS_A_FOLDER, FILE_UNREADABLE. */
export async function openBytes(path: string): Promise<Result<Readable>> {
  if (path === '-') return ok(process.stdin);
  try {
    if ((await stat(path)).isDirectory()) return fail('FILE_IS_A_FOLDER', {}, { file: path });
  } catch (error) {
    return { ok: false, error: systemFailure(error, path) };
  }
  return ok(createReadStream(path, { highWaterMark: CHUNK_BYTES }));
}

/** What the system said when a file was opened or read. */
export function systemFailure(error: unknown, file: string): Failure<'FILE_NOT_FOUND' | 'FILE_UNREADABLE'> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = code === 'ENOENT' || code === 'ENOTDIR' ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE';
  return fail(known, { reason: code || String(error) }, { file }).error;
}

/** The first bytes, for recognising the format, and the whole stream from its beginning. */
export async function peek(input: Readable, file: string): Promise<Result<{ head: Uint8Array; all: ByteChunks }>> {
  const chunks = input[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const early: Buffer[] = [];
  let length = 0;
  try {
    while (length < 4) {
      const next = await chunks.next();
      if (next.done) break;
      early.push(next.value);
      length += next.value.length;
    }
  } catch (error) {
    return { ok: false, error: systemFailure(error, file) };
  }
  return ok({ head: Buffer.concat(early), all: resume(early, chunks, file) });
}

async function* resume(early: readonly Buffer[], rest: AsyncIterator<Buffer>, file: string): ByteChunks {
  for (const chunk of early) yield ok(chunk);
  try {
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield ok(next.value);
  } catch (error) {
    yield { ok: false, error: systemFailure(error, file) };
  } finally {
    await rest.return?.();
  }
}

export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** Inflates gzip. Errors: GZIP_CUT_OFF, GZIP_DAMAGED, ARCHIVE_BOMB where it swells beyond the ratio that text can have. */
export async function* gunzip(chunks: ByteChunks, file: string, limits: FileLimits): ByteChunks {
  let read = 0;
  let failure: Failure | undefined;
  async function* compressed(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      if (!chunk.ok) {
        failure = chunk.error;
        return;
      }
      read += chunk.value.length;
      yield chunk.value;
    }
  }
  const inflater = createGunzip({ chunkSize: CHUNK_BYTES });
  const input = Readable.from(compressed(), { objectMode: true, highWaterMark: 2 });
  input.on('error', (error) => inflater.destroy(error));
  let written = 0;
  try {
    for await (const chunk of input.pipe(inflater) as AsyncIterable<Buffer>) {
      written += chunk.length;
      if (written > limits.ratioFloorBytes && written > read * limits.inflationRatio) {
        yield fail('ARCHIVE_BOMB', { ratio: limits.inflationRatio }, { file });
        return;
      }
      yield ok(chunk);
    }
  } catch (error) {
    const cut = error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR';
    failure ??= fail(cut ? 'GZIP_CUT_OFF' : 'GZIP_DAMAGED', {}, { file }).error;
  } finally {
    input.destroy();
  }
  if (failure) yield { ok: false, error: failure };
}
