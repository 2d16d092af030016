import { CATALOGUE } from './catalogue.ts';
import { readDay } from './columns/read-day.ts';
import { readFen } from './columns/read-fen.ts';
import type { FieldDefinition } from './field.ts';
import { FIRM_FIELD } from './firm-field.ts';
import { bindHeader } from './header.ts';
import { headerKey, readHeader } from './header-words.ts';
import { EVIDENCE_KINDS, type EvidenceKind, type KindDefinition } from './kind.ts';
import { statementLayout } from './statement-layout.ts';

/** What a column of a file is taken for: `known` by the catalogue's own word for it, `similar` to one, or nothing. */
export interface ColumnGuess {
  readonly header: string;
  readonly field: string | null;
  readonly how: 'known' | 'similar' | 'none';
  /** In [0, 1]: how alike the words are, and how many of the cells can be read as the field. */
  readonly confidence: number;
}

/** What a file is taken for. */
export interface KindGuess {
  readonly kind: EvidenceKind;
  /** In [0, 1]: how much of what the kind needs was found, and how much of the file the kind has a place for. */
  readonly confidence: number;
  readonly columns: readonly ColumnGuess[];
  /** Required fields that no column gives, so that a person has to say which one does. */
  readonly missing: readonly MissingField[];
}

/** A required field, and the lists of other fields from each of which it would follow. */
export interface MissingField {
  readonly field: string;
  readonly or: readonly (readonly string[])[];
}

/** Below this two words are not taken for the same. */
const LEAST_ALIKE = 0.5;

/** A single word that the catalogue knows may also stand in a title. */
const LEAST_COLUMNS = 2;

/** A line of fewer words that nobody knows is rather a title, or a note below one. */
const LEAST_WORDS = 3;

/**
 * Says which kinds of evidence a table may be, the likeliest first. Words are compared by the pairs of letters that they share, which
 * bears prefixes, plurals and word order; cells are tried as the type of the field. `firmKnown` says that the file need not name the firm.
 */
export function recogniseTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  { firmKnown = false }: { readonly firmKnown?: boolean } = {},
): readonly KindGuess[] {
  return EVIDENCE_KINDS.map((kind) => guessOf(CATALOGUE[kind], header, rows, firmKnown)).sort(
    (a, b) => b.confidence - a.confidence,
  );
}

/**
 * Whether a line may be a header, so that titles above it are not taken for one: it is one of some kind, or it holds several
 * words and nothing that is a number or a day.
 */
export function isLikelyHeader(cells: readonly string[]): boolean {
  if (statementLayout(cells)) return true;
  const words = cells.filter((cell) => cell.trim() !== '');
  const isWord = (cell: string) => !/^[-+¥\d.,%\s]+$/.test(cell) && typeof readDay(cell.trim(), false) !== 'number';
  if (words.length >= LEAST_WORDS && words.every(isWord)) return true;
  return EVIDENCE_KINDS.some((kind) => {
    const bound = bindHeader(CATALOGUE[kind], cells, { firmKnown: true });
    return bound.ok && bound.value.columns.length >= LEAST_COLUMNS;
  });
}

function guessOf(
  kind: KindDefinition,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  firmKnown: boolean,
): KindGuess {
  // Statements that list items in rows are turned before their headers are read: nothing is left to map.
  if (kind.kind === 'financial-statements' && statementLayout(header)) {
    const columns = header.map((text): ColumnGuess => ({ header: text, field: null, how: 'known', confidence: 1 }));
    return { kind: kind.kind, confidence: 1, columns, missing: [] };
  }
  const columns = assign(kind, header, rows);
  const found = new Map(
    columns.flatMap(({ field, confidence }) => (field === null ? [] : [[field, confidence] as const])),
  );
  const required = [FIRM_FIELD, ...kind.fields].filter(
    (field) => field.required && !(field === FIRM_FIELD && firmKnown),
  );
  const derived = (name: string) => kind.derivable[name]?.some((others) => others.every((other) => found.has(other)));
  const given = (name: string) => found.get(name) ?? (derived(name) ? 1 : 0);
  const missing = required
    .filter(({ name }) => given(name) === 0)
    .map(({ name }) => ({ field: name, or: kind.derivable[name] ?? [] }));
  const share = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const placed = share(columns.map(({ confidence }) => confidence));
  // Whose records they are every kind says: it tells none from another.
  const own = required.filter((field) => field !== FIRM_FIELD);
  const needed = own.length === 0 ? placed : share(own.map(({ name }) => given(name)));
  return { kind: kind.kind, confidence: (needed + placed) / 2, columns, missing };
}

interface Pair {
  readonly column: number;
  readonly field: string;
  readonly how: 'known' | 'similar';
  readonly confidence: number;
}

/** Gives each column at most one field and each field at most one column, the surest pairs first. */
function assign(
  kind: KindDefinition,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): readonly ColumnGuess[] {
  const pairs: Pair[] = [];
  for (const [column, text] of header.entries()) {
    const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    for (const field of [FIRM_FIELD, ...kind.fields]) {
      const alike = likeness(text, field, field === FIRM_FIELD ? kind.firmSynonyms : []);
      if (alike < LEAST_ALIKE) continue;
      const confidence = alike * (0.4 + 0.6 * readableShare(cells, field));
      pairs.push({ column, field: field.name, how: alike === 1 ? 'known' : 'similar', confidence });
    }
  }
  const byColumn = new Map<number, Pair>();
  const taken = new Set<string>();
  for (const pair of pairs.sort((a, b) => b.confidence - a.confidence)) {
    if (byColumn.has(pair.column) || taken.has(pair.field)) continue;
    byColumn.set(pair.column, pair);
    taken.add(pair.field);
  }
  return header.map((text, column): ColumnGuess => {
    const pair = byColumn.get(column);
    return pair
      ? { header: text, field: pair.field, how: pair.how, confidence: pair.confidence }
      : { header: text, field: null, how: 'none', confidence: 0 };
  });
}

/** 1 where a word of the catalogue is the header; otherwise the best likeness to one, always less. */
function likeness(text: string, field: FieldDefinition, more: readonly string[]): number {
  const { key, bare } = readHeader(text);
  let best = 0;
  for (const name of [...more, field.name, ...field.synonyms.zh, ...field.synonyms.en]) {
    const word = headerKey(name);
    if (word === key || word === bare) return 1;
    best = Math.max(best, 0.9 * shared(word, bare === '' ? key : bare));
  }
  return best;
}

/** Twice the pairs of neighbouring letters that two words share over all that they have (Dice 1945). */
function shared(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return 0;
  const counts = new Map<string, number>();
  for (let i = 0; i + 1 < a.length; i++) {
    const pair = a.slice(i, i + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  let both = 0;
  for (let i = 0; i + 1 < b.length; i++) {
    const pair = b.slice(i, i + 2);
    const left = counts.get(pair) ?? 0;
    if (left === 0) continue;
    counts.set(pair, left - 1);
    both += 1;
  }
  return (2 * both) / (a.length + b.length - 2);
}

/** The share of cells that can be read as the field; 1 where there are none, since nothing speaks against it. */
function readableShare(cells: readonly string[], field: FieldDefinition): number {
  if (cells.length === 0) return 1;
  return cells.filter((cell) => reads(cell, field)).length / cells.length;
}

function reads(cell: string, { type, choices }: FieldDefinition): boolean {
  switch (type) {
    case 'text':
      return true;
    case 'date':
      return typeof readDay(cell, false) === 'number';
    case 'fen':
      return typeof readFen(cell, 100) === 'number';
    case 'choice':
      return (
        choices?.some(({ value, spellings }) =>
          [value, ...spellings].some((word) => headerKey(word) === headerKey(cell)),
        ) ?? false
      );
    case 'boolean':
      return /^(?:是|否|有|无|true|false|yes|no|y|n|0|1)$/i.test(cell);
    default:
      return /^[-+]?[\d,\s]*\.?\d+%?$/.test(cell);
  }
}
