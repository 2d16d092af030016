import type { FieldDefinition } from '../field.ts';
import type { ColumnBinding } from '../header.ts';
import type { Column, NumberColumn } from '../table.ts';
import type { ColumnBuilder } from './column-builder.ts';
import type { ContentWriter } from './content-writer.ts';
import { grown } from './grown.ts';
import type { Problem } from './problem.ts';
import { readFen } from './read-fen.ts';
import { readNumber } from './read-number.ts';

export class NumberBuilder implements ColumnBuilder {
  readonly field: FieldDefinition;
  /** The pending number; NaN is absent. */
  value = Number.NaN;
  private readonly type: NumberColumn['type'];
  private readonly unit: number;
  private readonly form: { readonly whole: boolean; readonly share: boolean; readonly percent: boolean };
  private numbers = new Float64Array(1024);
  private filled = false;

  constructor(field: FieldDefinition, type: NumberColumn['type'], binding?: ColumnBinding) {
    this.field = field;
    this.type = type;
    this.unit = binding?.moneyUnit ?? 100;
    this.form = { whole: type === 'integer', share: field.unit === 'share', percent: binding?.percent ?? false };
  }

  clear(): void {
    this.value = Number.NaN;
  }

  read(cell: string): Problem | undefined {
    const number = this.type === 'fen' ? readFen(cell, this.unit) : readNumber(cell, this.form);
    if (typeof number !== 'number') return number;
    this.value = number;
    return undefined;
  }

  load(column: Column, row: number): void {
    this.value = (column as NumberColumn).numbers[row]!;
  }

  isAbsent(): boolean {
    return Number.isNaN(this.value);
  }

  settle(): void {}

  equals(row: number): boolean {
    const other = this.numbers[row]!;
    return other === this.value || (Number.isNaN(other) && Number.isNaN(this.value));
  }

  hash(): number {
    const { value } = this;
    return Number.isNaN(value) ? -1 : Math.trunc(value) ^ Math.trunc(value / 4294967296);
  }

  set(row: number): void {
    if (row >= this.numbers.length) this.numbers = grown(this.numbers, new Float64Array(row * 2));
    this.numbers[row] = this.value;
    if (!Number.isNaN(this.value)) this.filled = true;
  }

  write(out: ContentWriter, ordinal: number): void {
    if (Number.isNaN(this.value)) return;
    if (this.type === 'decimal') out.double(ordinal, this.value);
    else out.whole(ordinal, this.value);
  }

  build(rows: number): NumberColumn | undefined {
    return this.filled ? { type: this.type, numbers: this.numbers.slice(0, rows) } : undefined;
  }
}
