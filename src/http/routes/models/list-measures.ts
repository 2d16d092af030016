import * as contract from '#contract/models.ts';
import { MEASURES } from '#domain/evidence/index.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';

export const listMeasuresRoute = route(
  'list-measures',
  contract.listMeasures,
  async ({ decisions: { policies } }: Application) => {
    const readers = new Map<string, Set<string>>();
    const reads = (measure: string, reader: string) =>
      readers.set(measure, (readers.get(measure) ?? new Set()).add(reader));
    for (const { policy, scorecard, termsSources } of policies.values()) {
      for (const { name } of scorecard.card.variables) reads(name, scorecard.card.name);
      for (const measure of termsSources.keys()) reads(measure, policy.name);
    }
    const measures = MEASURES.map(({ name, unit, meaning, sources }) => ({
      measure: name,
      ...meaning,
      unit,
      sources: [...sources],
      readBy: [...(readers.get(name) ?? [])],
    }));
    return ok({ body: { measures } });
  },
);
