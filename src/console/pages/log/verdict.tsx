import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { MomentText } from '#src/console/components/day-text.tsx';
import { StatusTag } from '#src/console/components/status-tag.tsx';
import type { Checked } from './check-log.ts';
import { findingWords } from './finding-words.ts';

/** Whether everything holds, and if not, what does not: each entry by its number and its id. */
export function Verdict({ checked }: { readonly checked: Checked }) {
  const { t, i18n } = useTranslation('log');
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  const { verified, findings, entries, size, checkpoints, signedAt, root, milliseconds } = checked;
  return (
    <div role="status" className="weir-log-verdict">
      <p className="weir-log-word">
        <StatusTag tone={verified ? 'good' : 'bad'}>{t(verified ? 'verdict.holds' : 'verdict.broken')}</StatusTag>
      </p>
      {findings.length > 0 && (
        <ul>
          {findings.map((finding) => {
            const { message, hint } = findingWords(finding, language);
            const id = finding.params?.id;
            return (
              <li key={`${finding.code}:${JSON.stringify(finding.params ?? {})}`}>
                <strong>{message}</strong>
                {typeof id === 'string' && (
                  <>
                    {' '}
                    <Link to={`/log/entries/${id}`}>{t('verdict.inLog')}</Link>
                  </>
                )}
                {hint && <div className="weir-quiet">{hint}</div>}
                <div className="weir-quiet">
                  <code>{finding.code}</code>
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {size > 0 && (
        <dl className="weir-log-facts">
          <dt>{t('verdict.entries')}</dt>
          <dd className="weir-number">{entries.toLocaleString('en')}</dd>
          <dt>{t('head.size')}</dt>
          <dd className="weir-number">{size.toLocaleString('en')}</dd>
          <dt>{t('verdict.checkpoints')}</dt>
          <dd className="weir-number">{checkpoints.toLocaleString('en')}</dd>
          <dt>{t('head.at')}</dt>
          <dd>{signedAt === null ? '—' : <MomentText at={signedAt} />}</dd>
          <dt>{t('head.root')}</dt>
          <dd>
            <code>{root}</code>
          </dd>
          <dt>{t('verdict.took')}</dt>
          <dd className="weir-number">{t('verdict.milliseconds', { count: Math.round(milliseconds) })}</dd>
        </dl>
      )}
    </div>
  );
}
