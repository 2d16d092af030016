import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { ByteChunks } from './byte-source.ts';
import { decodeText } from './decode-text.ts';
import type { FileLimits } from './file-limits.ts';
import { type XmlListener, XmlScanner } from './xml-scanner.ts';

/** The parts of a workbook by name, each bounded before a byte of it is inflated. */
export interface Archive {
  readonly file: string;
  readonly zip: ZipFile;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** Errors: XLSX_DAMAGED, ARCHIVE_TOO_LARGE, ARCHIVE_BOMB. */
export async function openArchive(file: string, bytes: ByteChunks, limits: FileLimits): Promise<Result<Archive>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    if (!chunk.ok) return chunk;
    size += chunk.value.length;
    if (size > limits.archiveBytes) return fail('ARCHIVE_TOO_LARGE', { limit: limits.archiveBytes }, { file });
    parts.push(chunk.value);
  }
  try {
    const zip = await fromBufferPromise(Buffer.concat(parts), { autoClose: false });
    if (zip.entryCount > limits.archiveEntries) return fail('ARCHIVE_BOMB', { ratio: limits.inflationRatio }, { file });
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) {
      const swollen =
        entry.uncompressedSize > limits.inflatedBytes ||
        (entry.uncompressedSize > limits.ratioFloorBytes &&
          entry.uncompressedSize > entry.compressedSize * limits.inflationRatio);
      if (swollen) return fail('ARCHIVE_BOMB', { ratio: limits.inflationRatio }, { file });
      entries.set(entry.fileName.replace(/^\//, ''), entry);
    }
    return ok({ file, zip, entries });
  } catch {
    return fail('XLSX_DAMAGED', {}, { file });
  }
}

/**
 * Reads one part through a listener, pausing after each piece so that what it gathered can be passed on. A part that
 * is not there reads as nothing. The archive holds a part to the size that it declares.
 */
export async function* readPart(
  archive: Archive,
  name: string,
  listener: XmlListener,
): AsyncGenerator<Failure | undefined> {
  const entry = archive.entries.get(name);
  if (!entry) return;
  const scanner = new XmlScanner(listener);
  const damaged = fail('XLSX_DAMAGED', {}, { file: archive.file }).error;
  try {
    for await (const piece of decodeText(inflate(archive, entry), archive.file)) {
      if (!piece.ok) yield piece.error;
      else yield scanner.feed(piece.value) ? undefined : damaged;
    }
  } catch {
    yield damaged;
  }
}

async function* inflate({ zip }: Archive, entry: Entry): ByteChunks {
  const stream = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream as AsyncIterable<Buffer>) yield ok(chunk);
}
