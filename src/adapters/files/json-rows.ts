import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { FileLimits } from './file-limits.ts';
import type { Batch, RowFault } from './row-source.ts';

/** How many records are looked at for the header: later records may leave keys out but not add any. */
const HEADER_RECORDS = 1000;

interface JsonRecord {
  readonly row: number;
  readonly raw: string;
  readonly cells: ReadonlyMap<string, string>;
}

/** Records of a JSON list of flat objects, or of objects one after another (NDJSON). Same shape as delimitedRows. */
export async function* jsonRows(
  texts: AsyncIterable<Result<string>>,
  file: string,
  limits: FileLimits,
): AsyncGenerator<Result<{ readonly header: readonly string[]; readonly batch: Batch }>> {
  const cutter = new ObjectCutter(file, limits);
  let header: string[] | undefined;
  const early: JsonRecord[] = [];
  for await (const piece of texts) {
    if (!piece.ok) {
      yield piece;
      return;
    }
    const cut = cutter.feed(piece.value);
    if (!cut.ok) {
      yield cut;
      return;
    }
    if (!header && early.push(...cut.value) < HEADER_RECORDS) continue;
    const records = header ? cut.value : early.splice(0);
    header ??= keysOf(records);
    if (header.length > limits.columns) break;
    yield ok({ header, batch: layOut(records, header, file) });
  }
  const end = cutter.end();
  header ??= keysOf(early);
  if (header.length > limits.columns)
    yield fail('TOO_MANY_COLUMNS', { limit: limits.columns }, { file, row: 1, column: String(limits.columns + 1) });
  else if (end) yield { ok: false, error: end };
  else if (header.length === 0) yield fail('FILE_EMPTY', {}, { file });
  else yield ok({ header, batch: layOut(early, header, file) });
}

function keysOf(records: readonly JsonRecord[]): string[] {
  const keys = new Set<string>();
  for (const record of records) for (const key of record.cells.keys()) keys.add(key);
  return [...keys];
}

function layOut(records: readonly JsonRecord[], header: readonly string[], file: string): Batch {
  const known = new Set(header);
  const cells: string[] = [];
  const lines: number[] = [];
  const faults: RowFault[] = [];
  for (const { row, raw, cells: record } of records) {
    const stranger = [...record.keys()].find((key) => !known.has(key));
    if (stranger !== undefined) {
      faults.push({
        row,
        raw,
        failure: fail('JSON_KEY_UNKNOWN', { key: stranger }, { file, row, column: stranger }).error,
      });
      continue;
    }
    for (const name of header) cells.push(record.get(name) ?? '');
    lines.push(row);
  }
  return { rows: lines.length, width: header.length, cells, lines, faults };
}

/** Cuts a stream of text into its top-level objects. Rows are lines, and ordinals within a list. */
class ObjectCutter {
  private readonly file: string;
  private readonly limits: FileLimits;
  private text = '';
  private at = 0;
  private start = -1;
  private depth = 0;
  private inText = false;
  private line = 1;
  private startLine = 1;
  private list: 'unknown' | 'open' | 'closed' | 'none' = 'unknown';
  private count = 0;
  private separated = true;

  constructor(file: string, limits: FileLimits) {
    this.file = file;
    this.limits = limits;
  }

  feed(piece: string): Result<JsonRecord[]> {
    this.text += piece;
    const records: JsonRecord[] = [];
    for (; this.at < this.text.length; this.at++) {
      const c = this.text[this.at]!;
      if (c === '\0') return this.refuse('NUL_BYTE');
      if (this.start >= 0) {
        if (this.inText) {
          // An escaped character is stepped over with its backslash; at the border of pieces the step waits for the next one.
          if (c === '\\' && this.at + 1 >= this.text.length) break;
          if (c === '\\') this.at += 1;
          else if (c === '"') this.inText = false;
        } else if (c === '"') this.inText = true;
        else if (c === '{' || c === '[') this.depth += 1;
        else if (c === '}' || c === ']') this.depth -= 1;
        if (c === '\n') this.line += 1;
        if (this.depth === 0) {
          const record = this.object(this.text.slice(this.start, this.at + 1));
          if (!record.ok) return record;
          records.push(record.value);
          this.start = -1;
        } else if (this.at - this.start > this.limits.recordLength) return this.refuse('RECORD_TOO_LONG');
        continue;
      }
      const failure = this.between(c);
      if (failure) return { ok: false, error: failure };
    }
    const keep = this.start >= 0 ? this.start : this.at;
    this.text = this.text.slice(keep);
    this.at -= keep;
    if (this.start >= 0) this.start = 0;
    return ok(records);
  }

  /** What is wrong with the end of the file, if anything. */
  end(): Failure | undefined {
    if (this.start >= 0 || this.list === 'open')
      return fail('FILE_CUT_OFF', {}, { file: this.file, row: this.row(), column: '1' }).error;
    return undefined;
  }

  private row(): number {
    return this.list === 'open' || this.list === 'closed' ? this.count + 1 : this.startLine;
  }

  private refuse(code: string): { ok: false; error: Failure } {
    return fail(code, { limit: this.limits.recordLength }, { file: this.file, row: this.row(), column: '1' });
  }

  private between(c: string): Failure | undefined {
    if (c === '\n') this.line += 1;
    if (c === '\n' || c === '\r' || c === ' ' || c === '\t') return undefined;
    this.startLine = this.line;
    if (c === '{' && this.list !== 'closed' && (this.list !== 'open' || this.separated)) {
      if (this.list === 'unknown') this.list = 'none';
      this.start = this.at;
      this.depth = 1;
      this.separated = false;
    } else if (c === '[' && this.list === 'unknown') this.list = 'open';
    else if (c === ',' && this.list === 'open' && !this.separated) this.separated = true;
    else if (c === ']' && this.list === 'open') this.list = 'closed';
    else return fail('JSON_MALFORMED', { reason: c }, { file: this.file, row: this.row(), column: '1' }).error;
    return undefined;
  }

  private object(raw: string): Result<JsonRecord> {
    const row = this.row();
    this.count += 1;
    let parsed: Readonly<Record<string, unknown>>;
    try {
      parsed = JSON.parse(raw, /\d{16}|\d[eE]/.test(raw) ? keepDigits : undefined);
    } catch (error) {
      const reason = error instanceof Error ? error.message.slice(0, 80) : '';
      return fail('JSON_MALFORMED', { reason }, { file: this.file, row, column: '1' });
    }
    const cells = new Map<string, string>();
    for (const [key, value] of Object.entries(parsed)) {
      if (typeof value === 'object' && value !== null)
        return fail('JSON_NESTED', { key }, { file: this.file, row, column: key });
      cells.set(key, value === null || value === undefined ? '' : String(value));
    }
    return ok({ row, raw, cells });
  }
}

/** Numbers as they are written: a 20-digit invoice number is beyond what a double holds. */
function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === 'number' && context?.source !== undefined ? context.source : value;
}
