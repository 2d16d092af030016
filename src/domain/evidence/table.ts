import type { EvidenceKind } from './kind.ts';

/** Text by dictionary: `codes[row]` indexes `values`, −1 is absent. */
export interface TextColumn {
  readonly type: 'text';
  readonly codes: Int32Array;
  readonly values: readonly string[];
}

/** Day numbers since 1970-01-01; ABSENT_DAY where absent. */
export interface DateColumn {
  readonly type: 'date';
  readonly days: Int32Array;
}

/** Numbers; NaN where absent. `fen` holds whole fen within ±2^53, which the importer proves row by row. */
export interface NumberColumn {
  readonly type: 'fen' | 'integer' | 'decimal';
  readonly numbers: Float64Array;
}

/** Indexes into the field's choices (0 and 1 = false and true for `boolean`); 255 where absent. */
export interface CodeColumn {
  readonly type: 'choice' | 'boolean';
  readonly codes: Uint8Array;
}

export type Column = TextColumn | DateColumn | NumberColumn | CodeColumn;

export const ABSENT_DAY = -2147483648;
export const ABSENT_CODE = 255;

/** Accepted records of one kind in columns, in the order in which they were delivered; duplicates are already out. */
export interface EvidenceTable {
  readonly kind: EvidenceKind;
  readonly rows: number;
  readonly firm: TextColumn;
  readonly columns: Readonly<Record<string, Column>>;
}
