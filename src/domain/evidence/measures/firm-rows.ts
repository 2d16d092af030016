import { type CalendarDate, dayNumber } from '#domain/kernel/index.ts';
import { ABSENT_DAY, type Column, type EvidenceTable } from '../table.ts';

/** The rows of a table by firm, restricted to what had happened by the as-of day. */
export interface FirmRows {
  readonly table: EvidenceTable;
  /** The number of firms; firm f owns `rows[starts[f]] … rows[starts[f + 1] − 1]`. */
  readonly firms: number;
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  /** The event day of every row of the table, by row; ABSENT_DAY where an undated record was kept. */
  readonly days: Int32Array;
  /** The as-of day as a day number. */
  readonly asOf: number;
}

/**
 * Gathers each firm's rows in one counting pass; rows of other firms and after `asOf` are left out, and so are rows
 * without a day unless the kind tells a state, which holds until the next record.
 */
export function rowsByFirm(
  table: EvidenceTable,
  firms: readonly string[],
  eventField: string,
  asOf: CalendarDate,
  keepUndated = false,
): FirmRows {
  const place = new Map(firms.map((firm, i) => [firm, i]));
  const firmOfCode = Int32Array.from(table.firm.values, (code) => place.get(code) ?? -1);
  const days = dateColumn(table, eventField) ?? new Int32Array(table.rows).fill(ABSENT_DAY);
  const last = dayNumber(asOf);
  const owner = new Int32Array(table.rows);
  const starts = new Int32Array(firms.length + 1);
  for (let row = 0; row < table.rows; row++) {
    const code = table.firm.codes[row]!;
    const day = days[row]!;
    const firm = code < 0 || (day === ABSENT_DAY && !keepUndated) || day > last ? -1 : firmOfCode[code]!;
    owner[row] = firm;
    if (firm >= 0) starts[firm + 1]!++;
  }
  for (let firm = 0; firm < firms.length; firm++) starts[firm + 1]! += starts[firm]!;
  const next = starts.slice(0, firms.length);
  const rows = new Int32Array(starts[firms.length]!);
  for (let row = 0; row < table.rows; row++) {
    const firm = owner[row]!;
    if (firm >= 0) rows[next[firm]!++] = row;
  }
  return { table, firms: firms.length, starts, rows, days, asOf: last };
}

/** The day numbers of a date field, or undefined where the delivery did not carry it. */
export function dateColumn(table: EvidenceTable, name: string): Int32Array | undefined {
  const column = columnOf(table, name);
  if (!column) return undefined;
  if (column.type !== 'date') throw new TypeError(`${table.kind}.${name} is not a date column`);
  return column.days;
}

/** The numbers of a field, or undefined where the delivery did not carry it. */
export function numbersOf(table: EvidenceTable, name: string): Float64Array | undefined {
  const column = columnOf(table, name);
  if (!column) return undefined;
  if (column.type !== 'fen' && column.type !== 'integer' && column.type !== 'decimal')
    throw new TypeError(`${table.kind}.${name} is not a number column`);
  return column.numbers;
}

/** The dictionary codes of a text field and its dictionary, or undefined where it was not delivered. */
export function textOf(
  table: EvidenceTable,
  name: string,
): { readonly codes: Int32Array; readonly values: readonly string[] } | undefined {
  const column = columnOf(table, name);
  if (!column) return undefined;
  if (column.type !== 'text') throw new TypeError(`${table.kind}.${name} is not a text column`);
  return column;
}

/** The choice indexes of a field, or undefined where it was not delivered. */
export function choicesOf(table: EvidenceTable, name: string): Uint8Array | undefined {
  const column = columnOf(table, name);
  if (!column) return undefined;
  if (column.type !== 'choice' && column.type !== 'boolean')
    throw new TypeError(`${table.kind}.${name} is not a choice column`);
  return column.codes;
}

function columnOf(table: EvidenceTable, name: string): Column | undefined {
  return table.columns[name];
}
