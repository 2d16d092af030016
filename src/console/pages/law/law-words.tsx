import { useTranslation } from 'react-i18next';
import { StatusTag, type Tone } from '#src/console/components/status-tag.tsx';

export type LawValue = string | number | boolean | readonly string[] | null | undefined;

/** Twelve digits, so that the double behind four times 3.85 % reads as the figure that was meant. */
function digits(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** A value of the law as its unit is read. */
export function lawValue(value: LawValue, unit: string, language: 'zh' | 'en'): string {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'object') return value.join(language === 'zh' ? '、' : ', ');
  if (typeof value === 'boolean') return { zh: value ? '是' : '否', en: value ? 'yes' : 'no' }[language];
  if (typeof value === 'string') return value;
  if (unit === 'rate per year' || unit === 'ratio') return `${digits(value * 100)}%`;
  if (unit === 'CNY') {
    if (language === 'en') return `¥${value.toLocaleString('en')}`;
    return value >= 10_000 ? `${digits(value / 10_000).replace(/\B(?=(\d{3})+$)/g, ',')} 万元` : `${value} 元`;
  }
  return digits(value);
}

const STATUS_TONES: Readonly<Record<string, Tone>> = {
  in_force: 'good',
  'in-force': 'good',
  temporary: 'warning',
  window_guidance: 'warning',
  stale: 'warning',
  recommended: 'calm',
  draft: 'waiting',
  legacy: 'waiting',
  repealed: 'bad',
};

/** Whether something is law now, in colour, shape and word. */
export function LawStatus({ status }: { readonly status: string }) {
  const { t } = useTranslation('law');
  return <StatusTag tone={STATUS_TONES[status] ?? 'waiting'}>{t(`status.${status}`)}</StatusTag>;
}

/** Whether somebody read it in a source, or knows it from elsewhere. */
export function Confidence({ verified, confidence }: { readonly verified: boolean; readonly confidence: string }) {
  const { t } = useTranslation('law');
  const how = verified ? 'verified' : confidence.startsWith('2nd') ? 'secondHand' : 'memory';
  return (
    <span title={confidence}>
      <StatusTag tone={verified ? 'good' : 'warning'}>{t(`confidence.${how}`)}</StatusTag>
    </span>
  );
}

const VERDICT_TONES: Readonly<Record<string, Tone>> = {
  pass: 'good',
  refer: 'warning',
  unknown: 'waiting',
  refuse: 'bad',
  none: 'waiting',
};

export function VerdictTag({ verdict }: { readonly verdict: string }) {
  const { t } = useTranslation('law');
  return <StatusTag tone={VERDICT_TONES[verdict] ?? 'waiting'}>{t(`verdict.${verdict}`)}</StatusTag>;
}
