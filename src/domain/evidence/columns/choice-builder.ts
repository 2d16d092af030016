import type { FieldDefinition } from '../field.ts';
import { headerKey } from '../header-words.ts';
import { ABSENT_CODE, type CodeColumn, type Column } from '../table.ts';
import type { ColumnBuilder } from './column-builder.ts';
import type { ContentWriter } from './content-writer.ts';
import { grown } from './grown.ts';
import { type Problem, problem, shown } from './problem.ts';

const TRUTHS: NonNullable<FieldDefinition['choices']> = [
  { value: 'false', spellings: ['否', 'no', 'n', 'f', 'false', '0', '无', '未'] },
  { value: 'true', spellings: ['是', 'yes', 'y', 't', 'true', '1', '有', '已'] },
];

export class ChoiceBuilder implements ColumnBuilder {
  readonly field: FieldDefinition;
  /** The pending index; ABSENT_CODE is absent. */
  value = ABSENT_CODE;
  /** Cells as written, remembered, and spellings as compared: without case, blanks, punctuation and width. */
  private readonly seen = new Map<string, number>();
  private readonly spellings = new Map<string, number>();
  private codes = new Uint8Array(1024);
  private filled = false;

  constructor(field: FieldDefinition) {
    this.field = field;
    const choices = field.choices ?? TRUTHS;
    for (const [code, { spellings }] of choices.entries())
      for (const spelling of spellings) this.spellings.set(headerKey(spelling), code);
  }

  clear(): void {
    this.value = ABSENT_CODE;
  }

  read(cell: string): Problem | undefined {
    const code = this.seen.get(cell) ?? this.spellings.get(headerKey(cell));
    if (code === undefined) {
      if (this.field.type === 'boolean') return problem('NOT_A_TRUTH', { value: shown(cell) });
      const choices = this.field.choices!.map(({ value, spellings }) => spellings[1] ?? value).join(', ');
      return problem('CHOICE_UNKNOWN', { value: shown(cell), field: this.field.name, choices });
    }
    if (this.seen.size < 1000) this.seen.set(cell, code);
    this.value = code;
    return undefined;
  }

  load(column: Column, row: number): void {
    this.value = (column as CodeColumn).codes[row]!;
  }

  isAbsent(): boolean {
    return this.value === ABSENT_CODE;
  }

  settle(): void {}

  equals(row: number): boolean {
    return this.codes[row] === this.value;
  }

  hash(): number {
    return this.value;
  }

  /** The index that was set at a row. */
  at(row: number): number {
    return this.codes[row]!;
  }

  set(row: number): void {
    if (row >= this.codes.length) this.codes = grown(this.codes, new Uint8Array(row * 2));
    this.codes[row] = this.value;
    if (this.value !== ABSENT_CODE) this.filled = true;
  }

  write(out: ContentWriter, ordinal: number): void {
    if (this.value !== ABSENT_CODE) out.whole(ordinal, this.value);
  }

  build(rows: number): CodeColumn | undefined {
    if (!this.filled) return undefined;
    return { type: this.field.type === 'boolean' ? 'boolean' : 'choice', codes: this.codes.slice(0, rows) };
  }
}
