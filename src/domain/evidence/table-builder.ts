import { compareBytes, fail, hmacSha256 } from '#domain/kernel/index.ts';
import { isAbsent } from './columns/absent.ts';
import { ChoiceBuilder } from './columns/choice-builder.ts';
import { type ColumnBuilder, columnBuilder } from './columns/column-builder.ts';
import { ContentWriter } from './columns/content-writer.ts';
import { DateBuilder } from './columns/date-builder.ts';
import { NumberBuilder } from './columns/number-builder.ts';
import type { Problem } from './columns/problem.ts';
import { TextBuilder } from './columns/text-builder.ts';
import type { DeliveredTable, FirmCounts, RejectedRow } from './delivery.ts';
import { FIRM_FIELD } from './firm-field.ts';
import type { HeaderBinding } from './header.ts';
import { EVIDENCE_KINDS, type KindDefinition, type RecordSlots } from './kind.ts';
import { RecordIndex } from './record-index.ts';
import { ABSENT_CODE, ABSENT_DAY, type Column } from './table.ts';

/** Rows of cells as a file reader hands them over: cell (i, j) is `cells[i * width + j]`. */
export interface RowBatch {
  readonly rows: number;
  readonly width: number;
  readonly cells: readonly string[];
  readonly lines: readonly number[];
}

const DIGEST = 32;
/** Records of plain files are keyed with zeros: nobody's key protects them, and their ids agree everywhere. */
const PLAIN_KEY = new Uint8Array(DIGEST);

/**
 * Builds the columns of one kind from rows or from other tables. Each record is kept once: what repeats a record's identity
 * is counted, and where the two differ, the one with the later status stands, among equals the one with the smaller id, so that
 * the result does not depend on the order of delivery.
 */
export class TableBuilder {
  private readonly kind: KindDefinition;
  private readonly firm: TextBuilder;
  private readonly columns: readonly ColumnBuilder[];
  private readonly ordinals: readonly number[];
  private readonly identity: readonly ColumnBuilder[];
  private readonly status: ChoiceBuilder | undefined;
  private readonly voidSlot: ChoiceBuilder | undefined;
  private readonly voidCode: number;
  private readonly red: NumberBuilder | undefined;
  private readonly index = new RecordIndex();
  private readonly content = new ContentWriter();
  private readonly digest = hmacSha256(PLAIN_KEY);
  private readonly counts = new Map<string, FirmCounts>();
  private readonly rejected: RejectedRow[] = [];
  private recordIds = new Uint8Array(DIGEST * 1024);
  private rows = 0;
  private delivered = 0;
  private duplicates = 0;

  /** `fields` are those that the records can have; what a kind derives is always among them. */
  constructor(kind: KindDefinition, fields: ReadonlySet<string>, binding?: HeaderBinding) {
    this.kind = kind;
    const derived = new Set([...Object.keys(kind.derivable), ...(kind.supersededBy ? [kind.supersededBy] : [])]);
    const used = kind.fields.filter(({ name }) => fields.has(name) || derived.has(name));
    this.firm = new TextBuilder(FIRM_FIELD);
    this.columns = used.map((field) =>
      columnBuilder(
        field,
        binding?.columns.find((column) => column.field === field),
      ),
    );
    this.ordinals = used.map((field) => kind.fields.indexOf(field) + 1);
    const whole = kind.identity.length === 0;
    this.identity = this.columns.filter(({ field }) => whole || kind.identity.includes(field.name));
    this.status = this.find(kind.supersededBy, ChoiceBuilder);
    this.voidSlot = this.find(kind.voidChoice?.field, ChoiceBuilder);
    this.voidCode = this.voidSlot?.field.choices?.findIndex(({ value }) => value === kind.voidChoice!.value) ?? -1;
    this.red = this.find(kind.redField, NumberBuilder);
  }

  get rejections(): number {
    return this.rejected.length;
  }

  /** A reader of the rows of one file; `firm` names the firm of all of them where the file does not. */
  reader(binding: HeaderBinding, header: readonly string[], file: string, firm?: string): (batch: RowBatch) => void {
    const bound = binding.columns.filter(({ field }) => field !== FIRM_FIELD);
    const builders = bound.map(({ field }) => this.columns.find((column) => column.field === field)!);
    const unbound = this.columns.filter((column) => !builders.includes(column));
    const firmAt = binding.columns.find(({ field }) => field === FIRM_FIELD)?.position ?? -1;
    const complete = this.kind.complete?.(this.slots());
    const required = this.columns.filter(({ field }) => field.required);
    const readCells = (cells: readonly string[], base: number): (Problem & { column?: string }) | undefined => {
      this.firm.value = firmAt < 0 ? (firm ?? '') : trimmed(cells[base + firmAt]!);
      const odd = this.firm.read(this.firm.value);
      if (odd) return { ...odd, column: FIRM_FIELD.name };
      if (this.firm.value === '') return missing(FIRM_FIELD, header[firmAt]);
      for (const column of unbound) column.clear();
      let wrong: (Problem & { column?: string }) | undefined;
      for (let i = 0; i < builders.length; i++) {
        const cell = trimmed(cells[base + bound[i]!.position]!);
        const builder = builders[i]!;
        builder.clear();
        const found = isAbsent(cell) ? undefined : builder.read(cell);
        if (found && !wrong) wrong = { ...found, column: bound[i]!.header };
      }
      if (wrong) return wrong;
      const contradiction = complete?.();
      if (contradiction) return contradiction;
      for (const column of required)
        if (column.isAbsent()) return missing(column.field, bound.find(({ field }) => field === column.field)?.header);
      return undefined;
    };
    return ({ rows, width, cells, lines }) => {
      for (let row = 0; row < rows; row++) {
        const wrong = readCells(cells, row * width);
        if (!wrong) {
          this.take();
          continue;
        }
        const where = { file, row: lines[row]!, ...(wrong.column === undefined ? {} : { column: wrong.column }) };
        const own = cells.slice(row * width, (row + 1) * width);
        this.reject({ header, cells: own, failure: fail(wrong.code, wrong.params, where).error }, this.firm.value);
      }
    };
  }

  /** Counts a row that could not even be read as cells under the header. */
  reject(row: RejectedRow, firm = ''): void {
    this.delivered += 1;
    this.rejected.push(row);
    if (firm !== '') this.countsOf(firm).rejected += 1;
    if (firm !== '') this.countsOf(firm).delivered += 1;
  }

  /** Adds the records of another table of the kind, without those that are here already; `keeps` says which rows are taken. */
  addTable(other: DeliveredTable, keeps: (row: number) => boolean = () => true): void {
    const { table, recordIds } = other;
    const sources = this.columns.map(({ field }) => table.columns[field.name]);
    for (let row = 0; row < table.rows; row++) {
      if (!keeps(row)) continue;
      this.firm.load(table.firm, row);
      for (let i = 0; i < sources.length; i++) load(this.columns[i]!, sources[i], row);
      this.keep(recordIds.subarray(row * DIGEST, (row + 1) * DIGEST));
    }
    this.delivered += other.rows;
    this.duplicates += other.duplicates;
    this.rejected.push(...other.rejected);
    for (const theirs of other.firms) {
      const ours = this.countsOf(theirs.firm);
      for (const what of ['delivered', 'duplicates', 'rejected', 'voided', 'red'] as const) ours[what] += theirs[what];
    }
  }

  finish(): DeliveredTable {
    const columns: Record<string, Column> = {};
    for (const builder of this.columns) {
      const column = builder.build(this.rows);
      if (column) columns[builder.field.name] = column;
    }
    const firm = this.firm.build(this.rows) ?? { type: 'text', codes: new Int32Array(0), values: [] };
    return {
      table: { kind: this.kind.kind, rows: this.rows, firm, columns },
      recordIds: this.recordIds.slice(0, this.rows * DIGEST),
      firms: [...this.counts.values()].sort((a, b) => (a.firm < b.firm ? -1 : 1)),
      rejected: this.rejected,
      rows: this.delivered,
      duplicates: this.duplicates,
    };
  }

  /** Counts and keeps the record whose values are pending. */
  private take(): void {
    const counts = this.countsOf(this.firm.value);
    this.delivered += 1;
    counts.delivered += 1;
    if (this.voidSlot && this.voidSlot.value === this.voidCode) counts.voided += 1;
    else if (this.red && this.red.value < 0) counts.red += 1;
    this.keep(undefined);
  }

  private keep(known: Uint8Array | undefined): void {
    this.firm.settle();
    for (const column of this.columns) column.settle();
    let hash = this.firm.hash();
    for (const column of this.identity) hash = (Math.imul(hash, 31) + column.hash()) | 0;
    const twin = this.index.find(
      hash,
      (row) => this.firm.equals(row) && this.identity.every((column) => column.equals(row)),
    );
    const id = known ?? this.digest(this.record());
    if (twin < 0) {
      this.index.add(this.rows, hash);
      this.set(this.rows, id);
      this.rows += 1;
      return;
    }
    this.duplicates += 1;
    this.countsOf(this.firm.value).duplicates += 1;
    if (this.supersedes(twin, id)) this.set(twin, id);
  }

  private supersedes(twin: number, id: Uint8Array): boolean {
    const rank = this.status ? this.status.value - this.status.at(twin) : 0;
    if (rank !== 0) return rank > 0;
    return compareBytes(id, this.recordIds.subarray(twin * DIGEST, (twin + 1) * DIGEST)) < 0;
  }

  private set(row: number, id: Uint8Array): void {
    this.firm.set(row);
    for (const column of this.columns) column.set(row);
    if ((row + 1) * DIGEST > this.recordIds.length) {
      const larger = new Uint8Array(this.recordIds.length * 2);
      larger.set(this.recordIds);
      this.recordIds = larger;
    }
    this.recordIds.set(id, row * DIGEST);
  }

  private record(): Uint8Array {
    this.content.begin(EVIDENCE_KINDS.indexOf(this.kind.kind));
    for (let i = 0; i < this.columns.length; i++) this.columns[i]!.write(this.content, this.ordinals[i]!);
    return this.content.finish();
  }

  private countsOf(firm: string): FirmCounts {
    let counts = this.counts.get(firm);
    if (!counts) {
      counts = { firm, delivered: 0, duplicates: 0, rejected: 0, voided: 0, red: 0 };
      this.counts.set(firm, counts);
    }
    return counts;
  }

  private find<B extends ColumnBuilder>(name: string | undefined, form: new (...args: never[]) => B): B | undefined {
    const builder = this.columns.find(({ field }) => field.name === name);
    return builder instanceof form ? builder : undefined;
  }

  /** The pending values for the kind's completion rule; a field that no record can have is a slot that nobody reads. */
  private slots(): RecordSlots {
    return {
      number: (name) => this.find(name, NumberBuilder) ?? { value: Number.NaN },
      date: (name) => this.find(name, DateBuilder) ?? { value: ABSENT_DAY },
      choice: (name) => this.find(name, ChoiceBuilder) ?? { value: ABSENT_CODE },
      text: (name) => this.find(name, TextBuilder) ?? { value: '' },
    };
  }
}

function load(builder: ColumnBuilder, source: Column | undefined, row: number): void {
  if (source) builder.load(source, row);
  else builder.clear();
}

function missing(field: typeof FIRM_FIELD, header: string | undefined): Problem & { column: string } {
  const params = { field: field.name, zh: field.meaning.zh, en: field.meaning.en };
  return { code: 'VALUE_MISSING', params, column: header ?? field.name };
}

/** Files rarely pad their cells: look before calling. */
function trimmed(cell: string): string {
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(cell.length - 1);
  return first <= 32 || last <= 32 || first > 126 || last > 126 ? cell.trim() : cell;
}
