import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { FileLimits } from './file-limits.ts';
import { RecordScanner, raggedRow } from './record-scanner.ts';
import type { Batch } from './row-source.ts';

/** Something that turns pieces of text into records under a header. */
interface Scanner {
  readonly header: readonly string[] | undefined;
  feed(piece: string, last: boolean): Failure | undefined;
  take(): Batch;
}

/** Lines before the header that are looked at: statements begin with the account's name and the like. */
const TITLE_LINES = 30;

export interface DelimitedOptions {
  readonly limits: FileLimits;
  /** Whether runs of blanks separate cells where the header holds no other delimiter. */
  readonly blanks: boolean;
  /** Recognises the header; what stands before it is passed over. The first line is the header where absent or where none is recognised. */
  readonly isHeader: ((cells: readonly string[]) => boolean) | undefined;
}

/**
 * Records of delimited text: comma, semicolon, tab or | by what the header holds most of. The first item carries the header
 * and may have no rows.
 */
export async function* delimitedRows(
  texts: AsyncIterable<Result<string>>,
  file: string,
  options: DelimitedOptions,
): AsyncGenerator<Result<{ readonly header: readonly string[]; readonly batch: Batch }>> {
  let scanner: Scanner | undefined;
  let early = '';
  for await (const piece of texts) {
    if (!piece.ok) {
      yield piece;
      return;
    }
    let text = piece.value;
    if (!scanner) {
      early += text;
      const start = findHeader(early, file, options, false);
      if (!start) continue;
      scanner = start.scanner;
      text = early.slice(start.at);
      early = '';
    }
    const failure = scanner.feed(text, false);
    if (failure) {
      yield { ok: false, error: failure };
      return;
    }
    if (scanner.header) yield ok({ header: scanner.header, batch: scanner.take() });
  }
  const start = scanner ? undefined : findHeader(early, file, options, true);
  const last = scanner ?? start!.scanner;
  const failure = last.feed(early.slice(start?.at ?? 0), true);
  if (failure) yield { ok: false, error: failure };
  else if (!last.header) yield fail('FILE_EMPTY', {}, { file });
  else yield ok({ header: last.header, batch: last.take() });
}

/** Where the header begins and the scanner for it; undefined while more text is needed to say. */
function findHeader(
  text: string,
  file: string,
  options: DelimitedOptions,
  complete: boolean,
): { readonly at: number; readonly scanner: Scanner } | undefined {
  const { isHeader, limits } = options;
  const lines = /([^\r\n]*)(\r\n|\n|\r(?!$)|$)/g;
  let seen = 0;
  for (let line = lines.exec(text); line && line.index < text.length; line = lines.exec(text)) {
    const ends = line[2] !== '' || complete;
    if (!ends && text.length <= limits.recordLength) return undefined;
    seen += 1;
    const content = line[1]!;
    if (content.trim() === '') continue;
    const at = line.index;
    if (!isHeader) return { at, scanner: openScanner(content, file, options, seen) };
    const trial = openScanner(content, file, options, seen);
    if (!trial.feed(content, true) && trial.header && isHeader(trial.header))
      return { at, scanner: openScanner(content, file, options, seen) };
    if (seen >= TITLE_LINES || !ends) break;
  }
  if (seen < TITLE_LINES && !complete && text.length <= limits.recordLength) return undefined;
  const first = /[^\r\n]+/.exec(text)?.[0] ?? '';
  return { at: 0, scanner: openScanner(first, file, options, 1) };
}

function openScanner(headerLine: string, file: string, { limits, blanks }: DelimitedOptions, line: number): Scanner {
  const bare = headerLine.replace(/"[^"]*"/g, '');
  let delimiter = ',';
  let most = 0;
  for (const candidate of [',', '\t', ';', '|']) {
    const count = bare.split(candidate).length - 1;
    if (count > most) [delimiter, most] = [candidate, count];
  }
  if (most === 0 && blanks) return new BlankScanner(file, limits, line);
  return new RecordScanner(file, delimiter, limits, line);
}

/** Lines whose cells are separated by runs of blanks, as statistical packages write them. */
class BlankScanner implements Scanner {
  header: readonly string[] | undefined;
  private readonly file: string;
  private readonly limits: FileLimits;
  private carry = '';
  private line: number;
  private batch = { cells: [] as string[], lines: [] as number[], faults: [] as Batch['faults'][number][] };

  constructor(file: string, limits: FileLimits, firstLine: number) {
    this.line = firstLine - 1;
    this.file = file;
    this.limits = limits;
  }

  take(): Batch {
    const { cells, lines, faults } = this.batch;
    this.batch = { cells: [], lines: [], faults: [] };
    return { rows: lines.length, width: this.header?.length ?? 0, cells, lines, faults };
  }

  feed(piece: string, last: boolean): Failure | undefined {
    const parts = (this.carry + piece).split(/\r\n|\n|\r(?!$)/);
    this.carry = last ? '' : parts.pop()!;
    for (const part of parts) {
      this.line += 1;
      const failure = this.record(part, last && part === parts.at(-1));
      if (failure) return failure;
    }
    return this.carry.length > this.limits.recordLength ? this.fault('RECORD_TOO_LONG', 1, this.line + 1) : undefined;
  }

  private record(text: string, final: boolean): Failure | undefined {
    if (text.length > this.limits.recordLength) return this.fault('RECORD_TOO_LONG', 1, this.line);
    if (text.includes('\0'))
      return this.fault('NUL_BYTE', text.slice(0, text.indexOf('\0')).trimStart().split(/\s+/).length, this.line);
    const cells = text.match(/"[^"]*"|\S+/g)?.map((cell) => cell.replace(/^"(.*)"$/, '$1')) ?? [];
    if (cells.length > this.limits.columns) return this.fault('TOO_MANY_COLUMNS', this.limits.columns + 1, this.line);
    if (cells.length === 0) return undefined;
    if (!this.header) this.header = cells;
    else if (cells.length === this.header.length) {
      this.batch.cells.push(...cells);
      this.batch.lines.push(this.line);
    } else if (final && cells.length < this.header.length) return this.fault('FILE_CUT_OFF', cells.length, this.line);
    else this.batch.faults.push(raggedRow(this.file, this.line, text, cells.length, this.header.length));
    return undefined;
  }

  private fault(code: string, column: number, row: number): Failure {
    const limit = code === 'RECORD_TOO_LONG' ? this.limits.recordLength : this.limits.columns;
    return fail(code, { limit }, { file: this.file, row, column: this.header?.[column - 1] ?? String(column) }).error;
  }
}
