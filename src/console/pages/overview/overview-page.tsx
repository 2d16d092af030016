import { useTranslation } from 'react-i18next';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';

export function OverviewPage() {
  const { t } = useTranslation('overview');
  const institution = useAnswer('show-institution', {});
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} />
      <Answered of={institution}>{({ body }) => <div className="weir-panel">{body.name}</div>}</Answered>
    </>
  );
}
