import type { Batch } from '#adapters/files/index.ts';
import type { DataColumn, DataTable } from '#domain/credit/index.ts';
import { dayNumber, parseCalendarDate } from '#domain/kernel/index.ts';

// The ways in which statistical packages and spreadsheets write "nothing here".
const BLANKS = new Set(['', 'NA', 'N/A', 'NaN', 'nan', 'null', 'NULL', 'None', '?', '.', '#N/A']);

const PLAIN_NUMBER = /^[+-]?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const GROUPED_NUMBER = /^[¥￥]?\s*([+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?)$/;
const WRITTEN_DATE = /^\d{4}[-/]\d{1,2}[-/]\d{1,2}$/;

/**
 * Turns batches of text into columns for models. A cell is a blank, a number (thousands separators and ¥ are read, a
 * leading zero makes a code and therefore a word), a date such as 2017/7/18 as its day number, or a word.
 */
export class DataTableBuilder {
  private readonly columns: ColumnBuilder[];
  private lines: Int32Array = new Int32Array(1024);
  private rows = 0;

  /** `words` are cells that have a meaning of their own, even where they look like blanks. */
  constructor(header: readonly string[], words: ReadonlySet<string>) {
    this.columns = header.map((name) => new ColumnBuilder(name, words));
  }

  add(batch: Batch): void {
    for (let i = 0; i < batch.rows; i++) {
      if (this.rows === this.lines.length) this.grow();
      this.lines[this.rows] = batch.lines[i]!;
      for (let j = 0; j < this.columns.length; j++) this.columns[j]!.put(this.rows, batch.cells[i * batch.width + j]!);
      this.rows++;
    }
  }

  table(): DataTable {
    const columns = this.columns.map((column) => column.column(this.rows));
    return { rows: this.rows, lines: this.lines.slice(0, this.rows), columns };
  }

  private grow(): void {
    const lines = new Int32Array(this.lines.length * 2);
    lines.set(this.lines);
    this.lines = lines;
    for (const column of this.columns) column.grow(lines.length);
  }
}

class ColumnBuilder {
  private readonly name: string;
  private readonly meaningful: ReadonlySet<string>;
  private numbers = new Float64Array(1024).fill(Number.NaN);
  private words = new Int32Array(1024).fill(-1);
  private readonly codes = new Map<string, number>();

  constructor(name: string, meaningful: ReadonlySet<string>) {
    this.name = name;
    this.meaningful = meaningful;
  }

  put(row: number, cell: string): void {
    const text = cell.trim();
    const number = numberOf(text);
    if (!Number.isNaN(number)) this.numbers[row] = number;
    else if (!BLANKS.has(text) || this.meaningful.has(text)) {
      let code = this.codes.get(text);
      if (code === undefined) {
        code = this.codes.size;
        this.codes.set(text, code);
      }
      this.words[row] = code;
    }
  }

  grow(length: number): void {
    const numbers = new Float64Array(length).fill(Number.NaN);
    numbers.set(this.numbers);
    this.numbers = numbers;
    const words = new Int32Array(length).fill(-1);
    words.set(this.words);
    this.words = words;
  }

  column(rows: number): DataColumn {
    return {
      name: this.name,
      numbers: this.numbers.slice(0, rows),
      words: this.words.slice(0, rows),
      dictionary: [...this.codes.keys()],
    };
  }
}

/** The number that a trimmed cell writes, a date as its day number; NaN for everything else. */
export function numberOf(text: string): number {
  if (PLAIN_NUMBER.test(text)) return finite(Number(text));
  const grouped = GROUPED_NUMBER.exec(text);
  if (grouped && !/^[+-]?0\d/.test(grouped[1]!)) return finite(Number(grouped[1]!.replaceAll(',', '')));
  if (!WRITTEN_DATE.test(text)) return Number.NaN;
  const date = parseCalendarDate(text);
  return date.ok ? dayNumber(date.value) : Number.NaN;
}

function finite(number: number): number {
  return Number.isFinite(number) ? number : Number.NaN;
}
