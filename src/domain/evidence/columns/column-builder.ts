import type { FieldDefinition } from '../field.ts';
import type { ColumnBinding } from '../header.ts';
import type { Column } from '../table.ts';
import { ChoiceBuilder } from './choice-builder.ts';
import type { ContentWriter } from './content-writer.ts';
import { DateBuilder } from './date-builder.ts';
import { NumberBuilder } from './number-builder.ts';
import type { Problem } from './problem.ts';
import { TextBuilder } from './text-builder.ts';

/** One column under construction. It holds one pending value at a time, which is settled, compared, written and set by the table. */
export interface ColumnBuilder {
  readonly field: FieldDefinition;
  /** Makes the pending value absent. */
  clear(): void;
  /** Reads a trimmed cell that is not absent into the pending value. */
  read(cell: string): Problem | undefined;
  /** Takes the pending value from a built column of the same field. */
  load(column: Column, row: number): void;
  isAbsent(): boolean;
  /** Enters the pending value into the dictionary, where there is one; comparing, hashing and setting come after. */
  settle(): void;
  equals(row: number): boolean;
  hash(): number;
  set(row: number): void;
  /** Adds the pending value to a record's content unless it is absent. */
  write(out: ContentWriter, ordinal: number): void;
  /** The first `rows` values; undefined where none was ever there. */
  build(rows: number): Column | undefined;
}

/** The builder of a field; the binding says how its cells are written, where there are cells. */
export function columnBuilder(field: FieldDefinition, binding?: ColumnBinding): ColumnBuilder {
  switch (field.type) {
    case 'text':
      return new TextBuilder(field);
    case 'date':
      return new DateBuilder(field);
    case 'choice':
    case 'boolean':
      return new ChoiceBuilder(field);
    case 'fen':
    case 'integer':
    case 'decimal':
      return new NumberBuilder(field, field.type, binding);
  }
}
