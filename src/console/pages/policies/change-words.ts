import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#src/console/api/client.ts';

type Asked = AnswerOf<'list-experiments'>['items'][number]['asked'];

/** Percentages that have a word of their own. */
const NAMED: Readonly<Record<string, string>> = {
  cutOffPd: 'cutOffPd',
  'pricing.fundingRate': 'fundingRate',
  'pricing.margin': 'margin',
  'product.maxRate': 'maxRate',
};

/** What an experiment changes, in words. */
export function useChangeWords(): (asked: Asked) => string {
  const { t } = useTranslation('policies');
  return ({ set, model, lawOn, table }) => {
    const parts = Object.entries(set).map(([name, value]) => {
      const word = NAMED[name];
      return word === undefined
        ? t('change.other', { name, value })
        : t(`change.${word}`, { value: `${(value * 100).toFixed(2)} %` });
    });
    if (model) parts.push(t('change.model', { model }));
    if (lawOn) parts.push(t('change.lawOn', { day: lawOn }));
    if (table) parts.push(t('change.table'));
    return parts.join(' · ');
  };
}
