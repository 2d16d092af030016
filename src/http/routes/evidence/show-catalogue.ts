import * as contract from '#contract/evidence.ts';
import { CATALOGUE, EVIDENCE_KINDS } from '#domain/evidence/index.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';

export const showCatalogueRoute = route('show-catalogue', contract.showCatalogue, async (_: Application) => {
  const kinds = EVIDENCE_KINDS.map((kind) => {
    const { title, cadenceDays, eventField, identity, fields } = CATALOGUE[kind];
    return {
      kind,
      ...title,
      cadenceDays,
      eventField,
      identity: [...identity],
      fields: fields.map(({ name, type, required, unit, meaning, owner, sensitivity, synonyms, choices }) => ({
        name,
        type,
        required,
        unit,
        ...meaning,
        owner,
        sensitivity,
        headers: [...synonyms.zh, ...synonyms.en],
        ...(choices ? { choices: choices.map(({ value }) => value) } : {}),
      })),
    };
  });
  return ok({ body: { kinds } });
});
