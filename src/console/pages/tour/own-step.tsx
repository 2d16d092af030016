import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '#src/console/api/session.tsx';

/** Leads to the page on which a lender's own tape is examined, or says which colleagues may. */
export function OwnStep() {
  const { t } = useTranslation('tour');
  const { may } = useSession();
  return (
    <section className="weir-panel">
      <p>{t('own.what')}</p>
      {may('examine-book') ? <Link to="/book">{t('own.go')}</Link> : <p className="weir-quiet">{t('own.who')}</p>}
      <pre>weir book import loans.csv --repayments repayments.csv --funders funders.csv --as-of 2026-08-05</pre>
    </section>
  );
}
