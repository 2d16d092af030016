import { type CalendarDate, fromDayNumber, monthIndex } from '#domain/kernel/index.ts';
import { CATALOGUE } from '../catalogue.ts';
import { EVIDENCE_KINDS, type EvidenceKind } from '../kind.ts';
import { dateColumn, rowsByFirm } from '../measures/firm-rows.ts';
import { latestRows } from '../measures/records.ts';
import { registeredCategories } from '../measures/registration.ts';
import { ABSENT_CODE, ABSENT_DAY, type Column, type EvidenceTable } from '../table.ts';
import { contributionsOf, type HistorySeries, monthsOfRow, partOf } from './contribution.ts';
import { type PartyList, partiesOf } from './parties.ts';
import type { MonthlySeries } from './peer-band.ts';
import { type ReadRecord, readRecord } from './read-record.ts';

/** How much of one kind there is, month by month from the history's first month. Records without a day are counted apart. */
export type KindHistory = {
  readonly kind: EvidenceKind;
  readonly rows: number;
  readonly undated: number;
  readonly firstOn: CalendarDate | null;
  readonly lastOn: CalendarDate | null;
  readonly months: readonly number[];
  /** Fields of the catalogue that at least one record has. */
  readonly fields: readonly string[];
};

/** A kept history of another format was told by another version of Weir, and is told anew. */
export const HISTORY_FORMAT = 'weir-firm-history/1';

/**
 * What a firm's evidence tells through time, whatever the day of asking: monthly figures in fen, counterparties, and where
 * records are and are missing. All lists of months begin with `firstMonth` (months since 1970-01).
 */
export type FirmHistory = {
  readonly format: typeof HISTORY_FORMAT;
  readonly industry: string | null;
  readonly province: string | null;
  /** The newest registration. */
  readonly registration: ReadRecord | null;
  /** Legal representatives by the day on which they were first seen, oldest first. */
  readonly representatives: readonly { readonly name: string; readonly since: CalendarDate | null }[];
  readonly firstMonth: number;
  readonly months: number;
  readonly series: Readonly<Partial<Record<HistorySeries, readonly number[]>>>;
  readonly kinds: readonly KindHistory[];
  readonly parties: readonly PartyList[];
};

/** Evidence of one firm by kind, each record once. */
export type FirmTables = Readonly<Partial<Record<EvidenceKind, EvidenceTable>>>;

/** A mistyped year must not stretch the history over centuries: older months are counted and not drawn. */
const LONGEST = 180;

/** Tells the history of one firm; all rows of the tables belong to it. */
export function tellHistory(tables: FirmTables): FirmHistory {
  const present = EVIDENCE_KINDS.flatMap((kind) => tables[kind] ?? []);
  const span = spanOf(present);
  const series: Partial<Record<HistorySeries, number[]>> = {};
  for (const table of present) addSeries(table, span, series);
  const { registration } = tables;
  return {
    format: HISTORY_FORMAT,
    ...categoriesOf(registration),
    registration: registration ? newest(registration) : null,
    representatives: registration ? representatives(registration) : [],
    ...span,
    series,
    kinds: present.map((table) => kindHistory(table, span)),
    parties: present.flatMap((table) => partiesOf(table, CATALOGUE[table.kind].eventField)),
  };
}

interface Span {
  readonly firstMonth: number;
  readonly months: number;
}

function spanOf(tables: readonly EvidenceTable[]): Span {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const table of tables) {
    // Registrations and the like are true for years: they do not stretch the time in which the firm trades.
    if (CATALOGUE[table.kind].rhythm !== 'flow') continue;
    const months = monthsOfRow(table, CATALOGUE[table.kind].eventField);
    for (let row = 0; row < table.rows; row++) {
      const spread = months(row);
      if (!spread) continue;
      if (spread.from < first) first = spread.from;
      if (spread.to > last) last = spread.to;
    }
  }
  if (last < first) return { firstMonth: 0, months: 0 };
  const months = Math.min(LONGEST, last - first + 1);
  return { firstMonth: last - months + 1, months };
}

function addSeries(table: EvidenceTable, span: Span, series: Partial<Record<HistorySeries, number[]>>): void {
  const monthsOf = monthsOfRow(table, CATALOGUE[table.kind].eventField);
  for (const { series: name, counts, amount } of contributionsOf(table)) {
    const sums = new Array<number>(span.months).fill(0);
    for (let row = 0; row < table.rows; row++) {
      const spread = monthsOf(row);
      if (!spread || !counts(row)) continue;
      for (let month = spread.from; month <= spread.to; month++) {
        const place = month - span.firstMonth;
        if (place >= 0 && place < span.months) sums[place]! += partOf(amount(row), spread, month);
      }
    }
    series[name] = sums;
  }
}

function kindHistory(table: EvidenceTable, span: Span): KindHistory {
  const days = dateColumn(table, CATALOGUE[table.kind].eventField);
  const months = new Array<number>(span.months).fill(0);
  let undated = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < table.rows; row++) {
    const day = days?.[row] ?? ABSENT_DAY;
    if (day === ABSENT_DAY) {
      undated += 1;
      continue;
    }
    first = Math.min(first, day);
    last = Math.max(last, day);
    const place = monthIndex(day) - span.firstMonth;
    if (place >= 0 && place < span.months) months[place]! += 1;
  }
  const dated = last >= first;
  return {
    kind: table.kind,
    rows: table.rows,
    undated,
    firstOn: dated ? fromDayNumber(first) : null,
    lastOn: dated ? fromDayNumber(last) : null,
    months,
    fields: CATALOGUE[table.kind].fields.flatMap(({ name }) => (isDelivered(table.columns[name]) ? [name] : [])),
  };
}

/** Whether any row has a value in the column. */
function isDelivered(column: Column | undefined): boolean {
  switch (column?.type) {
    case undefined:
      return false;
    case 'text':
      return column.codes.some((code) => code >= 0);
    case 'date':
      return column.days.some((day) => day !== ABSENT_DAY);
    case 'choice':
    case 'boolean':
      return column.codes.some((code) => code !== ABSENT_CODE);
    default:
      return column!.numbers.some((value) => !Number.isNaN(value));
  }
}

/** The rows of a table of one firm as the measures view them, up to the end of the calendar. */
function viewOf(table: EvidenceTable) {
  return rowsByFirm(
    table,
    table.firm.values.slice(0, 1),
    CATALOGUE[table.kind].eventField,
    fromDayNumber(84_000),
    true,
  );
}

function categoriesOf(registration: EvidenceTable | undefined): Pick<FirmHistory, 'industry' | 'province'> {
  if (!registration || registration.rows === 0) return { industry: null, province: null };
  const { industry, province } = registeredCategories(viewOf(registration));
  return { industry: industry[0] ?? null, province: province[0] ?? null };
}

function newest(registration: EvidenceTable): ReadRecord | null {
  if (registration.rows === 0) return null;
  const row = latestRows(viewOf(registration))[0]!;
  return row < 0 ? null : readRecord(registration, row);
}

function representatives(registration: EvidenceTable): FirmHistory['representatives'] {
  const column = registration.columns.legalPerson;
  if (column?.type !== 'text') return [];
  const days = dateColumn(registration, CATALOGUE.registration.eventField);
  const since = new Map<string, number>();
  for (let row = 0; row < registration.rows; row++) {
    const code = column.codes[row]!;
    if (code < 0) continue;
    const day = days?.[row] ?? ABSENT_DAY;
    const name = column.values[code]!;
    since.set(name, Math.min(since.get(name) ?? day, day));
  }
  return [...since]
    .sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))
    .map(([name, day]) => ({ name, since: day === ABSENT_DAY ? null : fromDayNumber(day) }));
}

/**
 * Monthly sales from the first month with a sales invoice to the last one. What lies outside was not observed: it is not known
 * to be nothing.
 */
export function observedSales({ firstMonth, kinds, series }: FirmHistory): MonthlySeries {
  const months = kinds.find(({ kind }) => kind === 'sales-invoices')?.months ?? [];
  const first = months.findIndex((count) => count > 0);
  const last = months.findLastIndex((count) => count > 0);
  if (first < 0 || !series.sales) return { firstMonth, values: [] };
  return { firstMonth: firstMonth + first, values: series.sales.slice(first, last + 1) };
}
