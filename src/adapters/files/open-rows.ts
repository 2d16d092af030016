import type { Readable } from 'node:stream';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { type ByteChunks, gunzip, isGzip, openBytes, peek } from './byte-source.ts';
import { decodeText } from './decode-text.ts';
import { delimitedRows } from './delimited-rows.ts';
import { FILE_LIMITS, type FileLimits } from './file-limits.ts';
import { jsonRows } from './json-rows.ts';
import type { Batch, RowSource } from './row-source.ts';
import { xlsxRows } from './xlsx-rows.ts';

export interface OpenRowsOptions {
  /** `refuse` (the default) ends with the first record that does not fit the header; `report` lists it in the batch's faults. */
  readonly ragged?: 'refuse' | 'report';
  readonly limits?: Partial<FileLimits>;
  /**
   * Recognises the header among the first lines, and the sheet of a workbook by it. Without it, or where nothing is
   * recognised, the header is the first line that is not blank, of the first visible sheet.
   */
  readonly isHeader?: (cells: readonly string[]) => boolean;
  /** The names of the columns of a file that has no header, told by its first record; undefined where that is a header. */
  readonly headless?: (cells: readonly string[]) => readonly string[] | undefined;
  /** The bytes, where the caller has opened them already; `path` then only names them. */
  readonly input?: Readable;
}

/** The records of a table with its header, before they become a RowSource. */
type RowStream = AsyncGenerator<Result<{ readonly header: readonly string[]; readonly batch: Batch }>>;

/**
 * Opens a table of any form: CSV (`,` `;` tab `|`, blanks for .asc and .txt), XLSX, a JSON list or NDJSON, each also
 * gzipped, in UTF-8, UTF-16 with a mark or GB18030. `-` is standard input, whose format is told by its first character.
 * Memory stays bounded whatever the file holds. Errors: FILE_NOT_FOUND, FILE_IS_A_FOLDER, FILE_UNREADABLE, FILE_EMPTY,
 * NO_ROWS, FILE_CUT_OFF, NOT_TEXT, NUL_BYTE, RECORD_TOO_LONG, TOO_MANY_COLUMNS, TOO_MANY_ROWS, DUPLICATE_HEADER, QUOTE_UNCLOSED,
 * QUOTE_MISPLACED, RAGGED_ROW, GZIP_*, ARCHIVE_BOMB, JSON_*, XLSX_*; with file, row and column where they apply.
 */
export async function openRows(path: string, options: OpenRowsOptions = {}): Promise<Result<RowSource>> {
  const limits = { ...FILE_LIMITS, ...options.limits };
  const stream = await openStream(path, limits, options);
  if (!stream.ok) return stream;
  const first = await nextWithHeader(stream.value);
  if (!first.ok) return first;
  const names = options.headless?.(first.value.header);
  const header = nameColumns(names ?? first.value.header, path);
  if (!header.ok) {
    await stream.value.return(undefined);
    return header;
  }
  const batch = names ? withFirst(first.value.header, first.value.batch) : first.value.batch;
  const batches = withRows(batch, stream.value, path, options.ragged ?? 'refuse', limits);
  return ok({ file: path, header: header.value, batches });
}

/** A batch before which the first line of the file, taken for a header, stands as the record that it is. */
function withFirst(record: readonly string[], batch: Batch): Batch {
  const cells = [...record, ...batch.cells.slice(0, batch.rows * record.length)];
  return { ...batch, rows: batch.rows + 1, width: record.length, cells, lines: [1, ...batch.lines] };
}

async function openStream(
  path: string,
  limits: FileLimits,
  { isHeader, input }: OpenRowsOptions,
): Promise<Result<RowStream>> {
  const name = path.toLowerCase().replace(/\.gz$/, '');
  const opened = input ? ok(input) : await openBytes(path);
  if (!opened.ok) return opened;
  const peeked = await peek(opened.value, path);
  if (!peeked.ok) return peeked;
  let { head, all } = peeked.value;
  if (head.length === 0) return fail('FILE_EMPTY', {}, { file: path });
  if (isGzip(head)) {
    const inflated = gunzip(all, path, limits);
    const first = await inflated[Symbol.asyncIterator]().next();
    if (!first.done && !first.value.ok) return first.value;
    head = first.done ? new Uint8Array(0) : first.value.ok ? first.value.value : head;
    all = prepend(head, inflated);
  } else if (path.toLowerCase().endsWith('.gz')) return fail('GZIP_DAMAGED', {}, { file: path });
  if (head[0] === 0x50 && head[1] === 0x4b) return ok(xlsxRows(path, all, limits, isHeader));
  if (name.endsWith('.xlsx')) return fail('XLSX_DAMAGED', {}, { file: path });
  const texts = decodeText(all, path);
  if (isJson(name, head)) return ok(jsonRows(texts, path, limits));
  return ok(delimitedRows(texts, path, { limits, blanks: /\.(asc|txt)$/.test(name), isHeader }));
}

function isJson(name: string, head: Uint8Array): boolean {
  if (/\.(json|ndjson|jsonl)$/.test(name)) return true;
  if (name !== '-') return false;
  const first = head.find((byte) => byte > 0x20 && byte < 0x80);
  return first === 0x7b || first === 0x5b;
}

async function* prepend(first: Uint8Array, rest: ByteChunks): ByteChunks {
  if (first.length > 0) yield ok(first);
  yield* rest;
}

async function nextWithHeader(stream: RowStream): Promise<Result<{ header: readonly string[]; batch: Batch }>> {
  const next = await stream.next();
  if (next.done) throw new Error('a row stream ended without a header and without a failure');
  return next.value;
}

function nameColumns(header: readonly string[], file: string): Result<string[]> {
  const names = header.map((name, i) => name.trim() || `column ${i + 1}`);
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name))
      return fail('DUPLICATE_HEADER', { name: name.slice(0, 60) }, { file, row: 1, column: name.slice(0, 60) });
    seen.add(name);
  }
  return ok(names);
}

async function* withRows(
  first: Batch,
  rest: RowStream,
  file: string,
  ragged: 'refuse' | 'report',
  limits: FileLimits,
): AsyncGenerator<Result<Batch>> {
  let seen = 0;
  let next: Result<{ batch: Batch }> | undefined = ok({ batch: first });
  try {
    while (next) {
      if (!next.ok) {
        yield next;
        return;
      }
      const { batch }: { batch: Batch } = next.value;
      seen += batch.rows + batch.faults.length;
      if (seen > limits.records) {
        yield fail('TOO_MANY_ROWS', { limit: limits.records }, { file });
        return;
      }
      const fault: Failure | undefined = batch.faults[0]?.failure;
      if (fault && ragged === 'refuse') {
        yield { ok: false, error: fault };
        return;
      }
      if (batch.rows + batch.faults.length > 0) yield ok(batch);
      const following: IteratorResult<Result<{ batch: Batch }>> = await rest.next();
      next = following.done ? undefined : following.value;
    }
    if (seen === 0) yield fail('NO_ROWS', {}, { file, row: 1 });
  } finally {
    await rest.return(undefined);
  }
}
