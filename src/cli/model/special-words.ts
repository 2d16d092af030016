import { type CreditModel, isBoosted } from '#domain/credit/index.ts';

/** The words that a model gives a meaning of their own, so that reading a table keeps them. */
export function specialWords(model: CreditModel): Set<string> {
  const specials = isBoosted(model)
    ? model.columns.flatMap((column) => column.specials.map(({ value }) => value))
    : model.variables.flatMap((v) => v.bins.flatMap((bin) => (bin.kind === 'special' ? bin.values : [])));
  return new Set(specials.filter((value) => typeof value === 'string'));
}
