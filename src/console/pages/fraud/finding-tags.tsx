import { useTranslation } from 'react-i18next';
import { StatusTag } from '#src/console/components/status-tag.tsx';

const SEVERITY = { block: 'bad', review: 'warning', clear: 'calm' } as const;
const VERDICT = { open: 'waiting', confirmed: 'bad', innocent: 'good', unclear: 'calm' } as const;

/** What a finding asks for. */
export function SeverityTag({ severity }: { readonly severity: keyof typeof SEVERITY }) {
  const { t } = useTranslation('fraud');
  return <StatusTag tone={SEVERITY[severity]}>{t(`severity.${severity}`)}</StatusTag>;
}

/** What a person made of it. */
export function VerdictTag({ state }: { readonly state: keyof typeof VERDICT }) {
  const { t } = useTranslation('fraud');
  return <StatusTag tone={VERDICT[state]}>{t(`state.${state}`)}</StatusTag>;
}
