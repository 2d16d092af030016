/** The types a field of evidence can take; a column of each is kept in the form named beside it (see table.ts). */
export type FieldType = 'text' | 'date' | 'fen' | 'integer' | 'decimal' | 'boolean' | 'choice';

/** Levels of JR/T 0171-2020, and `open` for what is public by law. */
export type Sensitivity = 'open' | 'C1' | 'C2' | 'C3';

/** The data-standard entry of one field: what it means, in which unit, who owns it, and the headers that name it. */
export interface FieldDefinition {
  /** camelCase; money ends in `Fen`, days in `On`, shares in `Share`. */
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly unit: string;
  readonly meaning: { readonly zh: string; readonly en: string };
  /** The role that answers for the definition. */
  readonly owner: string;
  readonly sensitivity: Sensitivity;
  /** Headers under which the field is delivered; matched without case, blanks, punctuation and width. */
  readonly synonyms: { readonly zh: readonly string[]; readonly en: readonly string[] };
  /** For `choice`: each canonical value with the spellings that mean it; a column holds the index of the value. */
  readonly choices?: readonly { readonly value: string; readonly spellings: readonly string[] }[];
}
