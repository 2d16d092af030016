import type { FieldDefinition } from '../field.ts';
import type { Column, TextColumn } from '../table.ts';
import type { ColumnBuilder } from './column-builder.ts';
import type { ContentWriter } from './content-writer.ts';
import { grown } from './grown.ts';
import type { Problem } from './problem.ts';
import { checkText } from './read-text.ts';

export class TextBuilder implements ColumnBuilder {
  readonly field: FieldDefinition;
  /** The pending text; '' is absent. */
  value = '';
  private code = -1;
  private readonly dictionary = new Map<string, number>();
  private readonly values: string[] = [];
  private codes = new Int32Array(1024);
  private filled = false;

  constructor(field: FieldDefinition) {
    this.field = field;
  }

  clear(): void {
    this.value = '';
  }

  read(cell: string): Problem | undefined {
    this.value = cell;
    return checkText(cell);
  }

  load(column: Column, row: number): void {
    const text = column as TextColumn;
    const code = text.codes[row]!;
    this.value = code < 0 ? '' : text.values[code]!;
  }

  isAbsent(): boolean {
    return this.value === '';
  }

  settle(): void {
    if (this.value === '') {
      this.code = -1;
      return;
    }
    const known = this.dictionary.get(this.value);
    if (known !== undefined) {
      this.code = known;
      return;
    }
    this.code = this.values.length;
    const own = detached(this.value);
    this.values.push(own);
    this.dictionary.set(own, this.code);
  }

  equals(row: number): boolean {
    return this.codes[row] === this.code;
  }

  hash(): number {
    return this.code;
  }

  set(row: number): void {
    if (row >= this.codes.length) this.codes = grown(this.codes, new Int32Array(row * 2));
    this.codes[row] = this.code;
    if (this.code >= 0) this.filled = true;
  }

  write(out: ContentWriter, ordinal: number): void {
    if (this.value !== '') out.text(ordinal, this.value);
  }

  build(rows: number): TextColumn | undefined {
    return this.filled ? { type: 'text', codes: this.codes.slice(0, rows), values: this.values } : undefined;
  }
}

/**
 * A copy that does not keep the text that it was cut from alive: engines represent a long substring as a view into its
 * parent, which here is a quarter of a megabyte of file.
 */
function detached(text: string): string {
  return text.length < 13 ? text : `${text} `.trimEnd();
}
