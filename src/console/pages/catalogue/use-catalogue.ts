import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#src/console/api/client.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';

type Kind = AnswerOf<'show-catalogue'>['kinds'][number];
export type CatalogueField = Kind['fields'][number];

/** Words of the data standard in the reader's language; a name that it lacks stands for itself. */
export interface CatalogueWords {
  readonly kinds: readonly Kind[];
  readonly kind: (kind: string) => string;
  readonly fields: (kind: string) => readonly CatalogueField[];
  readonly field: (kind: string, field: string) => string;
}

/** The catalogue of fields: it changes with a version of Weir only, so it is read once. */
export function useCatalogue(): CatalogueWords {
  const { i18n } = useTranslation();
  const answer = useAnswer('show-catalogue', {}, {});
  const kinds = answer.data?.body.kinds;
  return useMemo(() => {
    const language = i18n.language === 'zh' ? 'zh' : 'en';
    const byName = new Map((kinds ?? []).map((kind) => [String(kind.kind), kind]));
    return {
      kinds: kinds ?? [],
      kind: (name) => byName.get(name)?.[language] ?? name,
      fields: (name) => byName.get(name)?.fields ?? [],
      field: (kind, name) => byName.get(kind)?.fields.find((field) => field.name === name)?.[language] ?? name,
    };
  }, [kinds, i18n.language]);
}
