import type { FieldDefinition, FieldType, Sensitivity } from '../field.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
  /** Other headers, the field's own name and its meanings aside. */
  readonly zhNames?: readonly string[];
  readonly enNames?: readonly string[];
  readonly required?: true;
  readonly unit?: string;
  readonly owner?: string;
  readonly sensitivity?: Sensitivity;
  readonly choices?: FieldDefinition['choices'];
}

const UNITS: Readonly<Record<FieldType, string>> = {
  text: 'none',
  date: 'day',
  fen: 'fen',
  integer: 'count',
  decimal: 'none',
  boolean: 'none',
  choice: 'none',
};

/** The maker of one kind's fields: what all of them share is said once. */
export function fieldsOf(owner: string, sensitivity: Sensitivity) {
  return (name: string, type: FieldType, words: Words): FieldDefinition => ({
    name,
    type,
    required: words.required ?? false,
    unit: words.unit ?? UNITS[type],
    meaning: { zh: words.zh, en: words.en },
    owner: words.owner ?? owner,
    sensitivity: words.sensitivity ?? sensitivity,
    synonyms: { zh: [words.zh, ...(words.zhNames ?? [])], en: [words.en, ...(words.enNames ?? [])] },
    ...(words.choices ? { choices: words.choices } : {}),
  });
}

/** `value` with the spellings that mean it; the value itself is always one. */
export function choice(value: string, ...spellings: readonly string[]) {
  return { value, spellings: [value, ...spellings] };
}
