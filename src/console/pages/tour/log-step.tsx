import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addressOf } from '#src/console/api/client.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';

/** (g) The log leaves the house, and is verified by somebody who trusts nobody here. */
export function LogStep() {
  const { t } = useTranslation('tour');
  const answer = useAnswer('show-log-key', {});
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
          <pre className="weir-tour-command">
            weir log verify weir-log.ndjson --key &quot;{answer.data?.body.key ?? '…'}&quot;
          </pre>
        </li>
        <li>{t('log.alter')}</li>
      </ol>
    </section>
  );
}
