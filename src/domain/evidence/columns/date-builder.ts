import type { FieldDefinition } from '../field.ts';
import { ABSENT_DAY, type Column, type DateColumn } from '../table.ts';
import type { ColumnBuilder } from './column-builder.ts';
import type { ContentWriter } from './content-writer.ts';
import { grown } from './grown.ts';
import type { Problem } from './problem.ts';
import { readDay } from './read-day.ts';

export class DateBuilder implements ColumnBuilder {
  readonly field: FieldDefinition;
  /** The pending day number; ABSENT_DAY is absent. */
  value = ABSENT_DAY;
  private readonly endsPeriod: boolean;
  private days = new Int32Array(1024);
  private filled = false;

  constructor(field: FieldDefinition) {
    this.field = field;
    this.endsPeriod = field.unit === 'period end';
  }

  clear(): void {
    this.value = ABSENT_DAY;
  }

  read(cell: string): Problem | undefined {
    const day = readDay(cell, this.endsPeriod);
    if (typeof day !== 'number') return day;
    this.value = day;
    return undefined;
  }

  load(column: Column, row: number): void {
    this.value = (column as DateColumn).days[row]!;
  }

  isAbsent(): boolean {
    return this.value === ABSENT_DAY;
  }

  settle(): void {}

  equals(row: number): boolean {
    return this.days[row] === this.value;
  }

  hash(): number {
    return this.value;
  }

  set(row: number): void {
    if (row >= this.days.length) this.days = grown(this.days, new Int32Array(row * 2));
    this.days[row] = this.value;
    if (this.value !== ABSENT_DAY) this.filled = true;
  }

  write(out: ContentWriter, ordinal: number): void {
    if (this.value !== ABSENT_DAY) out.whole(ordinal, this.value);
  }

  build(rows: number): DateColumn | undefined {
    return this.filled ? { type: 'date', days: this.days.slice(0, rows) } : undefined;
  }
}
