import { useTranslation } from 'react-i18next';
import { StatusTag, type Tone } from '#src/console/components/status-tag.tsx';

const TONES: Readonly<Record<string, Tone>> = { approve: 'good', counter: 'calm', refer: 'warning', decline: 'bad' };

/** What a decision came to, as a word with its colour. */
export function OutcomeTag({ outcome }: { readonly outcome: string }) {
  const { t } = useTranslation('applications');
  return <StatusTag tone={TONES[outcome] ?? 'waiting'}>{t(`outcome.${outcome}`)}</StatusTag>;
}

const STAGE_TONES: Readonly<Record<string, Tone>> = {
  new: 'waiting',
  review: 'warning',
  second: 'calm',
  done: 'good',
};

/** Where an application stands on its way. */
export function StageTag({ stage }: { readonly stage: string }) {
  const { t } = useTranslation('applications');
  return <StatusTag tone={STAGE_TONES[stage] ?? 'waiting'}>{t(`stage.${stage}`)}</StatusTag>;
}
