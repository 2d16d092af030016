import { type Failure, fail } from '#domain/kernel/index.ts';
import type { FileLimits } from './file-limits.ts';
import type { Batch, RowFault } from './row-source.ts';

const LF = 10;
const CR = 13;
const QUOTE = 34;

/** What a record's end looks like to the scanner. */
type Step = 'field' | 'record' | 'incomplete' | Failure;

/**
 * Cuts text that arrives in pieces into records as RFC 4180 says, with CR, LF or CRLF as line ends and the delimiter as
 * given. One pass over the characters; nothing is copied but the cells.
 */
export class RecordScanner {
  readonly file: string;
  readonly delimiter: number;
  readonly limits: FileLimits;
  header: readonly string[] | undefined;
  cells: string[] = [];
  lines: number[] = [];
  faults: RowFault[] = [];
  private carry = '';
  private line: number;
  private at = 0;
  private recordStart = 0;
  private recordLine = 0;
  private firstCell = 0;

  constructor(file: string, delimiter: string, limits: FileLimits, firstLine: number) {
    this.line = firstLine;
    this.file = file;
    this.delimiter = delimiter.charCodeAt(0);
    this.limits = limits;
  }

  /** The records since the last call. */
  take(): Batch {
    const { cells, lines, faults } = this;
    this.cells = [];
    this.lines = [];
    this.faults = [];
    return { rows: lines.length, width: this.header?.length ?? 0, cells, lines, faults };
  }

  /** Scans the next piece; `last` says that nothing follows. */
  feed(piece: string, last: boolean): Failure | undefined {
    const joined = this.carry === '' ? piece : this.carry + piece;
    const nul = joined.indexOf('\0');
    const text = nul < 0 ? joined : joined.slice(0, nul);
    this.at = 0;
    while (this.at < text.length) {
      const step = this.record(text, last && nul < 0);
      if (typeof step === 'object') return step;
      if (step === 'incomplete') break;
    }
    this.carry = text.slice(this.at);
    if (nul >= 0) return this.failAt('NUL_BYTE', this.fieldsIn(this.carry), this.line + breaksIn(this.carry));
    return this.carry.length > this.limits.recordLength ? this.tooLong(this.fieldsIn(this.carry)) : undefined;
  }

  private record(text: string, last: boolean): Step {
    this.recordStart = this.at;
    this.recordLine = this.line;
    this.firstCell = this.cells.length;
    for (;;) {
      const step = text.charCodeAt(this.at) === QUOTE ? this.quoted(text, last) : this.plain(text, last);
      if (step === 'field') {
        if (this.cells.length - this.firstCell > this.limits.columns) return this.tooManyColumns();
        continue;
      }
      if (step === 'incomplete') {
        this.cells.length = this.firstCell;
        this.line = this.recordLine;
        this.at = this.recordStart;
        return step;
      }
      return typeof step === 'object' ? step : (this.endRecord(text, last) ?? 'record');
    }
  }

  private plain(text: string, last: boolean): Step {
    const start = this.at;
    const length = text.length;
    const delimiter = this.delimiter;
    let at = start;
    for (; at < length; at++) {
      const c = text.charCodeAt(at);
      if (c === delimiter || c === LF || c === CR) break;
    }
    this.at = at;
    if (at >= length && !last) return 'incomplete';
    this.cells.push(text.slice(start, at));
    return this.afterField(text, last);
  }

  private quoted(text: string, last: boolean): Step {
    const start = this.at + 1;
    let from = start;
    let doubled = false;
    for (;;) {
      const close = text.indexOf('"', from);
      if (close < 0)
        return last ? this.failAt('QUOTE_UNCLOSED', this.cells.length - this.firstCell + 1, this.line) : 'incomplete';
      if (close + 1 >= text.length && !last) return 'incomplete';
      if (text.charCodeAt(close + 1) === QUOTE) {
        doubled = true;
        from = close + 2;
        continue;
      }
      const inner = text.slice(start, close);
      this.cells.push(doubled ? inner.replaceAll('""', '"') : inner);
      this.line += breaksIn(inner);
      this.at = close + 1;
      return this.afterField(text, last);
    }
  }

  /** Steps over what separates this field from the next one. */
  private afterField(text: string, last: boolean): Step {
    if (this.at >= text.length) return last ? 'record' : 'incomplete';
    const c = text.charCodeAt(this.at);
    if (c === this.delimiter) {
      this.at += 1;
      return 'field';
    }
    if (c === CR) {
      if (this.at + 1 >= text.length && !last) return 'incomplete';
      if (text.charCodeAt(this.at + 1) === LF) this.at += 1;
    } else if (c !== LF) return this.failAt('QUOTE_MISPLACED', this.cells.length - this.firstCell, this.line);
    this.at += 1;
    this.line += 1;
    return 'record';
  }

  private endRecord(text: string, last: boolean): Failure | undefined {
    const { cells, firstCell } = this;
    if (this.at - this.recordStart > this.limits.recordLength) return this.tooLong(cells.length - firstCell);
    const width = this.header?.length ?? 0;
    while (cells.length - firstCell > Math.max(width, 1) && this.header && cells.at(-1)!.trim() === '') cells.pop();
    const count = cells.length - firstCell;
    if (cells[firstCell]!.trim() === '' && isBlank(cells, firstCell)) {
      cells.length = firstCell;
    } else if (!this.header) {
      this.header = cells.splice(firstCell);
    } else if (count === width) {
      this.lines.push(this.recordLine);
    } else {
      cells.length = firstCell;
      const ended = text.charCodeAt(this.at - 1);
      if (last && this.at >= text.length && ended !== LF && ended !== CR && count < width)
        return this.failAt('FILE_CUT_OFF', count, this.recordLine);
      this.faults.push(raggedRow(this.file, this.recordLine, text.slice(this.recordStart, this.at), count, width));
    }
    return undefined;
  }

  private fieldsIn(text: string): number {
    return text.split(String.fromCharCode(this.delimiter)).length;
  }

  private tooManyColumns(): Failure {
    return fail(
      'TOO_MANY_COLUMNS',
      { limit: this.limits.columns },
      { file: this.file, row: this.recordLine, column: String(this.limits.columns + 1) },
    ).error;
  }

  private tooLong(fields: number): Failure {
    if (fields > this.limits.columns) return this.tooManyColumns();
    const params = { limit: this.limits.recordLength };
    return fail('RECORD_TOO_LONG', params, { file: this.file, row: this.recordLine, column: this.columnName(fields) })
      .error;
  }

  private failAt(code: string, column: number, row: number): Failure {
    return fail(code, {}, { file: this.file, row, column: this.columnName(column) }).error;
  }

  private columnName(ordinal: number): string {
    return this.header?.[ordinal - 1]?.trim() || String(ordinal);
  }
}

/** A record whose number of cells is not that of the header. */
export function raggedRow(file: string, row: number, raw: string, found: number, expected: number): RowFault {
  const where = { file, row, column: String(Math.min(found, expected) + 1) };
  return { row, raw: raw.replace(/[\r\n]+$/, ''), failure: fail('RAGGED_ROW', { found, expected }, where).error };
}

function isBlank(cells: readonly string[], from: number): boolean {
  for (let i = from; i < cells.length; i++) if (cells[i]!.trim() !== '') return false;
  return true;
}

function breaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
