import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { appendFile, open, stat } from 'node:fs/promises';
import { pipeline as joined, Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';

/** What a file of an archive holds, told before it is compressed and sealed. */
export interface ArchivedContent {
  readonly bytes: number;
  /** SHA-256 in hex. */
  readonly digest: string;
}

const NONCE = 12;
const TAG = 16;

/**
 * Writes a stream as one sealed file: nonce, AES-256-GCM of the zstd-compressed content, tag. `place` is authenticated,
 * so that a file of another archive or of another table does not open here.
 */
export async function writeSealedFile(
  path: string,
  key: Uint8Array,
  place: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<ArchivedContent> {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  const hash = createHash('sha256');
  let bytes = 0;
  const measured = async function* () {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  const file = createWriteStream(path, { mode: 0o600 });
  file.write(nonce);
  await pipeline(Readable.from(measured(), { objectMode: true }), createZstdCompress(), cipher, file);
  await appendFile(path, cipher.getAuthTag(), { flush: true });
  return { bytes, digest: hash.digest('hex') };
}

/** Reads a sealed file again; the stream fails at its end where key, place or any bit of it is not the one it was sealed with. */
export async function readSealedFile(path: string, key: Uint8Array, place: string): Promise<Readable> {
  const { size } = await stat(path);
  if (size < NONCE + TAG) throw new SealedFileRefused(place);
  const file = await open(path);
  const nonce = Buffer.alloc(NONCE);
  const tag = Buffer.alloc(TAG);
  await file.read(nonce, 0, NONCE, 0);
  await file.read(tag, 0, TAG, size - TAG);
  await file.close();
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG })
    .setAAD(Buffer.from(place))
    .setAuthTag(tag);
  const body = size === NONCE + TAG ? Readable.from([]) : createReadStream(path, { start: NONCE, end: size - TAG - 1 });
  return Readable.from(through(body, [decipher, createZstdDecompress()], place), { objectMode: true });
}

/** Any error on the way means the same: this is not what was sealed. */
async function* through(
  source: Readable,
  steps: readonly [Transform, Transform],
  place: string,
): AsyncGenerator<Uint8Array> {
  const [first, last] = steps;
  // Errors of every step arrive at the last one, where they are read.
  joined(source, first, last, () => undefined);
  try {
    for await (const chunk of last) yield chunk as Uint8Array;
  } catch {
    throw new SealedFileRefused(place);
  }
}

export class SealedFileRefused extends Error {
  override readonly name = 'SealedFileRefused';
  readonly place: string;

  constructor(place: string) {
    super(`the archived file ${place} does not open`);
    this.place = place;
  }
}
