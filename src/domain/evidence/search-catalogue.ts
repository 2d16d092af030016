import { CATALOGUE } from './catalogue.ts';
import type { FieldDefinition } from './field.ts';
import { FIRM_FIELD } from './firm-field.ts';
import { headerKey } from './header-words.ts';
import { EVIDENCE_KINDS, type EvidenceKind } from './kind.ts';

/** A field of the catalogue with the kind that it belongs to; the firm belongs to all. */
export interface CatalogueEntry {
  readonly kind: EvidenceKind | 'all';
  readonly field: FieldDefinition;
}

export function catalogueEntries(): readonly CatalogueEntry[] {
  const own = EVIDENCE_KINDS.flatMap((kind) => CATALOGUE[kind].fields.map((field) => ({ kind, field })));
  return [{ kind: 'all', field: FIRM_FIELD }, ...own];
}

/**
 * Fields whose name, meaning, synonyms or choices hold the words: those that a header of these words would name come first,
 * then by the order of the catalogue. All words must occur.
 */
export function searchCatalogue(words: string): readonly CatalogueEntry[] {
  const whole = headerKey(words);
  const parts = words
    .split(/\s+/)
    .map(headerKey)
    .filter((part) => part !== '');
  if (parts.length === 0) return [];
  const ranked = catalogueEntries().flatMap((entry) => {
    const keys = textsOf(entry.field).map(headerKey);
    const all = keys.join(' ');
    if (keys.includes(whole)) return [{ entry, rank: 0 }];
    return parts.every((part) => all.includes(part)) ? [{ entry, rank: 1 }] : [];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}

function textsOf({ name, meaning, synonyms, choices }: FieldDefinition): string[] {
  const spellings = choices?.flatMap((choice) => choice.spellings) ?? [];
  return [name, meaning.zh, meaning.en, ...synonyms.zh, ...synonyms.en, ...spellings];
}
