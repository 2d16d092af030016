import { type CalendarDate, dayNumber, fromDayNumber, monthIndex } from '#domain/kernel/index.ts';
import { choiceIndex } from './catalogue.ts';
import type { DeliveredTable, FirmCounts } from './delivery.ts';
import { checkIdentities } from './identity-breaks.ts';
import type { KindDefinition } from './kind.ts';
import { rootOf } from './root.ts';
import type { SourceState } from './snapshot.ts';
import { ABSENT_CODE, ABSENT_DAY, type EvidenceTable } from './table.ts';

/** What one source says of one firm on the as-of day, with the counts that its quality rests on. */
export interface FirmSource {
  readonly firm: string;
  readonly source: SourceState;
  readonly counts: FirmCounts;
  readonly identityBreaks: number;
  /** Older than three times the cadence of its kind. */
  readonly stale: boolean;
}

const STALE_CADENCES = 3;

/**
 * Measures every firm's source by the five dimensions of the internet-loan measure (精确性、完整性、一致性、时效性、有效性)
 * and by uniqueness. Records after `asOf` are left out.
 * Timeliness is 2^(−age ÷ cadence) of the last record that is not void; completeness the share of months with records from the first
 * to the last for flows, and the share of fields that are filled for states; consistency the share of records that satisfy the
 * kind's identity; validity the share of delivered rows that could be read and are lawful; uniqueness the share that are no
 * repeats. Accuracy needs an independent source, so it is null here.
 */
export function measureSources(kind: KindDefinition, delivered: DeliveredTable, asOf: CalendarDate): FirmSource[] {
  const { table } = delivered;
  const rows = rowsOfFirms(table, kind.eventField, dayNumber(asOf));
  const places = new Map(table.firm.values.map((firm, code) => [firm, code]));
  const counted = voidTest(kind, table);
  const lawful = kind.lawful?.(table) ?? (() => true);
  return delivered.firms.map((counts) => {
    const own = rows[places.get(counts.firm) ?? -1] ?? [];
    const { checked, broken } = checkIdentities(kind, table, own);
    const days = eventDays(table, kind.eventField, own, counted);
    const age = days ? dayNumber(asOf) - days.last : null;
    const readable = counts.delivered - counts.rejected;
    const unlawful = own.reduce((n, row) => n + (lawful(row) ? 0 : 1), 0);
    const source: SourceState = {
      kind: kind.kind,
      state: own.length > 0 ? 'present' : 'absent',
      rows: own.length,
      firstOn: days ? fromDayNumber(days.first) : null,
      lastOn: days ? fromDayNumber(days.last) : null,
      ageDays: age,
      quality: {
        accuracy: null,
        completeness: days ? completeness(kind, table, own, days) : null,
        consistency: checked > 0 ? 1 - broken / checked : null,
        timeliness: age === null ? null : 2 ** (-age / kind.cadenceDays),
        validity: validity(counts, own.length, unlawful),
        uniqueness: readable > 0 ? 1 - counts.duplicates / readable : null,
      },
      root: own.length > 0 ? rootOf(kind.kind, delivered.recordIds, own) : null,
    };
    return {
      firm: counts.firm,
      source,
      counts,
      identityBreaks: broken,
      stale: age !== null && age > STALE_CADENCES * kind.cadenceDays,
    };
  });
}

/** The share of delivered rows that could be read, times the share of records that are lawful; null where no row was in time. */
function validity({ delivered, rejected }: FirmCounts, records: number, unlawful: number): number | null {
  if (delivered === rejected) return delivered > 0 ? 0 : null;
  return records > 0 ? (1 - rejected / delivered) * (1 - unlawful / records) : null;
}

/** The rows of each firm by its code, up to a day; rows without an event day are kept. */
function rowsOfFirms(table: EvidenceTable, eventField: string, until: number): number[][] {
  const event = table.columns[eventField];
  const rows: number[][] = table.firm.values.map(() => []);
  for (let row = 0; row < table.rows; row++) {
    if (event?.type === 'date' && event.days[row]! > until) continue;
    rows[table.firm.codes[row]!]!.push(row);
  }
  return rows;
}

/** Says of a row whether it counts as business: void records do not. */
function voidTest(kind: KindDefinition, table: EvidenceTable): (row: number) => boolean {
  const status = kind.voidChoice && table.columns[kind.voidChoice.field];
  if (!kind.voidChoice || status?.type !== 'choice') return () => true;
  const voided = choiceIndex(kind.kind, kind.voidChoice.field, kind.voidChoice.value);
  return (row) => status.codes[row] !== voided;
}

interface EventDays {
  readonly first: number;
  readonly last: number;
  readonly months: number;
}

function eventDays(
  table: EvidenceTable,
  eventField: string,
  rows: readonly number[],
  counted: (row: number) => boolean,
): EventDays | undefined {
  const event = table.columns[eventField];
  if (event?.type !== 'date') return undefined;
  const months = new Set<number>();
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const day = event.days[row]!;
    if (day === ABSENT_DAY || !counted(row)) continue;
    if (day < first) first = day;
    if (day > last) last = day;
    months.add(monthIndex(day));
  }
  return months.size > 0 ? { first, last, months: months.size } : undefined;
}

function completeness(kind: KindDefinition, table: EvidenceTable, rows: readonly number[], days: EventDays): number {
  if (kind.rhythm === 'flow') {
    // A source that speaks once a quarter or a year owes one record per cadence, not one a month.
    const owed = Math.max(1, Math.round(kind.cadenceDays / 30));
    const span = monthIndex(days.last) - monthIndex(days.first) + 1;
    return Math.min(1, days.months / Math.ceil(span / owed));
  }
  let filled = 0;
  for (const { name } of kind.fields) for (const row of rows) if (isFilled(table, name, row)) filled += 1;
  return filled / (kind.fields.length * rows.length);
}

function isFilled(table: EvidenceTable, name: string, row: number): boolean {
  const column = table.columns[name];
  switch (column?.type) {
    case undefined:
      return false;
    case 'text':
      return column.codes[row]! >= 0;
    case 'date':
      return column.days[row] !== ABSENT_DAY;
    case 'choice':
    case 'boolean':
      return column.codes[row] !== ABSENT_CODE;
    default:
      return !Number.isNaN(column!.numbers[row]!);
  }
}
