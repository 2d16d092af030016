import { useTranslation } from 'react-i18next';
import { StatusTag, type Tone } from '#src/console/components/status-tag.tsx';

const TONES: Readonly<Record<string, Tone>> = {
  approve: 'good',
  counter: 'good',
  refer: 'warning',
  decline: 'bad',
};

/** What a decision said, in colour, shape and word. */
export function OutcomeTag({ outcome }: { readonly outcome: string }) {
  const { t } = useTranslation('firms');
  return <StatusTag tone={TONES[outcome] ?? 'waiting'}>{t(`outcome.${outcome}`)}</StatusTag>;
}
