import type { Scorecard } from '#domain/credit/index.ts';

/** The words that a card gives a meaning of their own, so that reading a table keeps them. */
export function specialWords(card: Scorecard): Set<string> {
  const specials = card.variables.flatMap((v) => v.bins.flatMap((bin) => (bin.kind === 'special' ? bin.values : [])));
  return new Set(specials.filter((value) => typeof value === 'string'));
}
