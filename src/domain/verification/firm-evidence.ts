import {
  ABSENT_DAY,
  CATALOGUE,
  choiceIndex,
  type Deliveries,
  EVIDENCE_KINDS,
  type EvidenceKind,
  type EvidenceTable,
} from '#domain/evidence/index.ts';
import { type CalendarDate, dayNumber, toHex } from '#domain/kernel/index.ts';

const ID_BYTES = 32;

/** One firm's records of one kind by the as-of day, oldest first, records of one day as they were delivered; void ones apart. */
export class FirmRecords {
  readonly kind: EvidenceKind;
  /** Rows of the table. */
  readonly rows: Int32Array;
  readonly voided: Int32Array;
  private readonly table: EvidenceTable;
  private readonly recordIds: Uint8Array;
  private readonly event: Int32Array | undefined;

  constructor(table: EvidenceTable, recordIds: Uint8Array, own: readonly number[], until: number) {
    this.kind = table.kind;
    this.table = table;
    this.recordIds = recordIds;
    const definition = CATALOGUE[table.kind];
    const event = table.columns[definition.eventField];
    this.event = event?.type === 'date' ? event.days : undefined;
    const isVoid = voidTest(table);
    const known = own.filter((row) => this.dayOf(row) <= until);
    known.sort((a, b) => this.dayOf(a) - this.dayOf(b) || a - b);
    this.rows = Int32Array.from(known.filter((row) => !isVoid(row)));
    this.voided = Int32Array.from(known.filter(isVoid));
  }

  /** The event day of a row; ABSENT_DAY where it has none. */
  dayOf(row: number): number {
    return this.event ? this.event[row]! : ABSENT_DAY;
  }

  /** Day of a date field; ABSENT_DAY where absent. */
  day(field: string, row: number): number {
    const column = this.table.columns[field];
    return column?.type === 'date' ? column.days[row]! : ABSENT_DAY;
  }

  /** NaN where absent. */
  number(field: string, row: number): number {
    const column = this.table.columns[field];
    const isNumber = column?.type === 'fen' || column?.type === 'integer' || column?.type === 'decimal';
    return isNumber ? column.numbers[row]! : Number.NaN;
  }

  /** '' where absent. */
  text(field: string, row: number): string {
    const column = this.table.columns[field];
    return column?.type === 'text' && column.codes[row]! >= 0 ? column.values[column.codes[row]!]! : '';
  }

  /** Whether a choice field has the value. */
  is(field: string, value: string, row: number): boolean {
    const column = this.table.columns[field];
    return column?.type === 'choice' && column.codes[row] === choiceIndex(this.kind, field, value);
  }

  has(field: string): boolean {
    return this.table.columns[field] !== undefined;
  }

  /** 64 characters of lower-case hex. */
  id(row: number): string {
    return toHex(this.recordIds.subarray(row * ID_BYTES, (row + 1) * ID_BYTES));
  }

  /** Whether each row is what the law allows it to be. */
  lawful(): (row: number) => boolean {
    return CATALOGUE[this.kind].lawful?.(this.table) ?? (() => true);
  }

  get firstDay(): number {
    return this.rows.length === 0 ? Number.NaN : this.dayOf(this.rows[0]!);
  }

  get lastDay(): number {
    return this.rows.length === 0 ? Number.NaN : this.dayOf(this.rows.at(-1)!);
  }
}

function voidTest(table: EvidenceTable): (row: number) => boolean {
  const { voidChoice } = CATALOGUE[table.kind];
  const status = voidChoice && table.columns[voidChoice.field];
  if (!voidChoice || status?.type !== 'choice') return () => false;
  const voided = choiceIndex(table.kind, voidChoice.field, voidChoice.value);
  return (row) => status.codes[row] === voided;
}

/** All that is known of one firm on a day, kind by kind; a kind without records is not there. */
export interface FirmEvidence {
  /** The as-of day as a day number. */
  readonly asOf: number;
  readonly of: (kind: EvidenceKind) => FirmRecords | undefined;
}

/** The evidence of each firm, in their order. Tables are walked once, however many firms there are. */
export function evidenceOfFirms(deliveries: Deliveries, firms: readonly string[], asOf: CalendarDate): FirmEvidence[] {
  const day = dayNumber(asOf);
  const byKind = EVIDENCE_KINDS.flatMap((kind) => {
    const delivered = deliveries[kind];
    if (!delivered) return [];
    const rows = rowsByFirm(delivered.table);
    return [[kind, { delivered, rows }] as const];
  });
  return firms.map((firm) => {
    const records = new Map<EvidenceKind, FirmRecords>();
    for (const [kind, { delivered, rows }] of byKind) {
      const own = rows.get(firm);
      if (own) records.set(kind, new FirmRecords(delivered.table, delivered.recordIds, own, day));
    }
    return { asOf: day, of: (kind) => records.get(kind) };
  });
}

function rowsByFirm({ firm, rows }: EvidenceTable): Map<string, number[]> {
  const lists: number[][] = firm.values.map(() => []);
  for (let row = 0; row < rows; row++) lists[firm.codes[row]!]?.push(row);
  return new Map(firm.values.map((name, code) => [name, lists[code]!]));
}
