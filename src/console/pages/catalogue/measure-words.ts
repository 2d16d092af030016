import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#src/console/api/client.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { compactYuan } from '#src/console/components/money-words.ts';

export type Measure = AnswerOf<'list-measures'>['measures'][number];
type Language = 'zh' | 'en';

/** Measures by name, with words in the reader's language. */
export function useMeasures() {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'zh' ? 'zh' : 'en';
  const answer = useAnswer('list-measures', {});
  const measures = answer.data?.body.measures;
  return useMemo(() => {
    const byName = new Map((measures ?? []).map((measure) => [measure.measure, measure]));
    return {
      answer,
      measures: measures ?? [],
      find: (name: string) => byName.get(name),
      words: (name: string) => byName.get(name)?.[language] ?? name,
      value: (name: string, value: number) => measureValue(value, byName.get(name)?.unit, language),
    };
  }, [answer, measures, language]);
}

/** At most four decimals, and no zeros behind them. */
function plain(value: number): string {
  return String(Number(value.toFixed(4)));
}

/** A value as its unit is read. */
export function measureValue(value: number, unit: string | undefined, language: Language): string {
  switch (unit) {
    case 'fen':
      return compactYuan(BigInt(Math.round(value)), language);
    case 'share':
    case 'ratio':
      return `${Number((value * 100).toFixed(2))}%`;
    default:
      return plain(value);
  }
}
