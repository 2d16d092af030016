import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { useSession } from '#src/console/api/session.tsx';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { shanghaiMoment } from '#src/console/components/moment-words.ts';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { LayersTable } from './layers-table.tsx';
import { River } from './river.tsx';
import './overview.css';

/** Where a day begins: staff see how the defence stands, a borrower goes on with its application. */
export function OverviewPage() {
  const { may } = useSession();
  return may('show-overview') ? <StaffOverview /> : <Navigate to="/apply" replace />;
}

function StaffOverview() {
  const { t } = useTranslation('overview');
  const overview = useAnswer('show-overview', {}, { refetchInterval: 30_000 });
  const institution = useAnswer('show-institution', {});
  const name = institution.data?.body.name;
  return (
    <>
      <PageHeader title={t('title')} hint={name ? `${name} · ${t('hint')}` : t('hint')} />
      <Answered of={overview} rows={14}>
        {({ body }) => (
          <>
            <section className="weir-panel weir-river-panel">
              <River overview={body} />
              <p className="weir-quiet weir-river-note">
                {t('river.note', {
                  from: shanghaiMoment(body.since).slice(0, 10),
                  at: shanghaiMoment(body.at).slice(0, 16),
                })}
              </p>
            </section>
            <section className="weir-panel">
              <h2>{t('table.title')}</h2>
              <LayersTable overview={body} />
            </section>
          </>
        )}
      </Answered>
    </>
  );
}
