import { Readable } from 'node:stream';
import { type ByteChunks, gunzip, isGzip, openBytes, peek } from '#adapters/files/byte-source.ts';
import { decodeText } from '#adapters/files/decode-text.ts';
import { FILE_LIMITS } from '#adapters/files/file-limits.ts';
import { openRows } from '#adapters/files/index.ts';
import { fail, isObject, ok, type Result } from '#domain/kernel/index.ts';

/** One record of a file, its cells by key: texts from a table, any JSON from NDJSON. */
export interface FileRecord {
  /** The line on which it stands, 1 = the first line; for a JSON list the ordinal of the record. */
  readonly row: number;
  readonly cells: Readonly<Record<string, unknown>>;
}

/** Characters of a JSON list, which has to be held in memory. */
const LARGEST_LIST = 1 << 28;

/**
 * Records that may nest: NDJSON, a JSON list or a single JSON object; any other file as a table of flat rows. What
 * standard input holds is told by its first character.
 * Errors: those of opening a file, FILE_EMPTY, JSON_MALFORMED, RECORD_TOO_LONG.
 */
export async function* readRecords(path: string): AsyncGenerator<Result<FileRecord>> {
  const name = path.toLowerCase().replace(/\.gz$/, '');
  const nests = /\.(json|ndjson|jsonl)$/.test(name);
  if (!nests && path !== '-') return yield* tableRecords(path);
  const opened = await openBytes(path);
  if (!opened.ok) return yield opened;
  const peeked = await peek(opened.value, path);
  if (!peeked.ok) return yield peeked;
  const { head, all } = peeked.value;
  const chunks = (isGzip(head) ? gunzip(all, path, FILE_LIMITS) : all)[Symbol.asyncIterator]();
  const first = await chunks.next();
  const bytes = first.done ? all : startingWith(first.value, chunks);
  if (nests || (!first.done && first.value.ok && startsAsJson(first.value.value))) yield* jsonRecords(path, bytes);
  else yield* tableRecords(path, Readable.from(bytesOf(bytes)));
}

async function* startingWith<T>(first: T, rest: AsyncIterator<T>): AsyncGenerator<T> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

function startsAsJson(head: Uint8Array): boolean {
  const first = head.find((byte) => byte > 0x20 && byte < 0x80);
  return first === 0x7b || first === 0x5b;
}

async function* bytesOf(chunks: ByteChunks): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    if (!chunk.ok) throw new Error(chunk.error.code);
    yield chunk.value;
  }
}

async function* tableRecords(path: string, input?: Readable): AsyncGenerator<Result<FileRecord>> {
  const source = await openRows(path, input ? { input } : {});
  if (!source.ok) return yield source;
  const { header, batches } = source.value;
  for await (const batch of batches) {
    if (!batch.ok) return yield batch;
    const { rows, width, cells, lines } = batch.value;
    for (let i = 0; i < rows; i++)
      yield ok({
        row: lines[i]!,
        cells: Object.fromEntries(header.map((key, j) => [key, cells[i * width + j]!.trim()])),
      });
  }
}

async function* jsonRecords(path: string, bytes: ByteChunks): AsyncGenerator<Result<FileRecord>> {
  let rest = '';
  let row = 0;
  let seen = 0;
  let whole = false;
  for await (const piece of decodeText(bytes, path)) {
    if (!piece.ok) return yield piece;
    rest += piece.value;
    if (row === 0 && !whole && rest.trimStart() !== '') whole = isDocument(rest.trimStart());
    if (rest.length > (whole ? LARGEST_LIST : FILE_LIMITS.recordLength + piece.value.length))
      return yield fail('RECORD_TOO_LONG', { limit: FILE_LIMITS.recordLength }, { file: path, row: row + 1 });
    if (whole) continue;
    const lines = rest.split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      row += 1;
      if (line.trim() === '') continue;
      seen += 1;
      const record = parse(line, path, row);
      yield record;
      if (!record.ok) return;
    }
  }
  if (whole) return yield* documentRecords(rest, path);
  if (rest.trim() !== '') yield parse(rest, path, row + 1);
  else if (seen === 0) yield fail('FILE_EMPTY', {}, { file: path });
}

/** A list, or an object that does not end with its first line, is one document and not NDJSON. */
function isDocument(head: string): boolean {
  if (head.startsWith('[')) return true;
  const end = head.indexOf('\n');
  return end >= 0 && /^\{\s*("[^"]*"\s*:\s*[[{]?)?\s*$/.test(head.slice(0, end));
}

function* documentRecords(text: string, path: string): Generator<Result<FileRecord>> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return yield fail('JSON_MALFORMED', { reason: reasonOf(error) }, { file: path });
  }
  const list = Array.isArray(parsed) ? parsed : [parsed];
  if (list.length === 0) return yield fail('FILE_EMPTY', {}, { file: path });
  for (const [i, item] of list.entries()) {
    const record = asRecord(item, path, i + 1);
    yield record;
    if (!record.ok) return;
  }
}

function parse(line: string, file: string, row: number): Result<FileRecord> {
  try {
    return asRecord(JSON.parse(line), file, row);
  } catch (error) {
    return fail('JSON_MALFORMED', { reason: reasonOf(error) }, { file, row });
  }
}

function asRecord(value: unknown, file: string, row: number): Result<FileRecord> {
  if (!isObject(value)) return fail('JSON_MALFORMED', { reason: typeof value }, { file, row });
  return ok({ row, cells: value as Readonly<Record<string, unknown>> });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 80) : '';
}
