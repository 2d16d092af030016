import { type Failure, fail, fromDayNumber, ok, type Result } from '#domain/kernel/index.ts';
import type { ByteChunks } from './byte-source.ts';
import type { FileLimits } from './file-limits.ts';
import { raggedRow } from './record-scanner.ts';
import type { Batch, RowFault } from './row-source.ts';
import { openArchive, readPart } from './xlsx-archive.ts';
import { readWorkbook, type Workbook } from './xlsx-workbook.ts';
import { attribute, type XmlListener } from './xml-scanner.ts';

/** Rows before the header that are looked at. */
const TITLE_ROWS = 30;

/**
 * Records of a sheet: the first visible one with a header that `isHeader` recognises in its first rows. The first row that is not
 * blank of the first visible sheet is the header where there is no such test, or nothing passes it. Same shape as delimitedRows.
 */
export async function* xlsxRows(
  file: string,
  bytes: ByteChunks,
  limits: FileLimits,
  isHeader: ((cells: readonly string[]) => boolean) | undefined,
): AsyncGenerator<Result<{ readonly header: readonly string[]; readonly batch: Batch }>> {
  const archive = await openArchive(file, bytes, limits);
  if (!archive.ok) {
    yield archive;
    return;
  }
  const workbook = await readWorkbook(archive.value, limits);
  if (!workbook.ok) {
    yield workbook;
    return;
  }
  for (const test of isHeader ? [isHeader, undefined] : [undefined]) {
    for (const path of workbook.value.sheets) {
      const sheet = new SheetReader(file, workbook.value, limits, test);
      for await (const failure of readPart(archive.value, path, sheet)) {
        const wrong = failure ?? sheet.failure;
        // What is wrong with a sheet of another kind is no matter here; the second round says it if there is no better one.
        if (wrong && test && !sheet.header) break;
        if (wrong) {
          yield { ok: false, error: wrong };
          return;
        }
        if (sheet.passedOver >= TITLE_ROWS) break;
        if (sheet.header) yield ok({ header: sheet.header, batch: sheet.take() });
      }
      if (sheet.header) {
        // A sheet without its end has lost records that nothing else would miss.
        if (!sheet.ended) yield fail('XLSX_DAMAGED', {}, { file });
        return;
      }
    }
  }
  yield fail('FILE_EMPTY', {}, { file });
}

class SheetReader implements XmlListener {
  header: readonly string[] | undefined;
  failure: Failure | undefined;
  /** Rows that were no header while none was found. */
  passedOver = 0;
  ended = false;
  private readonly file: string;
  private readonly workbook: Workbook;
  private readonly limits: FileLimits;
  private readonly isHeader: ((cells: readonly string[]) => boolean) | undefined;
  private batch = { cells: [] as string[], lines: [] as number[], faults: [] as RowFault[] };
  private row = 0;
  private inRow = false;
  private record: string[] = [];
  private column = -1;
  private kind = '';
  private style = 0;
  private value = '';
  private reading = false;
  private broken: Failure | undefined;

  constructor(file: string, workbook: Workbook, limits: FileLimits, isHeader: SheetReader['isHeader']) {
    this.isHeader = isHeader;
    this.file = file;
    this.workbook = workbook;
    this.limits = limits;
  }

  take(): Batch {
    const { cells, lines, faults } = this.batch;
    this.batch = { cells: [], lines: [], faults: [] };
    return { rows: lines.length, width: this.header?.length ?? 0, cells, lines, faults };
  }

  open(name: string, attributes: string): void {
    if (name === 'row') {
      this.nest(!this.inRow);
      this.inRow = true;
      this.row = Number(attribute(attributes, 'r') ?? this.row + 1);
      this.record = [];
      this.column = -1;
      this.broken = undefined;
    } else if (name === 'c') {
      this.nest(this.inRow);
      this.column = columnOf(attribute(attributes, 'r')) ?? this.column + 1;
      this.kind = attribute(attributes, 't') ?? 'n';
      this.style = Number(attribute(attributes, 's') ?? 0);
      this.value = '';
    } else if (name === 'v' || name === 't') this.reading = true;
    else if (name === 'f') this.refuse('XLSX_FORMULA');
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.reading = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.endRow();
    else if (name === 'worksheet') this.ended = true;
  }

  text(text: string): void {
    if (!this.reading) return;
    this.value += text;
    if (this.value.length > this.limits.recordLength) this.refuse('RECORD_TOO_LONG');
  }

  private endCell(): void {
    if (this.column >= this.limits.columns) {
      this.refuse('TOO_MANY_COLUMNS');
      return;
    }
    if (this.value === '') return;
    const text = this.shown();
    if (text.includes('\0')) this.refuse('NUL_BYTE');
    while (this.record.length < this.column) this.record.push('');
    this.record[this.column] = text;
  }

  private shown(): string {
    const { kind, value, workbook } = this;
    if (kind === 's') {
      const shared = workbook.shared[Number(value)];
      if (shared === undefined) this.refuse('XLSX_DAMAGED');
      return shared ?? '';
    }
    if (kind === 'b') return value === '1' ? 'true' : 'false';
    if (kind === 'e') this.broken ??= this.fault('XLSX_ERROR_CELL', { value });
    if (kind !== 'n') return value;
    const number = Number(value);
    if (!Number.isFinite(number)) return value;
    return workbook.dateStyles[this.style] ? dayText(number, workbook.epoch) : plainNumber(number);
  }

  /** A row within a row or a cell outside of one is no workbook, and records would get lost in it. */
  private nest(sound: boolean): void {
    if (!sound) this.refuse('XLSX_DAMAGED');
  }

  private endRow(): void {
    this.nest(this.inRow);
    this.inRow = false;
    const { record, header, row } = this;
    this.column = -1;
    while (record.length > 0 && record.at(-1)!.trim() === '') record.pop();
    if (record.length === 0) return;
    if (!header && this.isHeader && !this.isHeader(record)) {
      this.passedOver += 1;
    } else if (!header) {
      this.header = record;
      if (this.broken) this.failure ??= this.broken;
    } else if (this.broken) {
      this.batch.faults.push({ row, raw: record.join(','), failure: this.broken });
    } else if (record.length > header.length) {
      this.batch.faults.push(raggedRow(this.file, row, record.join(','), record.length, header.length));
    } else {
      for (let i = 0; i < header.length; i++) this.batch.cells.push(record[i] ?? '');
      this.batch.lines.push(row);
    }
  }

  private refuse(code: string): void {
    this.failure ??= this.fault(code, {
      limit: code === 'TOO_MANY_COLUMNS' ? this.limits.columns : this.limits.recordLength,
    });
  }

  private fault(code: string, params: Failure['params']): Failure {
    const column = this.header?.[this.column]?.trim() || letters(this.column);
    return fail(code, params, { file: this.file, row: this.row, column }).error;
  }
}

/** 'BC12' → 54: columns count from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const found = reference && /^([A-Z]{1,3})\d+$/.exec(reference);
  if (!found) return undefined;
  let column = 0;
  for (const letter of found[1]!) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function letters(column: number): string {
  let text = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  return text;
}

/** Days of a workbook count from its epoch; the fraction is the time of day. */
function dayText(serial: number, epoch: number): string {
  const day = Math.floor(serial);
  if (day < 1 || day > 2_958_465) return String(serial);
  const seconds = Math.round((serial - day) * 86_400);
  const time = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((n) => String(Math.floor(n)).padStart(2, '0'));
  return seconds === 0 ? fromDayNumber(day - epoch) : `${fromDayNumber(day - epoch)} ${time.join(':')}`;
}

/** The shortest decimal that is the same double: workbooks store 4780.24 as 4780.2399999999998. */
function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}
