import { writeCitation } from './instrument.ts';
import type { RulePack } from './pack.ts';

/** Something in the book of law that answers to a search. */
export interface LawHit {
  readonly kind: 'rule' | 'parameter' | 'instrument';
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** Where it is written; of a parameter, its newest value. */
  readonly citation: string;
}

/**
 * Rules, parameters and instruments in which every word occurs: in the id, the words of both languages, the subject, or the
 * citation. What is named exactly comes first, then what begins so, then the rest in the order of the book.
 */
export function searchLaw(pack: RulePack, text: string): readonly LawHit[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const whole = words.join(' ');
  const ranked = everything(pack).flatMap(({ hit, more }) => {
    const id = folded(hit.id);
    const all = [id, hit.zh, hit.en, hit.citation, more].map(folded).join(' ');
    if (!words.every((word) => all.includes(word))) return [];
    return [{ hit, rank: id === whole ? 0 : id.startsWith(whole) ? 1 : 2 }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ hit }) => hit);
}

function everything(pack: RulePack): { readonly hit: LawHit; readonly more: string }[] {
  const rules = [...pack.rules.values()].flatMap((versions) => {
    const newest = versions.at(-1);
    if (!newest) return [];
    const { rule, citation } = newest;
    return [{ hit: { kind: 'rule' as const, id: rule.id, ...rule.title, citation }, more: rule.subject }];
  });
  const parameters = [...pack.parameters.values()].map(({ id, zh, en, values, provinces, unit }) => {
    const newest = values.at(-1) ?? Object.values(provinces ?? {})[0]?.at(-1);
    const instrument = newest && pack.instruments.get(newest.citation.instrument);
    const citation = newest && instrument ? writeCitation(instrument, newest.citation.article) : '';
    return { hit: { kind: 'parameter' as const, id, zh, en, citation }, more: unit };
  });
  const instruments = [...pack.instruments.values()].map((item) => ({
    hit: {
      kind: 'instrument' as const,
      id: item.code,
      zh: item.name,
      en: item.name,
      citation: writeCitation(item, ''),
    },
    more: item.issuer,
  }));
  return [...rules, ...parameters, ...instruments];
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('_', ' ');
}
