import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addressOf } from '#src/console/api/client.ts';

/** (g) The log leaves the house, and is verified by somebody who trusts nobody here. */
export function LogStep() {
  const { t } = useTranslation('tour');
  return (
    <section className="weir-panel">
      <ol className="weir-tour-list">
        <li>
          <a href={addressOf('export-log')} download="weir-log.ndjson">
            {t('log.export')}
          </a>
        </li>
        <li>
          <Link to="/log/verify">{t('log.browser')}</Link>
        </li>
        <li>
          {t('log.terminal')}
          <pre>weir log verify weir-log.ndjson --key {t('log.key')}</pre>
        </li>
        <li>{t('log.alter')}</li>
      </ol>
    </section>
  );
}
