import { type Batch, openRows } from '#adapters/files/index.ts';
import type { HeaderMap } from '#domain/evidence/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { type EdgeColumns, type EdgeField, edgeColumns, headlessEdges } from './edge-columns.ts';
import { settleTimes, timeCell } from './edge-times.ts';

/** Edges of a file in columns, in its order. */
export interface EdgeTable {
  readonly names: readonly string[];
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Seconds since 1970. */
  readonly at: Float64Array;
  /** Fen, fractions included; null where the file has no amounts. */
  readonly amountFen: Float64Array | null;
  /** The line of each edge. */
  readonly lines: Int32Array;
}

export interface ReadEdgesOptions {
  readonly map: HeaderMap;
  /** Fields without which the file is refused. */
  readonly needed: readonly EdgeField[];
  /** Fields that are read where they are there; all others are passed over, whatever they hold. */
  readonly wanted: readonly EdgeField[];
}

/**
 * Reads a list of edges: columns from, to, time and amount under any of their usual names, or in that place where the file has no header.
 * A column of weights or without a name that holds negative numbers is no amount and is left out. Errors: those of
 * `openRows` and `edgeColumns`, EDGES_PARTY_MISSING, EDGES_TIME_UNREADABLE, EDGES_TIMES_MIXED, NOT_AN_AMOUNT, EDGES_AMOUNT_NEGATIVE.
 */
export async function readEdges(path: string, options: ReadEdgesOptions): Promise<Result<EdgeTable>> {
  const source = await openRows(path, { headless: headlessEdges });
  if (!source.ok) return source;
  let reader: EdgeReader | undefined;
  for await (const batch of source.value.batches) {
    if (!batch.ok) return batch;
    if (!reader) {
      const columns = edgeColumns(source.value.header, sampleOf(batch.value), options.map, options.needed);
      if (!columns.ok) return { ok: false, error: { file: path, ...columns.error } };
      reader = new EdgeReader(only(columns.value, options.wanted));
    }
    const failure = reader.add(batch.value);
    if (failure) {
      const column = source.value.header[Number(failure.column)];
      return { ok: false, error: { ...failure, file: path, ...(column ? { column } : {}) } };
    }
  }
  if (!reader) return fail('NO_ROWS', {}, { file: path, row: 1 });
  return ok(reader.table());
}

function only({ at, ...rest }: EdgeColumns, wanted: readonly EdgeField[]): EdgeColumns {
  return {
    ...rest,
    at: Object.fromEntries(Object.entries(at).filter(([field]) => wanted.some((name) => name === field))),
  };
}

function sampleOf({ rows, width, cells }: Batch): string[][] {
  return Array.from({ length: Math.min(rows, 200) }, (_, i) => cells.slice(i * width, (i + 1) * width));
}

class EdgeReader {
  private readonly columns: EdgeColumns;
  private readonly ids = new Map<string, number>();
  private from = new Int32Array(1024);
  private to = new Int32Array(1024);
  private lines = new Int32Array(1024);
  private at = new Float64Array(1024);
  private amount: Float64Array<ArrayBuffer>;
  private amounts: boolean;
  private written: boolean | undefined;
  private rows = 0;

  constructor(columns: EdgeColumns) {
    this.columns = columns;
    this.amounts = columns.at.amount !== undefined;
    this.amount = new Float64Array(this.amounts ? 1024 : 0);
  }

  add({ rows, width, cells, lines }: Batch): Failure | undefined {
    const { at } = this.columns;
    for (let i = 0; i < rows; i++) {
      if (this.rows === this.from.length) this.grow();
      const cell = (column: number) => cells[i * width + column]!.trim();
      const row = lines[i]!;
      const [from, to] = [cell(at.from!), cell(at.to!)];
      if (from === '' || to === '')
        return fail('EDGES_PARTY_MISSING', {}, { row, column: String(from === '' ? at.from : at.to) }).error;
      this.from[this.rows] = this.id(from);
      this.to[this.rows] = this.id(to);
      this.lines[this.rows] = row;
      const time = at.time === undefined ? undefined : this.putTime(cell(at.time));
      if (time) return { ...time, row, column: String(at.time) };
      const amount = this.amounts ? this.putAmount(cell(at.amount!)) : undefined;
      if (amount) return { ...amount, row, column: String(at.amount) };
      this.rows++;
    }
    return undefined;
  }

  table(): EdgeTable {
    const { rows } = this;
    const at = this.at.slice(0, rows);
    if (this.written === false) settleTimes(at);
    return {
      names: [...this.ids.keys()],
      from: this.from.slice(0, rows),
      to: this.to.slice(0, rows),
      at,
      amountFen: this.amounts ? this.amount.slice(0, rows) : null,
      lines: this.lines.slice(0, rows),
    };
  }

  private putTime(text: string): Failure | undefined {
    const time = timeCell(text);
    if (!time.ok) return time.error;
    this.written ??= time.value.written;
    if (this.written !== time.value.written) return fail('EDGES_TIMES_MIXED', { value: text.slice(0, 40) }).error;
    this.at[this.rows] = time.value.value;
    return undefined;
  }

  private putAmount(text: string): Failure | undefined {
    const plain = /[^\d.]/.test(text) ? text.replace(/^([+-]?)[¥￥]\s*/, '$1').replace(/,(?=\d{3})/g, '') : text;
    const number = plain === '' ? Number.NaN : Number(plain);
    if (!Number.isFinite(number)) return fail('NOT_AN_AMOUNT', { value: text.slice(0, 40) }).error;
    if (number < 0) {
      if (this.columns.stated) return fail('EDGES_AMOUNT_NEGATIVE', { value: text.slice(0, 40) }).error;
      this.amounts = false;
      return undefined;
    }
    this.amount[this.rows] = number * this.columns.unitFen;
    return undefined;
  }

  private id(name: string): number {
    let id = this.ids.get(name);
    if (id === undefined) {
      id = this.ids.size;
      this.ids.set(name, id);
    }
    return id;
  }

  private grow(): void {
    const length = this.from.length * 2;
    const ints = (column: Int32Array) => {
      const larger = new Int32Array(length);
      larger.set(column);
      return larger;
    };
    const numbers = (column: Float64Array) => {
      const larger = new Float64Array(length);
      larger.set(column);
      return larger;
    };
    this.from = ints(this.from);
    this.to = ints(this.to);
    this.lines = ints(this.lines);
    this.at = numbers(this.at);
    if (this.amounts) this.amount = numbers(this.amount);
  }
}
